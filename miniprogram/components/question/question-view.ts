import { type Day, sayDay } from '../../../core/kernel/day';
import type { Control, Field, Option } from '../../../core/kernel/field';
import type { Typing } from '../../services/drafts';
import type { HeldPaper } from '../../services/pictures';

/** How one question is drawn. */
export interface QuestionView {
  kind: 'line' | 'long' | 'chips' | 'list' | 'day' | 'papers' | 'stars';
  inputType: 'text' | 'number' | 'digit';
  /** Characters a line or a text may have; -1 for no end. */
  most: number;
  text: string;
  /** `12 / 2000`, only where the end is near or the text is long. */
  counter: string;
  options: readonly Option[];
  /** The place of the picked option; 0 where none is. */
  at: number;
  picked: string;
  shown: string;
  papers: readonly HeldPaper[];
  stars: number;
}

const chipsUpTo = 7;
const kinds: Record<Control, QuestionView['kind']> = {
  text: 'line',
  longText: 'long',
  choice: 'chips',
  day: 'day',
  money: 'line',
  count: 'line',
  phone: 'line',
  unit: 'list',
  colleague: 'list',
  papers: 'papers',
  stars: 'stars',
};
const inputTypes: Partial<Record<Control, QuestionView['inputType']>> = {
  money: 'digit',
  count: 'number',
  phone: 'number',
};

/** What the union's own data offer to a question: places, or colleagues. */
export type Offered = Partial<Record<Control, readonly Option[]>>;

/** Draws `field` with what was typed; `offered` are the choices that do not lie in the form. */
export function questionView(field: Field, typing: Typing | undefined, offered: Offered, today: Day): QuestionView {
  const options = offered[field.control] ?? field.options ?? [];
  const kind = field.control === 'choice' && options.length > chipsUpTo ? 'list' : kinds[field.control];
  const text = typeof typing === 'string' ? typing : '';
  const at = options.findIndex(({ value }) => value === text);
  const limited = field.control === 'text' || field.control === 'longText';
  return {
    kind,
    inputType: inputTypes[field.control] ?? 'text',
    most: limited ? (field.limit ?? -1) : -1,
    text,
    counter: kind === 'long' && field.limit ? `${Array.from(text).length} / ${field.limit}` : '',
    options,
    at: Math.max(at, 0),
    picked: text,
    shown: kind === 'day' && text ? sayDay(text, today) : (options[at]?.label ?? ''),
    papers: typeof typing === 'object' ? typing : [],
    stars: typeof typing === 'number' ? typing : 0,
  };
}
