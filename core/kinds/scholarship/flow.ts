import * as v from 'valibot';
import { choice, day, longText, optional, phone, text } from '../../kernel/field';
import { name } from '../../kernel/field-personal';
import type { Flow } from '../../kernel/flow';
import { categories, stages } from '../../season';

type State =
  | 'submitted'
  | 'returned'
  | 'verified'
  | 'reviewed'
  | 'checked'
  | 'published'
  | 'objected'
  | 'noticed'
  | 'approved'
  | 'awarded'
  | 'paid'
  | 'refused'
  | 'withdrawn';

const homeVisit = {
  // A visit of the weeks before counts: the union often knows the family before it applies.
  visitedOn: day('哪天入户', { from: { of: 'opened', days: -30 }, to: { of: 'today' } }),
  visitors: text('入户的人', 60, { help: '至少两人，写姓名。', inside: true }),
  found: longText('看到的情况', 10, 1000, {
    help: '家里几口人、谁在挣钱、住房和病情，与申请是否一致。只有工会内部能看到。',
    inside: true,
  }),
};
const opinion = longText('意见', 4, 500, {
  placeholder: '例如：情况属实，同意上报。',
  samples: ['情况属实，同意上报。', '材料齐全，同意资助。'],
});
const reason = longText('原因', 5, 500, {
  help: '写明依据，用职工看得懂的话；还可以申请哪项帮扶也写上。',
  samples: [
    '家庭人均收入高于困难标准，今年不能资助。如有大病支出，可以申请医疗救助。',
    '学生已领取同类资助，按规定不重复资助。',
    '没有提供在读证明，无法确认仍在就读。补齐后可在申请时间内重新申请。',
    '同一名学生家里已有另一件申请在办理，保留那一件，这一件不再办理。',
  ],
});

/** Whoever prepared an award decides nothing about it (四眼原则: 经办人与审批人分开). */
const prepared = ['verify', 'verifyHere', 'review', 'check'];

