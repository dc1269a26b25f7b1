import * as v from 'valibot';
import { day, longText, optional, stars, text } from '../../kernel/field';
import type { Flow } from '../../record/flow';
import { agreedFen, outcome, receivedFen } from './questions';
import { samples } from './samples';

type State =
  | 'submitted'
  | 'accepted'
  | 'waiting'
  | 'referred'
  | 'settled'
  | 'resolved'
  | 'rated'
  | 'refused'
  | 'withdrawn';

/** 求助维权 from the request to its end. */
export const appealFlow = {
  start: 'submitted',
  clock: 'accept',
  states: {
    submitted: { label: '待受理', tone: 'waiting', open: true },
    accepted: { label: '办理中', tone: 'working', open: true },
    waiting: { label: '待补材料', tone: 'waiting', open: true, waitsForOwner: true },
    referred: { label: '等候答复', tone: 'working', open: true },
    settled: { label: '等候到账', tone: 'working', open: true },
    resolved: { label: '已办结', tone: 'done', open: false },
    rated: { label: '已评价', tone: 'done', open: false },
    refused: { label: '未受理', tone: 'ended', open: false },
    withdrawn: { label: '已撤回', tone: 'ended', open: false },
  },
  steps: {
    accept: {
      label: '受理',
      decides: false,
      from: ['submitted'],
      to: 'accepted',
      by: ['officer', 'deskMate'],
      officer: 'actor',
      explain: '受理后由您经办，职工会看到您的姓名和答复期限。',
      said: '已受理',
      tells: 'owner',
      clock: 'resolve',
    },
    resolve: {
      label: '办结',
      decides: false,
      from: ['accepted', 'settled'],
      to: 'resolved',
      by: ['officer'],
      form: v.object({ outcome, agreedFen: optional(agreedFen), receivedFen: optional(receivedFen) }),
      explain: '办结后职工会收到结果，并可以评价。',
      said: '已办结',
      tells: 'owner',
    },
    askPapers: {
      label: '要求补材料',
      decides: false,
      from: ['submitted', 'accepted'],
      to: 'waiting',
      most: 20,
      by: ['officer'],
      form: v.object({
        missing: longText('缺少哪些材料', 4, 500, {
          help: '请一次写全，每样材料说明做什么用(法律援助法 第四十三条：一次性告知)。',
          placeholder: '例如：1. 劳动合同或工资条，证明在这里上班；2. 身份证号码，用来立案。',
          samples: samples.missing,
        }),
      }),
      explain: '职工补交之前，办理期限停下来不算。',
      said: '请您补交材料',
      tells: 'owner',
    },
    refer: {
      label: '转请其他部门',
      decides: false,
      from: ['accepted'],
      to: 'referred',
      most: 20,
      by: ['officer'],
      form: v.object({
        authority: text('转给哪个部门', 60, {
          placeholder: '例如：市人力资源和社会保障局劳动监察大队',
          samples: samples.authorities,
        }),
        letter: text('转办文号', 40),
        sentOn: day('转办日期', { from: { of: 'opened' }, to: { of: 'today' } }),
      }),
      explain: '这件事仍由您跟进，答复要记在这里。',
      said: '已转请有关部门办理',
      tells: 'owner',
      clock: 'answer',
    },
    answered: {
      label: '记录答复',
      decides: false,
      from: ['referred'],
      to: 'accepted',
      by: ['officer'],
      form: v.object({
        answer: longText('答复内容', 5, 1000),
        answeredOn: day('答复日期', { from: { of: 'answer', answer: 'sentOn' }, to: { of: 'today' } }),
      }),
      explain: '职工会看到这份答复。接下来由您继续办理。',
      said: '有关部门已答复',
      tells: 'owner',
      clock: 'resolve',
    },
    settle: {
      label: '达成协议',
      decides: false,
      from: ['accepted'],
      to: 'settled',
      by: ['officer'],
      form: v.object({
        agreedFen,
        payOn: day('约定付清日期', { from: { of: 'today' }, to: { of: 'today', years: 10 } }),
        terms: longText('协议要点', 5, 1000),
      }),
      explain: '达成不等于到账。钱到账后再办结，两个金额分开记录。',
      said: '已达成协议，等候付款',
      tells: 'owner',
    },
    solve: {
      label: '当场解决',
      decides: false,
      from: ['submitted'],
      to: 'resolved',
      by: ['officer', 'deskMate'],
      officer: 'actor',
      form: v.object({ outcome, receivedFen: optional(receivedFen) }),
      explain: '不用立案就能解决的，写明怎么解决的，直接办结。',
      said: '已当场解决',
      tells: 'owner',
    },
    refuse: {
      label: '不予受理',
      decides: false,
      from: ['submitted'],
      to: 'refused',
      by: ['officer', 'deskMate'],
      form: v.object({
        reason: longText('不受理的原因', 5, 500, {
          help: '写明依据，用职工看得懂的话。',
          samples: samples.refusals,
        }),
        whereToGo: text('建议到哪里办理', 200, { placeholder: '例如：市劳动监察大队，电话 0797-××××××' }),
      }),
      explain: '职工会看到原因，以及应当到哪里办理。',
      said: '未受理',
      tells: 'owner',
    },
    rate: {
      label: '评价',
      decides: false,
      from: ['resolved'],
      to: 'rated',
      by: ['owner'],
      judges: true,
      form: v.object({
        stars: stars('您对这次办理满意吗？'),
        words: optional(longText('还想说点什么？', 2, 500)),
      }),
      explain: '您的评价会告诉经办人和工会领导。',
      said: '已评价',
    },
    reopen: {
      label: '没有解决，再办一次',
      decides: false,
      from: ['resolved', 'rated'],
      to: 'accepted',
      // For whoever was helped in, also when the officer through whom she spoke has left.
      by: ['owner', 'helper'],
      most: 1,
      form: v.object({ reason: longText('哪里没有解决？', 5, 500) }),
      explain: '这件事会回到原来的经办人那里继续办理。只能要求一次。',
      said: '要求继续办理',
      tells: 'officer',
      clock: 'resolve',
    },
    withdraw: {
      label: '撤回',
      decides: false,
      from: ['submitted', 'accepted', 'waiting', 'referred', 'settled'],
      to: 'withdrawn',
      by: ['owner'],
      form: v.object({ reason: optional(text('为什么撤回？', 200)) }),
      explain: '撤回后我们不再办理。以后还可以重新提交。',
      said: '本人撤回',
      tells: 'officer',
    },
  },
} as const satisfies Flow<State>;
