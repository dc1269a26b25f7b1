import type { Timing } from '../../../core/kernel/bounds';
import type { Around } from '../../../core/kernel/doubt';
import type { Field, FormSchema } from '../../../core/kernel/field';
import { type Card, type Cards, isCards, type Typed, type Typing } from '../../services/drafts';
import { brief, type Offered } from '../question/question-view';
import { arriving, isAbout, type Mistakes, mistakesIn, without } from '../question/typed';

/** One filled card, closed or open. */
export interface CardView {
  /** Its place, counted from 0. */
  at: number;
  /** The first answer, which is mostly a name; what stands there before it was given. */
  title: string;
  /** How to speak of the card: by its title, or its number. */
  called: string;
  /** The other answers, one after another. */
  line: string;
  wrong: boolean;
  /** What is the matter with it, said while it is closed; empty when nothing is. */
  flag: string;
}

/** The cards of one question. */
export interface CardsView {
  cards: readonly CardView[];
  open: number;
  /** What the open card holds, and a sentence for each of its questions that must be mended. */
  typed: Card;
  errors: Mistakes;
  /** True while another one may be added. */
  room: boolean;
  /** `最多 8 张，已经填满。`; empty while there is room. */
  full: string;
}

const noCards: Cards = { cards: [], open: -1 };

/** Draws the cards of `field` as far as they are filled in. */
export function cardsView(
  field: Field,
  typing: Typing | undefined,
  mistakes: Mistakes,
  offered: Offered,
  timing: Timing,
): CardsView {
  const { cards, open } = cardsOf(typing);
  const room = cards.length < (field.limit ?? 1);
  return {
    cards: cards.map((card, at) => cardView(field, { card, at, isOpen: at === open }, mistakes, offered, timing)),
    open,
    typed: cards[open] ?? {},
    errors: errorsOf(mistakes, field.name, open),
    room: room && open < 0,
    full: room ? '' : `最多 ${cards.length} 张，已经填满。`,
  };
}

/** The first question to be mended on the open card, as soon as there is one: it may lie above what is on the screen. */
export function newlyWrong(field: Field, before: CardsView, now: CardsView): string | undefined {
  const knewBefore = before.open === now.open && Object.keys(before.errors).length > 0;
  return knewBefore ? undefined : field.fields?.find(({ name }) => now.errors[name] !== undefined)?.name;
}

export function addCard(typing: Typing | undefined): Cards {
  const { cards } = cardsOf(typing);
  return { cards: [...cards, {}], open: cards.length };
}

/** Opens the card at `open`; -1 closes. */
export function openCard(typing: Typing | undefined, open: number): Cards {
  return { cards: cardsOf(typing).cards, open };
}

export function removeCard(typing: Typing | undefined, at: number): Cards {
  const { cards, open } = cardsOf(typing);
  return { cards: cards.filter((_, place) => place !== at), open: open === at ? -1 : open - (at < open ? 1 : 0) };
}

/** Answers a question of the open card. */
export function typeIntoCard(typing: Typing | undefined, name: string, value: Card[string]): Cards {
  const { cards, open } = cardsOf(typing);
  return { cards: cards.map((card, at) => (at === open ? { ...card, [name]: value } : card)), open };
}

/** True when there is nothing on the card that could be lost. */
export function isBlank(typing: Typing | undefined, at: number): boolean {
  return Object.values(cardsOf(typing).cards[at] ?? {}).every((value) => value === '' || value === false);
}

export interface Filling {
  typed: Typed;
  mistakes: Mistakes;
}

/** Answers one question of a form. A card that is closed with this is checked, and stays open when it must be mended. */
export function answered(
  { form, fields }: { form: FormSchema; fields: readonly Field[] },
  before: Filling,
  { name, value }: { name: string; value: Typing },
  around?: Around,
) {
  const typed = { ...before.typed, [name]: value };
  const waits = before.mistakes[name] === undefined ? undefined : arriving(value);
  const mistakes = { ...leftStanding(before, name, value), ...(waits !== undefined && { [name]: waits }) };
  const at = justClosed(before.typed[name], value);
  const field = fields.find((each) => each.name === name);
  if (at < 0 || !field || !isCards(value)) return { typed, mistakes };
  const wrong = ofCard(mistakesIn(form, [field], typed, around), name, at);
  if (Object.keys(wrong).length === 0) return { typed, mistakes };
  return { typed: { ...typed, [name]: { ...value, open: at } }, mistakes: { ...mistakes, ...wrong } };
}

