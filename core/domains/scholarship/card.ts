import * as v from 'valibot';
import type { Case } from '../../case/case';
import type { Instant } from '../../kernel/day';
import { fieldsOf } from '../../kernel/field';
import type { Entry, Reveal } from '../../record/record';
import { lookedAt } from '../../record/shown-before';
import { aboutAnswer, sealedIn, type Vault } from '../../record/vault';
import { cardForm } from './form';

/** What says, after the bank sent a payment back, to which card it goes next. */
const settled: readonly string[] = ['giveCard', 'changeCard', 'sameCard'];
/** What brings another card in the place of the one there is. */
const changes: readonly string[] = ['giveCard', 'changeCard'];
/** From which step on money may be on its way that nobody has written down: before the last of these there was none, or it came back. */
const beginnings: readonly string[] = ['confirm', 'bounce', 'sameCard'];

/** The answer at the payment that it went to the card which another one has replaced since. */
export const formerCard = 'former';
/** The question whose sealed answer is the number of a card. */
export const cardField = 'cardNumber';
const cardFields = fieldsOf(cardForm);
/** A look at it, in the case or on the sheet for the bank. */
export const cardLook = (look: Reveal) => lookedAt(look, cardFields);

type Lived = Pick<Case, 'timeline'>;

/**
 * How the card stands since the bank last sent a payment back: `owed` until another one was given or the treasurer has
 * made sure of it; undefined where nothing ever came back. Awards that came back before there was a state for it lie
 * among those to be paid, and are told by this alone.
 */
export function cardSinceBounce({ timeline }: Lived): 'owed' | 'given' | 'kept' | undefined {
  const actions = timeline.map(({ action }) => action);
  const bounced = actions.lastIndexOf('bounce');
  if (bounced < 0) return undefined;
  const after = actions.slice(bounced).filter((action) => settled.includes(action));
  if (after.length === 0) return 'owed';
  return after.every((action) => action === 'sameCard') ? 'kept' : 'given';
}

/** Since when money goes to the card that there is now: a look before that was at another one, or is answered for. */
export function cardSince({ timeline }: Lived): Instant {
  return lastOf(timeline, [...beginnings, ...changes]);
}

const lastOf = (timeline: Case['timeline'], actions: readonly string[]): Instant =>
  [...timeline].reverse().find(({ action }) => actions.includes(action))?.at ?? '';

/** Who took out the number of a card while what it was for is not written down as paid, the last look of each. */
export interface Looks {
  /** At the card that there is now. */
  now: readonly Reveal[];
  /** At the one before, which somebody may have paid to. */
  former: readonly Reveal[];
}

/** What the call `submitId` itself has noted, whose answer was lost, is left out. */
export function looksAtCard({ timeline, reveals }: Lived & Pick<Case, 'reveals'>, submitId = ''): Looks {
  const [begun, since] = [lastOf(timeline, beginnings), cardSince({ timeline })];
  const others = reveals.filter((look) => look.submitId !== submitId);
  const looks = others.filter((look) => cardLook(look).field === cardField && look.at >= begun);
  return {
    now: latestOfEach(looks.filter(({ at }) => at >= since)),
    former: latestOfEach(looks.filter(({ at }) => at < since)),
  };
}

const latestOfEach = (looks: readonly Reveal[]): Reveal[] => [
  ...new Map(looks.map((look) => [look.by, look])).values(),
];

/** True where somebody may have sent money that nobody has written down. */
export const mayBeUnderWay = (looks: Looks): boolean => looks.now.length + looks.former.length > 0;

/** What is said of a card: that a payment to it came back, that it cannot be used, that it is right. */
const told = ['bounce', 'askCard', 'sameCard'] as const;

/**
 * What was said last of a card with this number: `bounce` where the bank sent a payment to it back, `askCard` where the
 * treasurer asked for another one, `sameCard` where she has made sure of it since; undefined where nothing was.
 */
export function lastSaidOf(
  { _id, timeline, answers }: Pick<Case, '_id' | 'timeline' | 'answers'>,
  number: string,
  vault: Pick<Vault, 'holds'>,
): (typeof told)[number] | undefined {
  const isThis = (sealed: string | undefined) =>
    sealed !== undefined && vault.holds(sealed, aboutAnswer(_id, 'cardNumber'), number);
  const said = timeline.flatMap(({ action }, at) => told.filter((one) => one === action).map((one) => ({ one, at })));
  return said.reverse().find(({ at }) => isThis(numberAt({ timeline, answers }, at)))?.one;
}

/** The sealed number that an entry is about: of the card to which was paid, else of the one that there was then. */
function numberAt({ timeline, answers }: Pick<Case, 'timeline' | 'answers'>, at: number): string | undefined {
  const from = timeline[at]?.action === 'bounce' ? paidAt(timeline.slice(0, at)) : at;
  const next = timeline.slice(from).find(({ action }) => changes.includes(action));
  return next ? replacedBy(next) : sealedIn(answers.cardNumber);
}

/** Where the card was still the one to which the last payment went: before the last change, if it went to the card before. */
function paidAt(before: Case['timeline']): number {
  const actions = before.map(({ action }) => action);
  // Nothing changes a card between a payment and its coming back.
  const changed = Math.max(...changes.map((change) => actions.lastIndexOf(change)));
  return before[actions.lastIndexOf('pay')]?.input.card === formerCard && changed !== -1 ? changed : before.length;
}

const Replacing = v.object({ before: v.object({ cardNumber: v.object({ sealed: v.string() }) }) });

/** The number that a step replaced, as it stays in its entry. */
function replacedBy({ input }: Entry): string | undefined {
  const replacing = v.safeParse(Replacing, input);
  return replacing.success ? replacing.output.before.cardNumber.sealed : undefined;
}
