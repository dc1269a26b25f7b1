import { ruleSets } from '../../../../core/domains/rules';
import { addDays, type Day, sayDay, sayInstant } from '../../../../core/kernel/day';
import { type Field, fieldsOf } from '../../../../core/kernel/field';
import {
  Beginning,
  type Decision,
  decisionsOf,
  type InForce,
  lastDecided,
  type RuleNumber,
  type RuleSet,
  rulesOn,
  undecided,
} from '../../../../core/union/rules';
import type { Fact } from '../../../components/facts/facts-view';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';
import type { Typed } from '../../../services/drafts';

/** One number of the rules: what it is, how much, and where it comes from. */
interface RuleLine {
  name: string;
  label: string;
  value: string;
  source: string;
}

/** What changes on a day, or has changed. */
interface Change {
  from: Day;
  title: string;
  by: string;
  facts: readonly Fact[];
}

/** The rules of one domain as they are today, and from when what changes later or has changed last. */
export interface RuleSection {
  domain: string;
  title: string;
  since: string;
  by: string;
  lines: readonly RuleLine[];
  changes: readonly Change[];
}

type Decisions = readonly Decision[];

/** So many changes of before are told. */
const pastShown = 3;

/** Every domain's rules, in the order of the house. */
export const toView = (rules: Decisions, today: Day): RuleSection[] =>
  ruleSets.map((set) => sectionOf(set, rules, today));

function sectionOf(set: RuleSet, rules: Decisions, today: Day): RuleSection {
  const inForce = rulesOn({ rules }, set, today);
  const decided = decisionsOf(set, rules);
  const [first] = decided;
  const standing = [...decided].reverse().find(({ from }) => from <= today) ?? first;
  const changeOf = (at: Decision, ends: string): Change => {
    const before = rulesOn({ rules }, set, addDays(at.from, -1));
    return {
      from: at.from,
      title: `${sayDay(at.from, today)} ${ends}`,
      by: decidedBy(at, today),
      facts: changes(set, before, rulesOn({ rules }, set, at.from).of),
    };
  };
  const later = decided.filter((each) => each.from > today && each !== standing);
  const past = decided.filter((each) => each.from <= today && each !== first).map((each) => changeOf(each, '起改过'));
  return {
    domain: set.domain,
    title: set.title,
    since: standing ? `${sayDay(inForce.from, today)} 起执行` : '没有改过，按通常的数字',
    by: standing ? decidedBy(standing, today) : '',
    lines: Object.entries(set.numbers).map(([name, number]) => ({
      name,
      label: number.label,
      value: sayNumber(number, inForce.of[name] ?? number.usual),
      source: number.source,
    })),
    changes: [
      ...later.map((each) => changeOf(each, '起改为')),
      ...past
        .filter(({ facts }) => facts.length > 0)
        .reverse()
        .slice(0, pastShown),
    ],
  };
}

/** What differs, old and new. */
export function changes(set: RuleSet, { of: before }: InForce, after: Readonly<Record<string, number>>): Fact[] {
  return Object.entries(set.numbers).flatMap(([name, number]) => {
    const [old, value] = [before[name], after[name]];
    if (old === undefined || value === undefined || value === old) return [];
    return [{ label: number.label, values: [`${sayNumber(number, old)} → ${sayNumber(number, value)}`] }];
  });
}

/** What a change of a domain's rules names as the decision that was read. */
export const readOf = (set: RuleSet, rules: Decisions): string => lastDecided(decisionsOf(set, rules))?.at ?? undecided;

/** The sheet in which an administrator decides a domain's rules anew, filled with what holds today. */
export function rulesSheet(set: RuleSet, rules: Decisions, today: Day): SheetState {
  const inForce = rulesOn({ rules }, set, today);
  const typed = Object.fromEntries(Object.entries(inForce.of).map(([name, value]) => [name, String(value)]));
  return {
    ...closedSheet,
    visible: true,
    action: set.domain,
    title: `修改规则：${set.title}`,
    label: '保存',
    explain: '从选定的那一天起执行，最早明天。在那之前受理的，仍按原来的规则。',
    fields: ruleFields(set),
    typed,
  };
}

/** The sheet with what is about to change on the chosen day, in words: what others have decided up to that day is told as changed too. */
export function withChanges(sheet: SheetState, set: RuleSet, rules: Decisions, today: Day): SheetState {
  const from = said(sheet.typed, 'from');
  const facts = changes(set, rulesOn({ rules }, set, from || today), numbersTyped(set, sheet.typed));
  const begin = from ? `${sayDay(from, today)} 起` : '请先选择从哪一天起执行';
  return { ...sheet, reads: { title: '将要改成', said: facts.length > 0 ? begin : '还没有改动', facts } };
}

/** The questions of the sheet: from which day on, and each number. */
export const ruleFields = ({ numbers }: RuleSet): readonly Field[] => [
  ...fieldsOf(Beginning),
  ...Object.entries(numbers).map(([name, { label, unit, least, most, source, choices }]): Field => {
    if (!choices)
      return { name, label, control: 'count', unit, help: `${least}–${most} ${unit}。${source}`, required: true };
    const options = choices.map((words, value) => ({ value: String(value), label: words }));
    return { name, label, control: 'choice', options, help: source, required: true };
  }),
];

/** What was decided in the sheet, as far as it is filled in. */
export function decidedIn(set: RuleSet, typed: Typed): { from: string; numbers: Readonly<Record<string, number>> } {
  return { from: said(typed, 'from'), numbers: numbersTyped(set, typed) };
}

function numbersTyped({ numbers }: RuleSet, typed: Typed): Record<string, number> {
  const filled = Object.keys(numbers).map((name) => [name, said(typed, name)] as const);
  return Object.fromEntries(
    filled.filter(([, text]) => /^\d{1,5}$/.test(text)).map(([name, text]) => [name, Number(text)]),
  );
}

function said(typed: Typed, name: string): string {
  const typing = typed[name];
  return typeof typing === 'string' ? typing : '';
}

function sayNumber({ unit, choices }: RuleNumber, value: number): string {
  return choices ? (choices[value] ?? '') : `${value} ${unit}`;
}

function decidedBy({ by, at }: Decision, today: Day): string {
  return by && at ? `${by} ${sayInstant(at, today)} 决定` : '';
}
