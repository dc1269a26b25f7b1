import { addDays, type Day, sayDay, sayInstant } from '../../../../core/kernel/day';
import { type Field, fieldsOf } from '../../../../core/kernel/field';
import {
  Beginning,
  NewRules,
  type RuleName,
  type RuleNumber,
  type Rules,
  rulesOn,
  ruleTable,
} from '../../../../core/union/rules';
import type { Fact } from '../../../components/facts/facts-view';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';
import type { Typed } from '../../../services/drafts';

/** One number of the rules: what it is, how much, and where it comes from. */
export interface RuleLine {
  name: string;
  label: string;
  value: string;
  source: string;
}

/** What changes on a day to come. */
export interface Upcoming {
  from: Day;
  title: string;
  by: string;
  facts: readonly Fact[];
}

export interface RulesView {
  since: string;
  by: string;
  lines: readonly RuleLine[];
  upcoming: readonly Upcoming[];
}

const names = Object.keys(NewRules.entries).filter((name): name is RuleName => name in ruleTable);

/** The rules in force today, line by line, and what has been decided for later. */
export function toView(rules: readonly Rules[], today: Day): RulesView {
  const inForce = rulesOn({ rules }, today);
  const later = rules.filter(({ from }) => from > today && from !== inForce.from);
  return {
    since: `${sayDay(inForce.from, today)} 起执行`,
    by: decidedBy(inForce, today),
    lines: names.map((name) => ({
      name,
      label: ruleTable[name].label,
      value: sayNumber(name, inForce[name]),
      source: ruleTable[name].source,
    })),
    upcoming: later.map((next) => ({
      from: next.from,
      title: `${sayDay(next.from, today)} 起改为`,
      by: decidedBy(next, today),
      facts: changes(rulesOn({ rules }, addDays(next.from, -1)), next),
    })),
  };
}

/** What differs, old and new. */
export function changes(before: Rules, after: Partial<Rules>): Fact[] {
  return names.flatMap((name) => {
    const value = after[name];
    if (value === undefined || value === before[name]) return [];
    return [{ label: ruleTable[name].label, values: [`${sayNumber(name, before[name])} → ${sayNumber(name, value)}`] }];
  });
}

/** The sheet in which an administrator decides anew, filled with what holds today. */
export function rulesSheet(rules: readonly Rules[], today: Day): SheetState {
  const inForce = rulesOn({ rules }, today);
  const typed: { [name: string]: string } = {};
  for (const name of names) typed[name] = String(inForce[name]);
  return {
    ...closedSheet,
    visible: true,
    action: 'rules',
    title: '修改规则',
    label: '保存',
    explain: '从选定的那一天起执行，最早明天。在那之前受理的，仍按原来的规则。',
    fields: ruleFields,
    typed,
  };
}

/** The sheet with what is about to change on the chosen day, in words: what others have decided up to that day is told as changed too. */
export function withChanges(sheet: SheetState, rules: readonly Rules[], today: Day): SheetState {
  const from = said(sheet.typed, 'from');
  const facts = changes(rulesOn({ rules }, from || today), numbersIn(sheet.typed));
  const begin = from ? `${sayDay(from, today)} 起` : '请先选择从哪一天起执行';
  return { ...sheet, reads: { title: '将要改成', said: facts.length > 0 ? begin : '还没有改动', facts } };
}

export const ruleFields: readonly Field[] = [
  ...fieldsOf(Beginning),
  ...names.map((name): Field => {
    const { label, unit, least, most, source, choices }: RuleNumber = ruleTable[name];
    if (!choices)
      return { name, label, control: 'count', unit, help: `${least}–${most} ${unit}。${source}`, required: true };
    const options = choices.map((words, value) => ({ value: String(value), label: words }));
    return { name, label, control: 'choice', options, help: source, required: true };
  }),
];

/** What was decided in the sheet, as far as it is filled in. */
export function decidedIn(typed: Typed): Partial<Rules> {
  const from = said(typed, 'from');
  return { ...(from && { from }), ...numbersIn(typed) };
}

function numbersIn(typed: Typed): Partial<Rules> {
  const numbers: Partial<Rules> = {};
  for (const name of names) {
    const text = said(typed, name);
    if (/^\d{1,5}$/.test(text)) numbers[name] = Number(text);
  }
  return numbers;
}

function said(typed: Typed, name: string): string {
  const typing = typed[name];
  return typeof typing === 'string' ? typing : '';
}

function sayNumber(name: RuleName, value: number): string {
  const { unit, choices }: RuleNumber = ruleTable[name];
  return choices ? (choices[value] ?? '') : `${value} ${unit}`;
}

function decidedBy({ by, at }: Rules, today: Day): string {
  return by && at ? `${by} ${sayInstant(at, today)} 决定` : '';
}
