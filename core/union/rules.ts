import * as v from 'valibot';
import type { Day } from '../kernel/day';
import { day } from '../kernel/field';
import { parseInput } from '../kernel/form';
import { ok, type Result, refuse } from '../kernel/result';
import type { Decided } from './decided';

/** A number that the union may set for itself. */
export interface RuleNumber {
  label: string;
  /** Working days skip holidays and weekends of the People's Republic; days do not. Months reach to the same day of another month (民法典 第二百零二条). */
  unit: '个工作日' | '天' | '个月' | '人' | '年' | '元/月' | '倍' | '';
  least: number;
  most: number;
  /** Where the usual value comes from. */
  source: string;
  /** What holds as long as the union has not decided. */
  usual: number;
  /** What 0 and 1 mean, where the union chooses between two. */
  choices?: readonly [string, string];
}

/** A deadline that a flow can start: by which number it is as long, and in whose words it is promised. */
export interface Clock<N extends string = string> {
  rule: N;
  owner: string;
  staff: string;
  /** True where others must have the time: a day of which nobody can know yet whether it is worked does not count. */
  isForOthers?: true;
}

/** The numbers of one domain, and the deadlines that they make. */
export interface RuleSet<N extends string = string> {
  domain: string;
  title: string;
  numbers: Readonly<Record<N, RuleNumber>>;
  clocks: Readonly<Record<string, Clock<N>>>;
}

/** The rules of one domain in one definition; every number is said here alone. */
export const ruleSet = <N extends string>(
  domain: string,
  title: string,
  numbers: Readonly<Record<N, RuleNumber>>,
  clocks: Readonly<Record<string, Clock<NoInfer<N>>>> = {},
): RuleSet<N> => ({ domain, title, numbers, clocks });

/** What the union has decided, as it is read; `of` names the domain, absent where it was about every number that there was. */
export interface Decision {
  from: Day;
  of?: string | undefined;
  numbers: Readonly<Record<string, number>>;
  /** Who decided it, and when; absent for what came with the installation. */
  by?: string | undefined;
  at?: string | undefined;
}

const said = v.exactOptional(v.string());
const Stored = v.looseObject({ from: v.string(), of: said, by: said, at: said });

/** A decision as it lies in the settings. Those of before hold their numbers beside everything else, of all domains together. */
export const Decision = v.pipe(
  Stored,
  v.transform(({ from, of, by, at, numbers, ...beside }): Decision => {
    const held = typeof numbers === 'object' && numbers !== null ? numbers : beside;
    const known = Object.entries(held).filter((one): one is [string, number] => typeof one[1] === 'number');
    return {
      from,
      ...(of !== undefined && { of }),
      numbers: Object.fromEntries(known),
      ...(by !== undefined && { by }),
      ...(at !== undefined && { at }),
    };
  }),
);

type Decisions = readonly Decision[];

const isOf = ({ domain, numbers }: RuleSet, { of, numbers: decided }: Decision): boolean =>
  of === undefined ? Object.keys(numbers).some((name) => name in decided) : of === domain;

/** The decisions about one domain, in the order in which they hold. */
export const decisionsOf = (set: RuleSet, rules: Decisions): Decision[] =>
  rules.filter((each) => isOf(set, each)).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

const keyOf = ({ from, at = '' }: Decision) => `${from}|${at}`;

/** The numbers of a domain in force on a day, and since when they are as they are. */
export interface InForce<N extends string = string> {
  from: Day;
  of: Readonly<Record<N, number>>;
}

/** Asks the numbers of any domain on one day. */
export type RulesOf = <N extends string>(set: RuleSet<N>) => InForce<N>;

/** The day since which the rules are as they are on a day, whatever they are about: a record keeps it, and is read by the rules of that day. */
export function rulesSince({ rules }: { rules: Decisions }, day: Day): Day {
  const days = rules.map(({ from }) => from).sort();
  const [first] = days;
  if (first === undefined) throw new Error('the union has no rules');
  return days.reduce((current, next) => (next <= day ? next : current), first);
}

/**
 * The numbers of a domain on a day: each as it was decided last by then, as it was decided first where that day was before any
 * decision, and as usual where nobody ever decided on it, or what lies there cannot be.
 */
