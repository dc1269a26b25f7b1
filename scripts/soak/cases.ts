import type { Case } from '../../core/case/case';
import { stamped } from '../../core/case/stamp';
import { addDays, type Day, dayOf, type Instant } from '../../core/kernel/day';
import { dueKeyOf } from '../../core/record/deadline';
import { vault } from '../bench/fill';
import { type Caller, officersAt, workerAt, workers } from './people';

/** Where appeals lie: two in three with the towns, the rest with the department; awards where the world has them. */
const appealDesks = ['town:xianghu', 'rights', 'town:park', 'town:yeping', 'rights', 'town:jiubao', 'town:rentian'];
/** One in so many is open. */
const openShare = 16;
/** One in so many belongs to somebody who calls; the others to thousands who do not. */
const callersShare = 100;
const others = 20_000;
const days = 1000;

/** What of a case of the soak is known from its place alone, also to whoever only calls. */
export interface Plan {
  id: string;
  number: string;
  owner: Caller;
  isOpen: boolean;
  /** Where it lies and who has it, if it is an appeal; every open one is. */
  desk: string;
  officer: Caller | undefined;
  /** Which of the world's open or ended cases it is like. */
  pattern: number;
}

/** What the case at a place is. Cases of one owner, desk and state lie far from one another. */
export function planAt(at: number): Plan {
  const isOpen = at % openShare === 0;
  const turn = Math.floor(at / callersShare);
  const owner = at % callersShare === 3 || at % 320 === 16 ? workers[turn % workers.length] : undefined;
  const desk = appealDesks[at % appealDesks.length] ?? 'rights';
  return {
    id: `5a${at.toString(16).padStart(30, '0')}`,
    number: `QZ-2026-${String(100_000 + at)}`,
    owner: owner ?? workerAt(workers.length + (at % others)),
    isOpen,
    desk,
    officer: oneOf(officersAt(desk), at),
    pattern: Math.floor(at / openShare),
  };
}

/** Makes every case of the soak, each like one of the world's. */
export function caseMaker(cases: readonly Case[], now: Instant): (at: number) => Case {
  const open = cases.filter(isAppealOr(true));
  const ended = cases.filter(isAppealOr(false));
  return (at) => {
    const plan = planAt(at);
    const among = plan.isOpen ? open : ended;
    const pattern = among[plan.pattern % among.length];
    if (!pattern) throw new Error('the world has no cases to vary');
    return stamped(varied(pattern, plan, at, dayOf(now)), vault);
  };
}

/** Open appeals and whatever has ended: open awards hold places, of which a season has few. */
const isAppealOr = (open: boolean) => (found: Case) => found.open === open && (!open || found.kind === 'appeal');

const oneOf = (officers: readonly Caller[], at: number) => officers[Math.floor(at / 7) % officers.length];

function varied(pattern: Case, plan: Plan, at: number, today: Day): Case {
  const { id, number, owner, isOpen } = plan;
  const isAppeal = pattern.kind === 'appeal';
  const desk = isAppeal ? plan.desk : pattern.desk;
  const officer = isAppeal ? plan.officer : oneOf(officersAt(desk), at);
  const back = isOpen ? at % 40 : (at * 7919) % days;
  const openedAt = earlier(pattern.openedAt, back);
  // One in ten is due to be reminded of: the timer has as much to do as on a bad morning.
  const isDue = isOpen && pattern.deadline !== null && at % (10 * openShare) === 0;
  const deadline = pattern.deadline && { ...pattern.deadline, day: addDays(today, isDue ? 1 : (at % 90) + 3) };
  return {
    ...pattern,
    _id: id,
    onceKey: id,
    number,
    desk,
    owner: { id: owner.id, name: owner.name, phone: owner.phone },
    helper: null,
    officer: officer ? { id: officer.id, name: officer.name } : null,
    deadline,
    dueKey: dueKeyOf(deadline, id),
    warned: 0,
    warnOn: isDue ? today : null,
    passOn: null,
    personKey: pattern.personKey && id,
    year: dayOf(openedAt).slice(0, 4),
    openedAt,
    openedKey: `${openedAt}|${id}`,
    updatedAt: earlier(pattern.updatedAt, back),
    timeline: pattern.timeline.map((entry) => ({ ...entry, at: earlier(entry.at, back), desk })),
    outgoing: [],
    outgoingSince: null,
    toCall: null,
  };
}

const earlier = (at: Instant, count: number): Instant => `${addDays(at.slice(0, 10), -count)}${at.slice(10)}`;
