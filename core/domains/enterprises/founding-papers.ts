import * as v from 'valibot';
import type { DayBound } from '../../kernel/bounds';
import { choice, count, day, longText, money, optional, papers, phone, text } from '../../kernel/field';
import { cards, nameOnPaper } from '../../kernel/field-personal';
import { unionForms } from './codes';
import { posts } from './committee';
import { creditCode, headcount } from './questions';

/** No earlier than the day of the stage before, which is an earlier answer, and no later than today. */
const since = (answer: string, said: string) => ({
  from: { of: 'answer', answer, said } satisfies DayBound,
  to: { of: 'today' } satisfies DayBound,
});
const paper = (label: string, name: string, hint: string) =>
  papers(label, 9, { slots: [{ name, hint, looks: 'sealed' }] });

const letterNumber = text('文号', 40, { placeholder: '例如：瑞工组〔2026〕12号' });

/** 0 应建认定: the row of the census and the rule by which it counts as due. */
export const recognition = v.object({
  recognisedOn: day('认定日期', { from: { of: 'today', years: -5 }, to: { of: 'today' } }),
  basis: longText('认定依据', 4, 300, { samples: ['正常经营，职工 25 人以上，没有工会，列入应建。'] }),
});

/** 2 建会申请: what a 请示 says beside what the census knows. */
export const application = v.object({
  appliedOn: day('提交日期', since('recognisedOn', '提交申请不能早于认定应建的日子。')),
  registrar: text('登记机关', 60, { samples: ['瑞金市市场监督管理局', '瑞金市民政局'] }),
  assetsFen: optional(money('固定资产', 10_000_000_000, { zero: true })),
  outputFen: optional(money('年产值', 10_000_000_000, { zero: true })),
  taxFen: optional(money('年利税', 10_000_000_000, { zero: true })),
  business: text('经营范围', 200),
  request: paper('建会申请(请示)', '请示', '单位盖章，日期要看得清'),
});

/** 3 同意筹建: the first 批复, and who prepares. */
export const consent = v.object({
  agreedOn: day('批复日期', since('appliedOn', '批复不能早于提交申请的日子。')),
  agreedNumber: letterNumber,
  preparers: cards('筹备组', '一位成员', 5, v.object({ name: nameOnPaper('姓名'), post: optional(text('职务', 40)) }), {
    help: '3 至 5 人。',
  }),
  consent: paper('同意筹建的批复', '批复', '上级工会盖章'),
});

/** 4 发展会员 */
export const recruitment = v.object({
  recruitedOn: day('完成日期', since('agreedOn', '发展会员不能早于同意筹建的日子。')),
  memberCount: count('会员人数', '人', 100_000),
  femaleMembers: headcount('其中女会员'),
  applications: papers('入会申请书和会员花名册', 9, {
    slots: [
      { name: '会员花名册', hint: '每一页都拍，单位盖章', looks: 'sealed' },
      { name: '入会申请书', hint: '拍一份样子就行，其余单位保存' },
    ],
  }),
});

/** 5 候选人 */
export const nomination = v.object({
  nominatedOn: day('上报日期', since('recruitedOn', '候选人不能早于会员发展完成的日子。')),
  candidates: cards(
    '候选人',
    '一位候选人',
    60,
    v.object({ name: nameOnPaper('姓名'), post: choice('在单位的身份', posts) }),
  ),
  shownFrom: day('公示从哪一天', since('recruitedOn', '公示不能早于会员发展完成的日子。')),
  shownTo: day('公示到哪一天', {
    help: '不少于 5 个工作日。',
    from: { of: 'answer', answer: 'shownFrom', said: '公示的最后一天不能早于第一天。' },
    to: { of: 'answer', answer: 'shownFrom', days: 60 },
  }),
  proposal: paper('候选人请示和简历', '候选人建议名单', '筹备组盖章或签名'),
});

/** 6 会员(代表)大会选举 */
export const election = v.object({
  electedOn: day('选举日期', since('shownTo', '选举不能早于公示期满的日子。')),
  meeting: choice('开的什么会', { members: '会员大会', delegates: '会员代表大会' }),
  seats: count('选出委员几人', '人', 45),
  minutes: papers('选举办法、签到、选票统计', 9, {
    slots: [
      { name: '选举办法', hint: '大会通过的那一份' },
      { name: '签到表', hint: '每一页都拍' },
      { name: '选票统计', hint: '总监票人、计票人签名', looks: 'sealed' },
    ],
  }),
});

/** 7 选举结果报告 */
export const electionReport = v.object({
  reportedOn: day('上报日期', since('electedOn', '上报结果不能早于选举的日子。')),
  expected: count('应到', '人', 100_000),
  present: count('实到', '人', 100_000),
  issued: count('发出选票', '张', 100_000),
  returned: headcount('收回选票', { help: '按张数。' }),
  chairName: nameOnPaper('当选主席'),
  chairPhone: phone('主席电话'),
  chairVotes: count('主席得票', '票', 100_000),
  report: paper('选举结果请示', '选举结果请示', '写明任期，单位盖章'),
});

const unionFacts = {
  unionName: text('工会名称', 60, { placeholder: '例如：瑞金市××有限公司工会委员会' }),
  foundedAs: choice('建会类型', unionForms),
  termYears: choice('任期', { '3': '三年', '5': '五年' }, { help: '工会法 第十六条：三年或者五年。' }),
};

/** 8 批复: from this day on there is a union. */
export const approval = v.object({
  approvedOn: day('批复日期', since('reportedOn', '批复不能早于上报选举结果的日子。')),
  approvedNumber: letterNumber,
  ...unionFacts,
  approval: paper('批复', '批复', '写明文号和任期，上级工会盖章'),
});

/** A union from before the census: its 批复 as far as it is there. */
export const approvalBefore = v.object({
  approvedOn: day('批复日期', {
    help: '记不清的，照最近一次换届批复填。',
    from: { of: 'date', date: '1949-10-01' },
    to: { of: 'today' },
  }),
  approvedNumber: optional(letterNumber),
  ...unionFacts,
  approval: optional(paper('批复', '批复', '有就拍')),
});

/** 9 法人登记 */
export const registration = v.object({
  registeredOn: day('登记日期', since('approvedOn', '法人登记不能早于批复的日子。')),
  unionCode: creditCode('工会的统一社会信用代码', { help: '《工会法人资格证书》上的，不是单位的。' }),
  certificate: paper('工会法人资格证书', '法人资格证书', '四个角都拍进去'),
});

/** 10 刻章、开户、经费 */
export const equipment = v.object({
  equippedOn: day('开户日期', since('registeredOn', '开户不能早于法人登记的日子。')),
  accountName: text('账户户名', 60),
  bank: text('开户银行', 40),
  sealed: choice('公章刻了吗', { yes: '刻了', no: '还没有' }),
  proof: paper('开户资料和印章备案', '开户许可或回执', '户名要看得清'),
});
