import * as v from 'valibot';
import { type Assignment, assign } from '../../../core/domains/enterprises/assignments';
import { type Census, census } from '../../../core/domains/enterprises/census';
import type { Enterprise, StageEvent } from '../../../core/domains/enterprises/enterprise';
import type { State } from '../../../core/domains/enterprises/founding-states';
import type { Reason } from '../../../core/domains/enterprises/no-union';
import { type Visit, visit } from '../../../core/domains/enterprises/visits';
import { addDays, type Day } from '../../../core/kernel/day';
import { inventedCode } from './codes';
import { due, notDue, type Row, withUnion } from './rows';

/** Whose year it is, and the handles of the colleagues who do the work: two at least, and two leaders. */
export interface Told {
  year: number;
  colleagues: readonly string[];
  leaders: readonly string[];
}

/** Nobody in particular: enough where a list of enterprises is all that is wanted. */
export const invented = (year: number): Told => ({
  year,
  colleagues: ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => letter.repeat(16)),
  leaders: ['1', '2', '3'].map((digit) => digit.repeat(16)),
});

const surnames = Array.from('刘钟谢杨陈赖朱曾罗邓许温宋胡危邹黄廖林郭');
const given = ['志强', '小兰', '建平', '美华', '永红', '春生', '秀英', '国栋', '丽萍', '文斌', '金生', '海燕'];
const pick = <T>(all: readonly T[], at: number): T => {
  const found = all[at % all.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};
/** Somewhere in the town, no two at one place. */
const pointAt = (at: number) =>
  `116.0${String(1000 + ((at * 3701) % 7919))},25.8${String(2000 + ((at * 5303) % 6421))}`;
const personAt = (at: number) => `${pick(surnames, at * 7)}${pick(given, at * 5)}`;
const phoneAt = (at: number) => `1390010${String(1000 + at)}`;

/** Two of the pilot codes of before: legal, and their check sign does not fit. */
const pilotAt: readonly number[] = [8, 23];

/** What the census finds at the enterprise of a row; `at` is its place in the list, from 0. */
export function censusOf(
  [name, industry, zone, ownership, workers]: Row,
  at: number,
  { year, colleagues }: Told,
  part: Partial<Census>,
): Census {
  const surveyedOn = addDays(`${year}-03-02`, Math.floor((at * 59) / 79));
  const address = zone === 'park' ? `瑞金工业园区${pick(['金龙', '胜利', '绵江'], at)}大道${at + 1}号` : `${name}厂区`;
  return v.parse(census, {
    name,
    creditCode: inventedCode(at, { social: ownership === '700', pilot: pilotAt.includes(at) }),
    subjectKind: ownership === '700' ? 'social' : ownership === '600' ? 'individual' : 'private',
    ownership,
    industry,
    zone: `town:${zone}`,
    registeredAddress: address,
    workAddress: address,
    point: pointAt(at),
    legalName: personAt(at),
    legalPhone: phoneAt(at),
    contactName: personAt(at + 100),
    contactPhone: phoneAt(at + 100),
    openedOn: `${year - 2 - (at % 17)}-${String((at % 12) + 1).padStart(2, '0')}-15`,
    operating: 'normal',
    workers,
    countedOn: addDays(surveyedOn, -(at % 5)),
    female: Math.floor(workers * pick([0.3, 0.55, 0.7], at)),
    migrant: Math.floor(workers * 0.6),
    dispatched: at % 9 === 0 ? Math.floor(workers * 0.2) : 0,
    platform: 0,
    hasParty: workers > 100 ? 'yes' : 'no',
    ...(workers > 100 ? { partyCount: 3 + (at % 9) } : {}),
    hasYouth: 'no',
    hasWomen: 'no',
    hasUnion: 'no',
    source: [{ source: 'park' }, { source: 'tax' }],
    surveyor: pick(colleagues, at),
    surveyedOn,
    checker: pick(colleagues, at + 1),
    ...part,
  });
}

const idAt = (at: number) => `enterprise:${String(at + 1).padStart(3, '0')}`;

/** One that had its union before the census; half of these are legal persons. */
function founded(row: Row, at: number, told: Told): Enterprise {
  const members = Math.floor(row[4] * 0.9);
  const approvedOn = `${told.year - 1 - (at % 9)}-06-${String(10 + at)}`;
  const registered: StageEvent[] = at % 2 === 0 ? [{ on: addDays(approvedOn, 60), to: 'registered' }] : [];
  return {
    _id: idAt(at),
    surveys: [censusOf(row, at, told, { hasUnion: 'yes', unionForm: 'single', members })],
    events: [{ on: approvedOn, to: 'approved' }, ...registered],
    visits: [],
    assignments: [],
  };
}

/** How far the `nth` of those that are due comes by the end of the year, and in the weeks after it. */
function wayOf(nth: number, year: number): StageEvent[] {
  const stages: readonly State[] = ['due', 'mobilised', 'applied', 'preparing', 'recruited', 'nominated', 'elected'];
  const start = addDays(`${year}-05-06`, nth);
  const far = 3 + (nth % 5);
  const way = stages.slice(0, far).map((to, step): StageEvent => ({ on: addDays(start, step * 28), to }));
  if (nth % 5 !== 4) return way;
  const after: readonly StageEvent[] = [
    { on: `${year + 1}-01-05`, to: 'reported' },
    { on: `${year + 1}-01-15`, to: 'approved' },
  ];
  return [...way, ...after];
}

/** The two that have not applied: who refuses is put off, whom nobody reaches is gone to still. */
function hardWay(reason: Reason, nth: number, year: number): StageEvent[] {
  const begun = wayOf(nth, year).slice(0, 2);
  return reason === 'refuses' ? [...begun, { on: `${year}-11-20`, to: 'suspended' }] : begun;
}

function visitsOf(at: number, start: Day, applies: boolean): Visit[] {
  const first = { visitedOn: start, way: 'place', metName: personAt(at), metPost: '总经理' };
  return [
    v.parse(visit, {
      ...first,
      story: applies ? '讲了工会经费返还和能办的实事，对方愿意考虑。' : '负责人没有出面，门卫转交了宣传资料。',
      willing: applies ? 'waiting' : 'unwilling',
      promise: applies ? '和股东商量后答复' : '转告负责人回电话',
      promisedFor: addDays(start, 14),
      next: '两周后再联系。',
    }),
  ];
}

function assignedTo(at: number, since: Day, { leaders, colleagues, year }: Told): readonly Assignment[] {
  const next = { leader: pick(leaders, at), to: pick(colleagues, at), since, targetOn: `${year}-12-31` };
  const assigned = assign([], next);
  if (!assigned.ok) throw new Error(JSON.stringify(assigned.refusal));
  return assigned.value;
}

/** One that ought to found a union: recognised after the census, with a leader and an officer. */
function onItsWay(row: (typeof due)[number], nth: number, at: number, told: Told): Enterprise {
  const [name, industry, zone, ownership, workers, mainReason] = row;
  const isHard = mainReason === 'refuses' || mainReason === 'unreachable';
  const events = isHard ? hardWay(mainReason, nth, told.year) : wayOf(nth, told.year);
  const start = events[0]?.on ?? `${told.year}-05-06`;
  const hardness = mainReason === 'refuses' ? 'nail' : mainReason === 'unreachable' ? 'difficult' : undefined;
  const why = mainReason === 'other' ? { reasonStory: '正在转让股权，等新股东来定。' } : {};
  return {
    _id: idAt(at),
    surveys: [
      censusOf([name, industry, zone, ownership, workers], at, told, {
        mainReason,
        ...(nth % 6 === 0 && mainReason === 'ownerFears' ? { otherReasons: [{ reason: 'workerFears' }] } : {}),
        ...(hardness ? { hardness } : {}),
        ...why,
      }),
    ],
    events,
    visits: visitsOf(at, addDays(start, 7), !isHard),
    assignments: assignedTo(at, start, told),
  };
}

/** One that need not found a union yet. */
function atRest(row: (typeof notDue)[number], at: number, told: Told): Enterprise {
  const [name, industry, zone, ownership, workers, mainReason, operating] = row;
  const part: Partial<Census> = { operating, mainReason };
  const surveys = [censusOf([name, industry, zone, ownership, workers], at, told, part)];
  return { _id: idAt(at), surveys, events: [], visits: [], assignments: [] };
}

/** The 79 enterprises of the seed year: 10 with a union, and 69 without, of which 41 ought to found one and 39 have applied. */
export function parkEnterprises(told: Told): Enterprise[] {
  const from = withUnion.length;
  const rest = from + due.length;
  return [
    ...withUnion.map((row, at) => founded(row, at, told)),
    ...due.map((row, nth) => onItsWay(row, nth, from + nth, told)),
    ...notDue.map((row, nth) => atRest(row, rest + nth, told)),
  ];
}
