import * as v from 'valibot';
import { defineService } from '../../case/service';
import { choice, count, day, doubted, longText, money, optional, papers, phone, text, unit } from '../../kernel/field';
import { nameOnPaper } from '../../kernel/field-personal';
import { ok } from '../../kernel/result';
import { cut } from '../../kernel/text';
import { beforeItHappened } from './doubts';
import { factsOf } from './facts';
import { appealFlow } from './flow';
import { outcomeAfter } from './outcome';
import { route, townOf } from './route';
import { rightsRules } from './rules';

const categories = {
  pay: '拖欠工资',
  injury: '工伤赔偿',
  contract: '劳动合同',
  insurance: '社会保险',
  safety: '安全卫生',
  women: '女职工权益',
  other: '其他',
} as const;

const form = v.object({
  category: choice('您遇到的是哪一类问题？', categories, { help: '不确定就选最接近的，选错了我们会帮您改。' }),
  story: longText('发生了什么？', 10, 2000, {
    help: '像说话一样写就行：什么事、找过谁、对方怎么说。',
    placeholder: '例如：3月起在工地做木工，做了4个月，老板只给了2000元，说没钱了。',
  }),
  happenedOn: optional(
    day('什么时候发生的？', {
      help: '记不清可以先选大概的日子。',
      from: { of: 'today', years: -60 },
      to: { of: 'today' },
    }),
  ),
  area: unit('工作的地方在哪里？', { help: '在外地打工出的事也可以找我们。' }),
  place: optional(text('详细地点', 80, { placeholder: '例如：福建省惠安县 ××路 ××厂' })),
  employer: text('单位或老板的名称', 60, { help: '不知道全称，写工地名、店名、老板姓名也行。' }),
  people: optional(count('和您一样遇到这事的有几个人？', '人', 100_000, { help: '只有您自己就填 1。' })),
  claimFen: optional(money('您认为应该给您多少钱？', 100_000_000, { help: '不清楚的，之后还能补充。' })),
  limitOn: optional(
    doubted(
      day('有没有最后期限？', {
        help: '例如仲裁、工伤认定或法院通知上的截止日期。已经过了也请填上。',
        from: { of: 'today', years: -20 },
        to: { of: 'today', years: 20 },
      }),
      beforeItHappened,
    ),
  ),
  papers: optional(
    papers('照片或材料', 9, {
      help: '有哪样拍哪样，没有也能提交。',
      slots: [
        { name: '合同或工资条', hint: '四个角都拍进去，字要清楚' },
        { name: '聊天或转账记录', hint: '用手机截图就行', looks: 'screen' },
        { name: '诊断证明或伤情照片', hint: '受了伤的，拍伤处也行', looks: 'sealed' },
      ],
    }),
  ),
  name: nameOnPaper('怎么称呼您？', { placeholder: '您的姓名' }),
  phone: phone('您的电话', { help: '只有经办人能看到，用来和您联系。' }),
});

export type Appeal = v.InferOutput<typeof form>;

/** 求助维权: any request for help or complaint of rights. */
export const appeal = defineService({
  kind: 'appeal',
  title: '求助维权',
  summary: '欠薪、工伤、合同',
  icon: 'service',
  prefix: 'QZ',
  intro: {
    who: '在本市工作的职工，和在外地打工的本市人，都可以求助，不收任何费用。',
    need: ['说清楚发生了什么', '单位或老板的名称', '照片、合同、工资条等(有就带上，没有也行)'],
    time: '填写大约 5 分钟，随时可以停下，内容会自动保存。',
    seenBy: '只有为您办事的工会工作人员能看到。',
    next: '提交后会马上告诉您由谁办理、最晚哪天答复。',
  },
  form,
  steps: [
    { title: '什么事', fields: ['category', 'story', 'happenedOn'] },
    { title: '在哪里、跟谁', fields: ['area', 'place', 'employer', 'people'] },
    { title: '您的要求', fields: ['claimFen', 'limitOn', 'papers'] },
    { title: '怎么联系您', fields: ['name', 'phone'] },
  ],
  flow: appealFlow,
  rules: rightsRules,
  headline: (answers) => `${categories[answers.category]} · ${cut(answers.employer, 20)}`,
  route,
  reach: (answers) => [townOf(answers), 'rights', 'women'],
  contact: ({ name, phone: number }) => ({ name, phone: number }),
  limitOn: (answers) => answers.limitOn ?? null,
  topics: 'category',
  effect: (found, { input }) => ok(outcomeAfter(found, input)),
  facts: factsOf,
});
