import * as v from 'valibot';
import { choice, day, longText, optional, papers, text } from '../../kernel/field';
import type { Step } from '../../record/flow';
import { assigning } from './assignments';
import { hardnesses } from './codes';
import type { State } from './founding-states';
import { visit } from './visits';

const atWork = ['officer', 'deskMate'] as const;
const leading = ['head'] as const;

/** So often the same stage is gone through again; then something else is the matter. */
const mostRounds = 20;
/** Twice a week for ten years. */
const mostEntries = 1000;

const happenedOn = day('哪一天', { from: { of: 'today', days: -365 }, to: { of: 'today' } });
const why = (label: string, ...samples: string[]) => longText(label, 4, 500, { samples });

const under = ['due', 'mobilised', 'applied', 'preparing', 'recruited', 'nominated', 'elected', 'reported'] as const;
const withUnion = ['approved', 'registered', 'equipped'] as const;
const present = ['recorded', ...under, ...withUnion, 'suspended', 'dissolved'] as const;

/** What leaves an enterprise where it is: entries that recur, and who answers for it. */
const entries = {
  visit: {
    label: '记一次走访',
    decides: false,
    from: present,
    to: 'same',
    most: mostEntries,
    by: atWork,
    form: visit,
    explain: '谈了什么、答应了什么、哪天以前，到时会提醒。',
    said: '走访、联系了单位',
  },
  assign: {
    label: '定责任人',
    decides: false,
    from: present,
    to: 'same',
    most: 100,
    by: leading,
    form: assigning,
    officer: 'named',
    explain: '一家单位只有一位责任领导、一位责任干部，换人的留有记录。',
    said: '明确了责任领导和责任干部',
  },
  watch: {
    label: '定难易分类',
    decides: false,
    from: ['recorded', ...under, 'suspended'],
    to: 'same',
    most: 100,
    by: leading,
    form: v.object({ hardness: choice('难易分类', hardnesses), reason: why('为什么', '多次上门，负责人不见。') }),
    amends: true,
    explain: '难建户、钉子户逐户盯着，超过一个月没有联系会提醒。',
    said: '调整了难易分类',
  },
} as const satisfies Record<string, Step<State>>;

/** What leads back to an earlier stage. */
const backwards = {
  returnApplication: {
    label: '退回申请',
    decides: false,
    from: ['applied'],
    to: 'mobilised',
    most: mostRounds,
    by: ['officer', 'head'],
    form: v.object({ happenedOn, reason: why('为什么退回', '请示没有盖章，请补齐再交。', '单位撤回了申请。') }),
    explain: '退回以后不再算已提交申请，以前的统计不变。',
    said: '退回了建会申请',
    aside: true,
  },
  changeCandidates: {
    label: '重新推荐候选人',
    decides: false,
    from: ['nominated'],
    to: 'recruited',
    most: mostRounds,
    by: ['officer', 'head'],
    form: v.object({
      happenedOn,
      reason: why('为什么重新推荐', '候选人是法定代表人的近亲属。', '公示有异议，查证属实。'),
    }),
    explain: '回到会员发展完成，重新推荐、重新公示。',
    said: '候选人要重新推荐',
    aside: true,
  },
  annulElection: {
    label: '选举无效，重新选举',
    decides: false,
    from: ['elected', 'reported'],
    to: 'nominated',
    most: mostRounds,
    by: ['officer', 'head'],
    form: v.object({
      happenedOn,
      reason: why('为什么无效', '到会人数不足应到的三分之二。', '收回的选票多于发出的选票。'),
    }),
    explain: '回到候选人已报，重新召开大会选举。',
    said: '选举无效，要重新选举',
    aside: true,
  },
} as const satisfies Record<string, Step<State>>;

/** What leads off the way, and on to it again. */
const offTheWay = {
  takeOut: {
    label: '退出应建',
    decides: false,
    from: [...under, 'suspended'],
    to: 'recorded',
    most: mostRounds,
    by: leading,
    form: v.object({
      happenedOn,
      reason: why('为什么退出', '已经停产，核查属实。', '职工减少到 25 人以下，编入联合工会。'),
    }),
    explain: '从这一天起不再算进分母，退出的家数在组建率旁边单独列出。',
    said: '退出应建',
    aside: true,
  },
  giveUp: {
    label: '暂缓建会',
    decides: false,
    from: under,
    to: 'suspended',
    most: mostRounds,
    by: leading,
    form: v.object({ happenedOn, reason: why('为什么暂缓', '单位明确拒绝，已提请劳动行政部门责令改正。') }),
    explain: '仍然算应建，不算已提交申请。随时可以重新动员。',
    said: '暂缓建会',
    aside: true,
  },
  resume: {
    label: '重新动员',
    decides: false,
    from: ['suspended'],
    to: 'due',
    most: mostRounds,
    by: ['officer', 'deskMate', 'head'],
    form: v.object({ happenedOn, reason: why('有什么变化', '新任负责人愿意建会。') }),
    explain: '从动员开始，申请要重新提交。',
    said: '重新开始动员',
  },
  dissolve: {
    label: '撤销工会',
    decides: true,
    from: withUnion,
    to: 'dissolved',
    by: leading,
    form: v.object({
      happenedOn,
      number: text('文号', 40),
      reason: why('为什么撤销', '单位终止，工会随之撤销(工会法 第十三条)。'),
      papers: optional(papers('备案材料', 9)),
    }),
    explain: '从这一天起不再算已建工会。会员保留会籍。',
    said: '工会已撤销，报上级备案',
    aside: true,
  },
  leave: {
    label: '注销或迁出',
    decides: false,
    from: present,
    to: 'left',
    by: ['officer', 'head'],
    form: v.object({ happenedOn, reason: why('怎么知道的', '市场监管登记已注销。', '已迁往外地，现场核实。') }),
    explain: '从这一天起不再算落户单位。以前的统计不变。',
    said: '单位注销或迁出',
    aside: true,
  },
  comeBack: {
    label: '重新列入普查',
    decides: false,
    from: ['left'],
    to: 'recorded',
    most: mostRounds,
    by: leading,
    form: v.object({ happenedOn, reason: why('为什么', '迁回本市，继续经营。', '核实后没有注销，原来登记有误。') }),
    explain: '从这一天起重新算落户单位；原来有工会的，要重新登记批复。',
    said: '重新列入普查',
  },
} as const satisfies Record<string, Step<State>>;

/** Everything beside the ten stages. */
export const sidesteps = { ...entries, ...backwards, ...offTheWay };
