import type { CallInput, CallName } from '../../core/contract';
import { dayOf } from '../../core/kernel/day';
import { deskFigures } from '../../miniprogram/packages/staff/figures/figures.view';
import { brandAt, recordKeys } from '../bench/records';
import { type Plan, planAt } from './cases';
import { enterprises } from './city';
import { Learned } from './learned';
import { type Caller, nameAt, ofRoles, phoneAt, workers } from './people';

/** One call of the soak: who makes it, of what kind it is counted, and how it is made. */
export interface Planned<N extends CallName = CallName> {
  who: string;
  operation: N;
  input: CallInput<N>;
}

type Draw = <T>(among: readonly T[]) => T;
/** Draws one call; undefined where nobody can make such a one just now. */
type Kind = () => Planned | undefined;

const officers = ofRoles('townOfficer', 'caseOfficer', 'windowClerk');
const overseers = ofRoles('leader', 'auditor');
const heads = ofRoles('approver');
const keepers = ofRoles('caseOfficer', 'approver').filter(({ desk }) => desk === 'organising');
const auditors = ofRoles('auditor');
const everybody = [
  ...workers,
  ...workers,
  ...officers,
  ...overseers,
  ...heads,
  ...ofRoles('administrator', 'organiser'),
];

const plan = <N extends CallName>(who: Caller, operation: N, input: CallInput<N>): Planned<N> => {
  return { who: who.id, operation, input };
};

const story = '在象湖镇一处工地做了四个月木工，老板只付了两千元，剩下的说没有钱，电话也不接了。';
const typed = { category: 'pay', story, area: 'town:xianghu', employer: '赣南建筑劳务队', people: 3 };

/** What a union's people ask for, and of a thousand calls how many are of each kind. */
export class Mix {
  readonly learned = new Learned();
  private readonly owned: Plan[] = [];
  private readonly held: Plan[] = [];
  private readonly year = dayOf(new Date().toISOString()).slice(0, 4);
  private readonly kinds: readonly (readonly [share: number, kind: Kind])[];
  private readonly whole: number;

  /** `count` cases lie in the store. */
  constructor(private readonly count: number) {
    const callers = new Set(workers.map(({ id }) => id));
    for (let at = 0; at < count; at += 1) {
      const one = planAt(at);
      if (callers.has(one.owner.id)) this.owned.push(one);
      if (one.isOpen) this.held.push(one);
    }
    this.kinds = [...this.reads(), ...this.lookups(), ...this.writes()];
    this.whole = this.kinds.reduce((sum, [share]) => sum + share, 0);
  }

  /** The next call. */
  next(): Planned {
    for (;;) {
      let at = Math.random() * this.whole;
      const found = this.kinds.find(([share]) => {
        at -= share;
        return at < 0;
      });
      const planned = found?.[1]();
      if (planned) return planned;
    }
  }

  private reads(): (readonly [number, Kind])[] {
    return [
      [240, () => plan(draw(everybody), 'home.open', {})],
      [90, () => plan(draw(workers), 'case.mine', {})],
      [110, () => this.ownCase()],
      [120, () => this.heldCase()],
      [80, () => plan(draw(officers), 'case.queue', { queue: 'mine', desk: '' })],
      [40, () => this.deskQueue()],
      [40, () => plan(draw(officers), 'desk.today', {})],
      [30, () => plan(draw(everybody), 'notice.list', {})],
      [20, () => plan(draw(workers), 'draft.open', { kind: 'appeal' })],
      [10, () => plan(draw(officers), 'staff.colleagues', {})],
      [30, () => this.records()],
      [20, () => plan(draw(keepers), 'register.open', { recordId: recordKeys(below(enterprises))._id })],
      [10, () => plan(draw(keepers), 'register.due', {})],
      [2, () => plan(draw(auditors), 'alarm.list', { settled: false })],
      [2, () => plan(draw(auditors), 'papers.taken', {})],
    ];
  }

  private lookups(): (readonly [number, Kind])[] {
    const { year } = this;
    return [
      [50, () => this.search()],
      [12, () => this.figures(draw(overseers), draw(officers).desk)],
      [15, () => this.deskFigures()],
      [3, () => plan(draw(overseers), 'figures.records', { figure: 'cases.done', year })],
      [3, () => plan(draw(keepers), 'register.sections', { kind: 'enterprise' })],
      [3, () => plan(draw(workers), 'me.data', {})],
      [1.5, () => this.sheet()],
      [0.5, () => plan(draw(keepers), 'papers.register', { kind: 'enterprise', tag: 'state:recorded' })],
    ];
  }

  private writes(): (readonly [number, Kind])[] {
    return [
      [20, () => this.submission()],
      [30, () => this.learned.step()],
      [6, () => this.learned.visit()],
      [30, () => this.draft()],
      [2, () => this.profile()],
    ];
  }

  private ownCase(): Planned {
    const { id, owner } = draw(this.owned);
    return plan(owner, 'case.open', { caseId: id });
  }

  private heldCase(): Planned | undefined {
    const { id, officer } = draw(this.held);
    return officer && plan(officer, 'case.open', { caseId: id });
  }

  private deskQueue(): Planned {
    const who = draw(officers);
    return plan(who, 'case.queue', { queue: 'desk', desk: who.desk });
  }

  private records(): Planned {
    const cursor = recordKeys(below(enterprises)).listKey;
    const looking = draw([
      {},
      { cursor },
      { tag: 'state:recorded' },
      { sought: brandAt(below(enterprises)) },
      { tag: 'due:due', cursor },
    ]);
    return plan(draw(keepers), 'register.list', { kind: 'enterprise', ...looking });
  }

  private search(): Planned {
    const at = below(this.count);
    const { number } = planAt(at);
    return plan(draw(officers), 'case.search', {
      text: draw([number, number, phoneAt(at % 20_000), nameAt(at % 8000)]),
    });
  }

  private deskFigures(): Planned {
    const who = draw([...officers, ...heads]);
    return this.figures(who, who.desk);
  }

  private figures(who: Caller, desk: string): Planned {
    return plan(who, 'figures.read', { figures: [...deskFigures], desk, year: this.year });
  }

  private sheet(): Planned {
    const who = draw(officers);
    return plan(who, 'papers.queue', { queue: 'desk', desk: who.desk });
  }

  private submission(): Planned {
    const who = draw(workers);
    const answers = { ...typed, claimFen: 100 * (1 + below(90_000)), name: who.name, phone: who.phone };
    return plan(who, 'case.submit', { kind: 'appeal', answers });
  }

  private draft(): Planned {
    const who = draw(workers);
    const draft = JSON.stringify({ typed, step: 1, savedAt: Date.now() });
    return plan(who, 'draft.save', { kind: 'appeal', draft, base: this.learned.draftOf(who.id) });
  }

  private profile(): Planned {
    const { name, phone, ...who } = draw(workers);
    return plan({ ...who, name, phone }, 'profile.save', { name, phone });
  }
}

const below = (most: number) => Math.floor(Math.random() * most);
const draw: Draw = (among) => {
  const one = among[below(among.length)];
  if (one === undefined) throw new Error('nobody to draw from');
  return one;
};
