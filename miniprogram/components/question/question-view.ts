import { maskBankCard } from '../../../core/kernel/bank-card';
import { boundDay, type Timing } from '../../../core/kernel/bounds';
import { cleanText, countCharacters } from '../../../core/kernel/clean';
import { type Day, sayDay } from '../../../core/kernel/day';
import type { Control, Field, Option, PaperSlot } from '../../../core/kernel/field';
import { maskIdentityNumber } from '../../../core/kernel/identity';
import { parseYuan, sayYuan } from '../../../core/kernel/money';
import { isPapers, type Typed, type Typing } from '../../services/drafts';
import type { HeldPaper } from '../../services/pictures';
import { type Digits, digitsView } from './digits';
import type { PlaceOption } from './units';

/** How one question is drawn. */
export interface QuestionView {
  kind: 'line' | 'long' | 'chips' | 'list' | 'day' | 'papers' | 'stars' | 'consent' | 'cards';
  inputType: 'text' | 'number' | 'digit' | 'idcard';
  text: string;
  placeholder: string;
  /** `12 / 2000` under a long text; `多了 3 个字` wherever there are too many. Nothing is cut. */
  counter: string;
  /** True when there are too many. */
  over: boolean;
  /** True for what may fill a small screen in large type: what stands under it is out of sight. */
  tall: boolean;
  /** The amount that is understood, e.g. `15,000 元`; empty where that is what she typed. */
  understood: string;
  /** Where the wheel of a day begins, ends and stands. */
  wheel: { start: Day; end: Day; at: Day };
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
  /** True where it can be chosen on a map. */
  onMap: boolean;
}

const chipsUpTo = 7;
/** Characters that fill about half of a small screen in large type. */
const tallFrom = 100;
/** Fen from which an amount of plain digits is easily misread. */
const saidBackFrom = 1_000_000;
const kinds: Record<Control, QuestionView['kind']> = {
  text: 'line',
  longText: 'long',
  choice: 'chips',
  day: 'day',
  money: 'line',
  count: 'line',
  phone: 'line',
  point: 'line',
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
/** Where a wheel begins and ends as long as nothing else is known. */
const firstDay = '1900-01-01';
const lastDay = '2099-12-31';

/** What the union's own data offer to a question: places, or colleagues. */
export type Offered = Partial<Record<Control, readonly PlaceOption[]>>;

/** Draws `field` with what was typed; `offered` are the choices that do not lie in the form, `beside` what else was typed. */
export function questionView(
  field: Field,
  typing: Typing | undefined,
  offered: Offered,
  timing: Timing,
  beside: Typed = {},
): QuestionView {
  const options = optionsOf(field, offered);
  const kind = field.control === 'choice' && options.length > chipsUpTo ? 'list' : kinds[field.control];
  const text = typeof typing === 'string' ? typing : '';
  const digits = digitsView(field, text);
  const at = options.findIndex(({ value }) => value === text);
  return {
    kind,
    inputType: inputTypes[field.control] ?? 'text',
    text,
    placeholder: field.placeholder ?? digits?.hint ?? '',
    ...counterOf(field, text),
    tall: isTall(field, kind, text),
    understood: field.control === 'money' ? understoodOf(text) : '',
    wheel: wheelOf(field, text, timing, beside),
    digits,
    options,
    at: Math.max(at, 0),
    picked: text,
    shown: kind === 'day' && text ? sayDay(text, timing.today) : (options[at]?.label ?? ''),
    papers: isPapers(typing) ? typing : [],
    slots: field.slots ?? [],
    stars: typeof typing === 'number' ? typing : 0,
    agreed: typing === true,
    onMap: field.control === 'point',
  };
}

/** An answer in a word or two, where it stands among others; empty when there is none. */
export function brief(field: Field, typing: Typing | undefined, offered: Offered, timing: Timing): string {
  const { text, shown, stars, agreed } = questionView(field, typing, offered, timing);
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

/** Pictures and cards stand one under another, and a consent is read before it is given. */
function isTall({ text: terms = '' }: Field, kind: QuestionView['kind'], text: string): boolean {
  if (kind === 'papers' || kind === 'cards') return true;
  return (kind === 'long' && countCharacters(text) > tallFrom) || (kind === 'consent' && terms.length > 0);
}

/** Counted as the cloud counts: what cannot be seen is none. */
function counterOf({ control, limit }: Field, text: string): Pick<QuestionView, 'counter' | 'over'> {
  if (limit === undefined || (control !== 'text' && control !== 'longText')) return { counter: '', over: false };
  const count = countCharacters(cleanText(text));
  if (count > limit) return { counter: `${count} / ${limit}，多了 ${count - limit} 个字`, over: true };
  return { counter: control === 'longText' ? `${count} / ${limit}` : '', over: false };
}

function understoodOf(text: string): string {
  const fen = parseYuan(text);
  if (fen === undefined) return '';
  const said = sayYuan(fen);
  const isPlain = said.replace(/,/g, '') === `${text.trim()} 元`;
  return said === `${text.trim()} 元` || (isPlain && fen < saidBackFrom) ? '' : said;
}

function wheelOf({ from, to, stands }: Field, text: string, timing: Timing, beside: Typed): QuestionView['wheel'] {
  const start = (from && boundDay(from, timing, beside)) ?? firstDay;
  const end = (to && boundDay(to, timing, beside)) ?? lastDay;
  const wanted = text || (stands ?? timing.today);
  return { start, end, at: wanted < start ? start : wanted > end ? end : wanted };
}
