import type { CaseView } from '../../../core/case/view';
import type { Field } from '../../../core/kernel/field';
import { parseYuan, sayYuan } from '../../../core/kernel/money';
import type { Typed } from '../../services/drafts';
import type { Fact } from '../facts/facts-view';
import type { SheetState } from './sheet-state';

/** The questions about another amount than the season's: asked only where the season allows one. */
const bandQuestions: readonly string[] = ['amountFen', 'amountReason'];

/** The questions of a step as this case needs them. */
export function questionsOf({ amounts }: CaseView, fields: readonly Field[]): readonly Field[] {
  const mayDiffer = amounts.some(({ least, most }) => least < most);
  return mayDiffer ? fields : fields.filter(({ name }) => !bandQuestions.includes(name));
}

/** What is known of the answers before anything is typed: what the application says, or what was weighed last. */
export function proposedFor({ proposed }: CaseView, fields: readonly Field[]): Typed {
  return Object.fromEntries(Object.entries(proposed).filter(([name]) => fields.some((field) => field.name === name)));
}

/** What is given for what was chosen so far, before the step is taken: one amount, or those that are still possible. */
export function amountFacts(found: CaseView, sheet: SheetState): Fact[] {
  const possible = possibleAmounts(found, sheet);
  const [only, ...others] = possible;
  if (!only) return [];
  if (others.length > 0) {
    return [{ label: '本季标准', values: possible.map(({ label, amountFen }) => `${label}：${sayYuan(amountFen)}`) }];
  }
  const band = only.least < only.most ? [`本季可以定在 ${sayYuan(only.least)} 到 ${sayYuan(only.most)}之间`] : [];
  return [{ label: '拟资助金额', values: [sayYuan(only.amountFen), ...band] }];
}

/** The same once more right above the button, as the worker will read it; not where another amount was typed. */
export function chosenAmount(found: CaseView, sheet: SheetState): Fact[] {
  const [only, ...others] = possibleAmounts(found, sheet);
  if (!only || others.length > 0 || sheet.typed.amountFen) return [];
  return [{ label: '拟资助', values: [sayYuan(only.amountFen)] }];
}

/** The same beside the button, where it is in view while the choice is made: what is possible until it is one amount. */
export function amountSum(found: CaseView, sheet: SheetState): string {
  const possible = possibleAmounts(found, sheet).map(({ amountFen }) => amountFen);
  const [least, most] = [Math.min(...possible), Math.max(...possible)];
  const { amountFen: typed } = sheet.typed;
  const other = typeof typed === 'string' && typed !== '' ? parseYuan(typed) : undefined;
  if (possible.length === 0) return '';
  if (other !== undefined) return `拟资助 ${sayYuan(other)}`;
  // Both bear their unit: of a span it is said once.
  return least === most
    ? `拟资助 ${sayYuan(least)}`
    : `拟资助 ${sayYuan(least).replace(' 元', '')} 到 ${sayYuan(most)}`;
}

function possibleAmounts({ amounts }: CaseView, { fields, typed }: SheetState) {
  if (!fields.some(({ name }) => name === 'category')) return [];
  const fits = (name: 'category' | 'stage', value: string) => !typed[name] || typed[name] === value;
  return amounts.filter(({ category, stage }) => fits('category', category) && fits('stage', stage));
}
