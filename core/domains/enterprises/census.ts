import * as v from 'valibot';
import { choice, colleague, day, longText, optional, phone, text, unit } from '../../kernel/field';
import { cards, nameOnPaper } from '../../kernel/field-personal';
import { mapPoint } from '../../kernel/map-point';
import type { FormStep } from '../../record/definition';
import {
  codeAbsences,
  hardnesses,
  industries,
  operatingStates,
  ownerships,
  sources,
  subjectKinds,
  unionForms,
  willingnesses,
} from './codes';
import { reasons } from './no-union';
import { creditCode, headcount, yesOrNo } from './questions';

/** No enterprise of today is older than the republic whose registers it stands in. */
const sinceEver = { of: 'date', date: '1949-10-01' } as const;
const untilToday = { of: 'today' } as const;

const identity = {
  name: text('单位名称', 60, { help: '写全称，和证照上的一致。' }),
  shortName: optional(text('简称', 20)),
  formerNames: optional(
    cards('用过的名称', '一个名称', 5, v.object({ name: text('用过的名称', 60) }), {
      help: '改过名的写上，免得登记两次。',
    }),
  ),
  creditCode: optional(creditCode('统一社会信用代码', { help: '18 位，证照右上角。工会自己的代码不写在这里。' })),
  noCode: optional(choice('为什么没有代码', codeAbsences, { help: '没有填代码的，选一项。' })),
  subjectKind: choice('组织类别', subjectKinds),
  ownership: choice('单位类别', ownerships, { help: '照营业执照上的类型选。' }),
  industry: choice('行业', industries, { help: '看最主要的业务。' }),
};

const place = {
  zone: unit('所属乡镇、园区', { help: '职工实际在哪里上班，就选哪里。' }),
  registeredAddress: text('注册地址', 100),
  workAddress: text('生产经营地址', 100, { help: '和注册地址一样的照写；不在这里生产经营的，写实际地址。' }),
  point: optional(
    mapPoint('地图上的位置', {
      help: '在地图上点；也可以填，经度在前，纬度在后。',
      placeholder: '例如：115.98231,25.88540',
    }),
  ),
  legalName: nameOnPaper('法定代表人'),
  legalPhone: phone('法定代表人电话'),
  contactName: nameOnPaper('联系人', { help: '行政或人事上说得上话的人。' }),
  contactPhone: phone('联系人电话'),
};

const people = {
  openedOn: day('成立(开业)日期', {
    help: '照证照填写，建会的期限从这一天算起。',
    from: sinceEver,
    to: untilToday,
  }),
  operating: choice('生产经营状态', operatingStates),
  workers: headcount('职工人数', { help: '在这里上班的都算，含劳务派遣。' }),
  countedOn: day('人数是哪一天的', {
    from: { of: 'answer', answer: 'openedOn', said: '人数的日子不能早于成立日期。' },
    to: untilToday,
  }),
  female: headcount('其中女职工'),
  migrant: headcount('其中农民工'),
  dispatched: headcount('其中劳务派遣'),
  platform: headcount('其中新就业形态', { help: '货车司机、网约车司机、快递员、外卖配送员。' }),
};

const organisations = {
  hasParty: yesOrNo('有党组织吗'),
  partyCount: optional(headcount('党员人数')),
  partyReady: optional(choice('具备建党条件吗', { yes: '具备', no: '还不具备' })),
  hasYouth: yesOrNo('有共青团组织吗'),
  hasWomen: yesOrNo('有妇联组织吗'),
  hasUnion: yesOrNo('有工会吗'),
  unionForm: optional(choice('建会类型', unionForms, { help: '有工会的必选。' })),
  members: optional(headcount('会员人数', { help: '有工会的必填。' })),
};

const noUnion = {
  mainReason: optional(choice('没有建会的主要原因', reasons, { help: '没有工会的必选，只选最主要的一个。' })),
  otherReasons: optional(
    cards('还有什么原因', '一个原因', 4, v.object({ reason: choice('原因', reasons) }), {
      help: '主要原因以外的，一张写一个。',
    }),
  ),
  reasonStory: optional(longText('原因说明', 4, 500, { help: '选了“其他”的必填。', inside: true })),
  willing: optional(choice('建会意愿', willingnesses)),
  hardness: optional(choice('难易分类', hardnesses, { help: '不选就是一般。', inside: true })),
};

const survey = {
  source: cards('数据来源', '一个来源', 7, v.object({ source: choice('来源', sources) }), {
    help: '从哪里知道这家单位的。',
  }),
  surveyor: colleague('普查员'),
  surveyedOn: day('普查日期', {
    from: { of: 'answer', answer: 'openedOn', said: '普查日期不能早于成立日期。' },
    to: untilToday,
  }),
  checker: colleague('核对人', { help: '要由另一位同事核对。' }),
};

/** What the census asks of an enterprise (两新组织普查): one record an enterprise, asked anew whenever it is looked at again. */
export const census = v.object({ ...identity, ...place, ...people, ...organisations, ...noUnion, ...survey });
export type Census = v.InferOutput<typeof census>;

/** The names of the questions in a group, in their order. */
const namesIn = <G extends object>(group: G) =>
  Object.keys(group).filter((name): name is Extract<keyof G, string> => name in group);

/** The census screen by screen. */
export const censusSteps: readonly FormStep<Extract<keyof Census, string>>[] = [
  { title: '是哪家单位', fields: namesIn(identity) },
  { title: '在哪里、找谁', fields: namesIn(place) },
  { title: '多少职工', fields: namesIn(people) },
  { title: '有哪些组织', fields: namesIn(organisations) },
  { title: '为什么没有建会', help: '有工会的单位跳过这一页。', fields: namesIn(noUnion) },
  { title: '谁普查、谁核对', fields: namesIn(survey) },
];