/** Opens the first card of each question that must be mended, and closes the others. */
export function unfold(typed: Typed, mistakes: Mistakes): Typed {
  const entries = Object.entries(typed).map(([name, typing]) => {
    if (!isCards(typing)) return [name, typing] as const;
    const open = typing.cards.findIndex((_, at) => Object.keys(ofCard(mistakes, name, at)).length > 0);
    return [name, { ...typing, open }] as const;
  });
  return Object.fromEntries(entries);
}

function cardsOf(typing: Typing | undefined): Cards {
  return isCards(typing) ? typing : noCards;
}

function cardView(
  field: Field,
  { card, at, isOpen }: { card: Card; at: number; isOpen: boolean },
  mistakes: Mistakes,
  offered: Offered,
  timing: Timing,
): CardView {
  const [first, ...others] = field.fields ?? [];
  const say = (inner: Field | undefined) => (inner ? brief(inner, card[inner.name], offered, timing) : '');
  const unfinished = (field.fields ?? []).some((inner) => inner.required && say(inner) === '');
  const [sentence] = Object.values(ofCard(mistakes, field.name, at));
  return {
    at,
    title: say(first) || (isOpen ? (field.item ?? '') : `还没填${first?.label ?? ''}`),
    called: say(first) ? `“${say(first)}”` : `第 ${at + 1} 张`,
    line: lineOf(others, say),
    wrong: sentence !== undefined,
    flag: sentence ? `还要改一下：${sentence}` : unfinished ? '还没填完' : '',
  };
}

/** One answer after another; a day that is bound to an earlier one stands with it as a span, one day as one. */
function lineOf(fields: readonly Field[], say: (field: Field) => string): string {
  const said: string[] = [];
  for (const field of fields) {
    const [words, before] = [say(field), said[said.length - 1]];
    if (words === '') continue;
    if (before === undefined || field.from?.of !== 'answer') said.push(words);
    else if (before !== words) said.splice(-1, 1, `${before} 到 ${words}`);
  }
  return said.join('，');
}

function ofCard(mistakes: Mistakes, name: string, at: number): Mistakes {
  return Object.fromEntries(Object.entries(mistakes).filter(([mistake]) => mistake.startsWith(`${name}.${at}.`)));
}

/** The same sentences by the names of the card's own questions. */
function errorsOf(mistakes: Mistakes, name: string, at: number): Mistakes {
  const prefix = `${name}.${at}.`;
  const inside = Object.entries(ofCard(mistakes, name, at));
  return Object.fromEntries(inside.map(([mistake, sentence]) => [mistake.slice(prefix.length), sentence]));
}

function justClosed(before: Typing | undefined, after: Typing): number {
  if (!isCards(before) || !isCards(after) || after.open >= 0) return -1;
  return before.cards.length === after.cards.length ? before.open : -1;
}

/** What stays to be mended: of cards whatever was not touched, unless one came or went and the numbers no longer fit. */
function leftStanding({ typed, mistakes }: Filling, name: string, value: Typing): Mistakes {
  const before = typed[name];
  const others = without(mistakes, name);
  if (!isCards(before) || !isCards(value) || before.cards.length !== value.cards.length) return others;
  const standing = Object.entries(mistakes).filter(([mistake]) => {
    const [, at, question] = mistake.split('.');
    if (!isAbout(mistake, name) || at === undefined || question === undefined) return false;
    return before.cards[Number(at)]?.[question] === value.cards[Number(at)]?.[question];
  });
  return { ...others, ...Object.fromEntries(standing) };
}
