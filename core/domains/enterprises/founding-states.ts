import type { Day } from '../../kernel/day';
import type { StateLook } from '../../record/flow';

/** Where an enterprise stands on its way to a union. */
export type State =
  | 'recorded'
  | 'due'
  | 'mobilised'
  | 'applied'
  | 'preparing'
  | 'recruited'
  | 'nominated'
  | 'elected'
  | 'reported'
  | 'approved'
  | 'registered'
  | 'equipped'
  | 'suspended'
  | 'dissolved'
  | 'left';

export const states = {
  recorded: { label: '已普查', tone: 'waiting', open: true },
  due: { label: '应建，待动员', tone: 'waiting', open: true, stage: '认定' },
  mobilised: { label: '动员中', tone: 'working', open: true, stage: '动员' },
  applied: { label: '已提交建会申请', tone: 'working', open: true, stage: '申请', waitsForHead: true },
  preparing: { label: '筹备组已成立', tone: 'working', open: true, stage: '筹备' },
  recruited: { label: '会员已发展', tone: 'working', open: true, stage: '会员' },
  nominated: { label: '候选人已报', tone: 'working', open: true, stage: '候选人' },
  elected: { label: '已选举', tone: 'working', open: true, stage: '选举' },
  reported: { label: '选举结果已报', tone: 'working', open: true, stage: '报批', waitsForHead: true },
  approved: { label: '已建会，待法人登记', tone: 'working', open: true, stage: '登记' },
  registered: { label: '已法人登记，待开户', tone: 'working', open: true, stage: '开户' },
  equipped: { label: '建会完成', tone: 'done', open: false },
  suspended: { label: '暂缓建会', tone: 'waiting', open: true },
  dissolved: { label: '工会已撤销', tone: 'waiting', open: true },
  left: { label: '已注销或迁出', tone: 'ended', open: false },
} as const satisfies Record<State, StateLook>;

/** How many of the ten stages lie behind an enterprise in each state; null where it is on no way to a union. */
export const stageReached = {
  recorded: null,
  due: 0,
  mobilised: 1,
  applied: 2,
  preparing: 3,
  recruited: 4,
  nominated: 5,
  elected: 6,
  reported: 7,
  approved: 8,
  registered: 9,
  equipped: 10,
  suspended: null,
  dissolved: null,
  left: null,
} as const satisfies Record<State, number | null>;

/** The ten stages by what closes each, in their order. */
export const stageNames = ['动员', '申请', '筹备', '会员', '候选人', '选举', '报批', '批复', '登记', '开户'] as const;

/** When an enterprise reached each of the ten stages, by what brought it from state to state; null where it did not, or is back before it. */
export function daysOfStages(events: readonly { on: Day; to: State }[]): (Day | null)[] {
  const now = events[events.length - 1];
  const reached = (now && stageReached[now.to]) ?? 0;
  return stageNames.map((_, at) => {
    const came = events.filter(({ to }) => stageReached[to] === at + 1);
    return at < reached ? (came[came.length - 1]?.on ?? null) : null;
  });
}

export const isState = (status: string): status is State => status in states;