export function rulesOn<N extends string>({ rules }: { rules: Decisions }, set: RuleSet<N>, day: Day): InForce<N> {
  const all = decisionsOf(set, rules);
  const begun = all.filter(({ from }) => from <= day);
  const from = (begun[begun.length - 1] ?? all[0])?.from ?? rulesSince({ rules }, day);
  const latestFirst = [...begun].reverse();
  const of = mapped(set.numbers, (number, name) => {
    const held = [...latestFirst, ...all].map(({ numbers }) => numbers[name]);
    return held.find((value) => value !== undefined && v.is(schemaOf(number), value)) ?? number.usual;
  });
  return { from, of };
}

/** The numbers of a domain as they are where the union has decided nothing. */
export const usualOf = <N extends string>({ numbers }: RuleSet<N>): Readonly<Record<N, number>> =>
  mapped(numbers, ({ usual }) => usual);

/** The numbers of whatever domain is asked on a day. */
export const rulesAt =
  (union: { rules: Decisions }, day: Day): RulesOf =>
  (set) =>
    rulesOn(union, set, day);

function mapped<N extends string, T, R>(record: Readonly<Record<N, T>>, of: (value: T, name: N) => R): Record<N, R> {
  const entries = Object.keys(record).filter((name): name is N => name in record);
  // Each name of the record is there once.
  return Object.assign({}, ...entries.map((name) => ({ [name]: of(record[name], name) })));
}

const schemaOf = ({ least, most, unit }: RuleNumber) =>
  v.pipe(
    v.number('请填整数。'),
    v.integer('请填整数。'),
    v.minValue(least, `不能少于 ${least} ${unit}。`),
    v.maxValue(most, `不能多于 ${most} ${unit}。`),
  );

/** Why a value cannot be a number that the union sets for itself; undefined where it can. */
export function troubleOf(number: RuleNumber, value: unknown): string | undefined {
  const parsed = v.safeParse(schemaOf(number), value);
  return parsed.success ? undefined : parsed.issues[0].message;
}

/** What of a decision is bound to the day on which it is made: what was promised today stays promised. */
export const Beginning = v.object({
  from: day('从哪一天起执行', {
    from: { of: 'today', days: 1, said: '新的规则最早从明天开始，请选明天或以后的日子。' },
    to: { of: 'today', years: 2 },
  }),
});

/**
 * Every number of a domain as an administrator decides it. Refuses `invalidInput` with a sentence for each that cannot be, one that
 * the domain does not have among them: a phone of another release would think it decided.
 */
export function numbersIn(
  set: RuleSet,
  said: Readonly<Record<string, unknown>>,
): Result<Readonly<Record<string, number>>> {
  const known = Object.keys(set.numbers);
  const strange = Object.keys(said).filter((name) => !known.includes(name));
  if (strange.length > 0)
    return refuse(
      'invalidInput',
      Object.fromEntries(strange.map((name) => [name, '没有这个数字，请更新小程序以后再改。'])),
    );
  const parsed = parseInput(v.object(mapped(set.numbers, schemaOf)), said);
  return parsed.ok ? ok(parsed.value) : parsed;
}

/** So many decisions of a domain wait for their day at most: every call reads them all. */
const mostAhead = 12;

/** What speaks against one more decision of a domain for a day, where so many wait for theirs already; one for the same day replaces another. */
export function aheadMistakes(decided: Decisions, from: Day, today: Day): { from?: string } {
  const waiting = decided.filter((each) => each.from > today && each.from !== from);
  return waiting.length < mostAhead ? {} : { from: `已经有 ${mostAhead} 次规则在等着执行，请改其中一天的，不要再加。` };
}

/** The rules with one more decision; one about the same domain and the same day is replaced. In the order of their days. */
export function decide(rules: Decisions, decided: Decision): Decision[] {
  const others = rules.filter(({ from, of }) => from !== decided.from || of !== decided.of);
  return [...others, decided].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** The decision of a domain that was made last, whichever day it holds from; undefined where nothing but the installation's own is there. */
export function lastDecided(decided: Decisions): Decided | undefined {
  const made = decided.flatMap(({ by, at }) => (by !== undefined && at !== undefined ? [{ by, at }] : []));
  return made.sort((a, b) => (a.at < b.at ? 1 : -1))[0];
}

/** What a change of the rules names as read where nobody has decided anything yet. */
export const undecided = 'undecided';

/** The decision of a domain that somebody did not know who decides on it: the last one. Undefined where she knew it. */
export function unreadDecision(decided: Decisions, corrects: string): Decided | undefined {
  const last = lastDecided(decided);
  return corrects === (last?.at ?? undecided) ? undefined : last;
}
