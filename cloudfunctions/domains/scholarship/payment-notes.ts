import { differencesIn } from '../../../core/case/attested';
import type { Case } from '../../../core/case/case';
import { cardField, cardLook, cardSinceBounce, lastSaidOf, looksAtCard } from '../../../core/domains/scholarship/card';
import { scholarship } from '../../../core/domains/scholarship/scholarship';
import { type Day, dayOf, sayDate } from '../../../core/kernel/day';
import type { Reveal } from '../../../core/record/record';
import { shownOf } from '../../../core/record/shown-before';
import { vault } from '../../shared/vault';

/** Why an award waits for another card and is not paid to the old one, for the treasurer; undefined where it does not. */
export function waitingFor(one: Case): string | undefined {
  const isOwed = cardSinceBounce(one) === 'owed';
  if (one.status === 'awaitingCard')
    return `${isOwed ? '银行退回过，' : ''}正在等本人补卡。补了卡，或核对过还是原来的卡，就会列入发放表。`;
  return isOwed ? '银行退回过，还没有新卡，没有列入发放表。请打开这一件，点“请本人补卡”。' : undefined;
}

/**
 * What speaks against a payment, in words for the treasurer; `card` is the whole number, absent where it cannot be read.
 * That another person has the same card is told beside.
 */
export function notesOn(one: Case, card: string | undefined): string[] {
  return [
    ...sinceBounce(one, card),
    ...(shownAs(one, cardField)?.doubt === undefined ? [] : ['卡号看起来不对，本人确认没有写错']),
    ...(shownAs(one, 'cardHolder')?.doubt === undefined ? [] : ['填写户名时提示过要再看，本人确认没有写错']),
    ...differencesIn(one).map((words) => `被改动过，经审人员核对后恢复，当时${words}`),
  ];
}

export const shownAs = (one: Pick<Case, 'shown'>, asked: string) =>
  shownOf(one, scholarship).find(({ field }) => field === asked);

function sinceBounce(one: Case, card: string | undefined): string[] {
  const said = card === undefined ? undefined : lastSaidOf(one, card, vault);
  if (said === 'bounce') return ['银行退回过，还是退回过的那张'];
  if (said === 'askCard') return ['请本人补过卡，还是原来的那张'];
  const since = cardSinceBounce(one);
  if (since === 'given') return ['银行退回过，现在是新补的卡'];
  return since === 'kept' ? ['银行退回过，核对过还是这张卡'] : [];
}

/**
 * Who has taken out the number of a card that nobody has paid to yet, as far as is written down, and when; but for what the
 * call `submitId` itself has noted.
 */
export function takenOut(one: Case, today: Day, submitId = ''): string[] {
  const { now, former } = looksAtCard(one, submitId);
  const when = ({ name, at }: Reveal) => `${name} ${sayDate(dayOf(at), today)}`;
  return [
    ...now.map((look) => `${when(look)}${cardLook(look).onSheet ? '已在发放表里取出过' : '已看过完整卡号'}`),
    ...former.map((look) => `换卡以前，${when(look)}已取出过原来的卡号`),
  ].map((said) => `${said}，请先核对是否已经转账`);
}