/** 金秋助学 from the application to the payment. */
export const scholarshipFlow = {
  start: 'submitted',
  clock: 'verify',
  states: {
    submitted: { label: '待核实', tone: 'waiting', open: true, stage: '核实' },
    returned: { label: '待补材料', tone: 'waiting', open: true, waitsForOwner: true },
    verified: { label: '待初审', tone: 'working', open: true, stage: '初审' },
    reviewed: { label: '待审核', tone: 'working', open: true, stage: '审核' },
    checked: { label: '待公示', tone: 'working', open: true, stage: '公示' },
    published: { label: '公示中', tone: 'working', open: true, stage: '公示' },
    objected: { label: '异议核查', tone: 'working', open: true, stage: '公示' },
    noticed: { label: '待审批', tone: 'working', open: true, stage: '审批', waitsForHead: true },
    approved: { label: '待二审', tone: 'working', open: true, stage: '审批', waitsForHead: true },
    awarded: { label: '待发放', tone: 'working', open: true, stage: '发放' },
    paid: { label: '已发放', tone: 'done', open: false },
    refused: { label: '未通过', tone: 'ended', open: false },
    withdrawn: { label: '已撤回', tone: 'ended', open: false },
  },
  steps: {
    verify: {
      label: '核实属实，上报',
      from: ['submitted'],
      at: ['unit'],
      to: 'verified',
      by: ['officer', 'deskMate'],
      form: v.object({ ...homeVisit, opinion }),
      explain: '上报后由乡镇(园区、系统)工会初审。',
      said: '已上门核实',
      tells: 'owner',
      station: 'town',
      clock: 'review',
    },
    verifyHere: {
      label: '核实并初审通过',
      from: ['submitted'],
      at: ['town', 'city'],
      to: 'reviewed',
      by: ['officer', 'deskMate'],
      form: v.object({ ...homeVisit, opinion }),
      explain: '单位没有工会的，由本级工会入户核实。上报后由市总帮扶中心审核。',
      said: '已上门核实并通过初审',
      tells: 'owner',
      station: 'city',
      clock: 'check',
    },
    review: {
      label: '初审通过，上报',
      from: ['verified'],
      to: 'reviewed',
      by: ['officer', 'deskMate'],
      apart: ['verify'],
      form: v.object({ opinion }),
      explain: '上报后由市总帮扶中心审核。',
      said: '已通过初审',
      tells: 'owner',
      station: 'city',
      clock: 'check',
    },
    check: {
      label: '审核通过',
      from: ['reviewed'],
      at: ['city'],
      to: 'checked',
      by: ['officer', 'deskMate'],
      officer: 'actor',
      apart: ['verify', 'verifyHere', 'review'],
      form: v.object({ category: choice('困难类别', categories), stage: choice('就读阶段', stages), opinion }),
      weighsPaid: true,
      explain: '金额按本年度资助标准自动得出，名额按本季的规定占用。接着就可以公示。',
      said: '审核通过，拟予资助',
      tells: 'owner',
    },
    publish: {
      label: '开始公示',
      from: ['checked'],
      to: 'published',
      by: ['officer', 'deskMate', 'head'],
      explain: '公示姓名(隐去一字)、单位、类别和金额，期满自动撤下。',
      said: '开始公示',
      tells: 'owner',
      clock: 'notice',
    },
    closeNotice: {
      label: '公示期满',
      from: ['published'],
      to: 'noticed',
      by: ['timer'],
      explain: '公示期满，没有待查的异议。',
      said: '公示期满',
      tells: 'officer',
      clock: 'decide',
    },
    object: {
      label: '提出异议',
      from: ['published', 'noticed', 'objected'],
      to: 'objected',
      by: ['public'],
      form: v.object({
        reason: longText('有什么异议', 10, 500, { inside: true, placeholder: '例如：这家人有两套商品房和一辆货车。' }),
        objector: name('您的姓名', 20, { inside: true }),
        contact: phone('您的电话', { inside: true, help: '核查时可能联系您。您的姓名和电话不会告诉对方。' }),
      }),
      once: 'each',
      explain: '帮扶中心会核查，查清以前不会发放。',
      said: '公示收到异议，正在核查',
      tells: 'officer',
      clock: 'objection',
    },
    dismiss: {
      label: '异议不成立',
      from: ['objected'],
      to: 'noticed',
      by: ['officer', 'deskMate'],
      form: v.object({ finding: longText('核查结论', 10, 500, { inside: true, help: '怎么查的、查到什么。' }) }),
      explain: '查清不成立的，公示期满后转入审批。',
      said: '异议已查清，不成立',
      tells: 'owner',
      clock: 'decide',
    },
    approve: {
      label: '同意资助',
      from: ['noticed'],
      to: 'approved',
      by: ['head'],
      apart: prepared,
      form: v.object({ opinion: optional(opinion) }),
      explain: '审批要两个人：您同意后，再由另一位负责人确认。',
      said: '第一位负责人已同意',
    },
    confirm: {
      label: '确认资助',
      from: ['approved'],
      to: 'awarded',
      by: ['head'],
      apart: [...prepared, 'approve'],
      form: v.object({ opinion: optional(opinion) }),
      explain: '您是第二位审批人。确认后转财务发放。',
      said: '审批通过',
      tells: 'owner',
      station: 'finance',
      clock: 'pay',
    },
    pay: {
      label: '登记已发放',
      from: ['awarded'],
      to: 'paid',
      by: ['officer', 'deskMate'],
      officer: 'actor',
      // Whoever pays took no part in what is paid: neither in preparing it nor in deciding.
      apart: 'all',
      weighsPaid: true,
      form: v.object({
        paidOn: day('哪天打到卡上', { from: { of: 'opened' }, to: { of: 'today' } }),
        voucher: text('凭证号', 40, { inside: true, placeholder: '例如：记-8-023' }),
      }),
      explain: '职工会收到到账通知。',
      said: '助学金已打到卡上',
      tells: 'owner',
    },
    bounce: {
      label: '银行退回',
      from: ['paid'],
      to: 'awarded',
      by: ['officer'],
      form: v.object({ reason: longText('为什么退回', 4, 300, { placeholder: '例如：户名与卡号不符，需要换卡。' }) }),
      explain: '这一笔回到待发放，请联系职工核对卡号。',
      said: '银行退回，需要重新发放',
      tells: 'owner',
      clock: 'pay',
    },
    sendBack: {
      label: '退回补正',
      from: ['submitted', 'verified', 'reviewed'],
      to: 'returned',
      by: ['officer'],
      form: v.object({
        missing: longText('缺少哪些材料', 4, 500, {
          help: '请一次写全，每样材料说明做什么用。',
          samples: [
            '录取通知书或在读证明，照片要看得清姓名和学校。',
            '户口本户主页和学生页，用来确认家庭成员。',
            '近三个月的工资条或收入证明，用来核对收入。',
            '诊断证明和自付费用票据，用来核对医疗支出。',
          ],
        }),
      }),
      explain: '职工补交之前，办理期限停下来不算。',
      said: '请您补交材料',
      tells: 'owner',
    },
    refuse: {
      label: '不予通过',
      from: ['submitted', 'verified', 'reviewed', 'checked', 'objected'],
      to: 'refused',
      by: ['officer'],
      form: v.object({ reason }),
      explain: '职工会看到原因。',
      said: '未通过',
      tells: 'owner',
    },
    decline: {
      label: '不予批准',
      from: ['noticed', 'approved'],
      to: 'refused',
      by: ['head'],
      form: v.object({ reason }),
      explain: '职工会看到原因。',
      said: '未获批准',
      tells: 'owner',
    },
    withdraw: {
      label: '撤回',
      from: ['submitted', 'returned', 'verified', 'reviewed', 'checked', 'published', 'objected', 'noticed'],
      to: 'withdrawn',
      by: ['owner'],
      form: v.object({ reason: optional(text('为什么撤回？', 200)) }),
      explain: '撤回后今年还可以在申请时间内重新申请。',
      said: '本人撤回',
      tells: 'officer',
    },
  },
} as const satisfies Flow<State>;
