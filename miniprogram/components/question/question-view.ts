import { maskBankCard } from '../../../core/kernel/bank-card';
import { type Day, sayDay } from '../../../core/kernel/day';
import type { Control, Field, Option, PaperSlot } from '../../../core/kernel/field';
import { maskIdentityNumber } from '../../../core/kernel/identity';
import { isCards, isPapers, type Typing } from '../../services/drafts';
import type { HeldPaper } from '../../services/pictures';
import { type Digits, digitsView } from './digits';
import type { PlaceOption } from './units';

/** How one question is drawn. */
export interface QuestionView {
  kind: 'line' | 'long' | 'chips' | 'list' | 'day' | 'papers' | 'stars' | 'consent' | 'cards';
  inputType: 'text' | 'number' | 'digit' | 'idcard';
  /** Characters a line or a text may have; -1 for no end. */
  most: number;
  text: string;
  placeholder: string;
  /** `12 / 2000`, only where the end is near or the text is long. */
  counter: string;
  /** A long number in groups, to be compared with the card; null for what is none. */
  digits: Digits | null;
  options: readonly Option[];
  /** The place of the picked option; 0 where none is. */
  at: number;
  picked: string;
  shown: string;
  papers: readonly HeldPaper[];
  slots: readonly PaperSlot[];
  stars: number;
  agreed: boolean;
  /** True when what must be mended is marked inside, where it is. */
  marksItself: boolean;
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
  identity: 'line',
  bankCard: 'line',
  consent: 'consent',
  cards: 'cards',
};
const inputTypes: Partial<Record<Control, QuestionView['inputType']>> = {
  money: 'digit',
  count: 'number',
  phone: 'number',
  identity: 'idcard',
  bankCard: 'number',
};
/** Spaces that a number copied from elsewhere may bring along. */
const roomForSpaces = 5;

/** What the union's own data offer to a question: places, or colleagues. */
export type Offered = Partial<Record<Control, readonly PlaceOption[]>>;

/** Draws `field` with what was typed; `offered` are the choices that do not lie in the form. */
export function questionView(field: Field, typing: Typing | undefined, offered: Offered, today: Day): QuestionView {
  const options = optionsOf(field, offered);
  const kind = field.control === 'choice' && options.length > chipsUpTo ? 'list' : kinds[field.control];
  const text = typeof typing === 'string' ? typing : '';
  const digits = digitsView(field.control, text);
  const at = options.findIndex(({ value }) => value === text);
  return {
    kind,
    inputType: inputTypes[field.control] ?? 'text',
    most: mostOf(field),
    text,
    placeholder: field.placeholder ?? digits?.hint ?? '',
    counter: kind === 'long' && field.limit ? `${Array.from(text).length} / ${field.limit}` : '',
    digits,
    options,
    at: Math.max(at, 0),
    picked: text,
    shown: kind === 'day' && text ? sayDay(text, today) : (options[at]?.label ?? ''),
    papers: isPapers(typing) ? typing : [],
    slots: field.slots ?? [],
    stars: typeof typing === 'number' ? typing : 0,
    agreed: typing === true,
    marksItself: isCards(typing) && typing.cards.length > 0,
  };
}

/** An answer in a word or two, where it stands among others; empty when there is none. */
export function brief(field: Field, typing: Typing | undefined, offered: Offered, today: Day): string {
  const { text, shown, stars, agreed } = questionView(field, typing, offered, today);
  const plain = text.trim();
  if (stars > 0) return `${stars} 星`;
  if (agreed) return '同意';
  if (shown || plain === '') return shown;
  if (field.control === 'identity') return maskIdentityNumber(plain);
  if (field.control === 'bankCard') return maskBankCard(plain);
  return field.unit ? `${plain} ${field.unit}` : plain;
}

function optionsOf(field: Field, offered: Offered): readonly Option[] {
  const asked = field.places ?? 'areas';
  return offered[field.control]?.filter(({ places = 'areas' }) => places === asked) ?? field.options ?? [];
}

function mostOf({ control, limit = -1 }: Field): number {
  if (control === 'identity') return limit + roomForSpaces;
  return control === 'text' || control === 'longText' || control === 'bankCard' ? limit : -1;
}
