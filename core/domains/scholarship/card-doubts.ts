import type { Case } from '../../case/case';
import type { Asking } from '../../case/service';
import { dayOf, sayDay } from '../../kernel/day';
import type { Sure } from '../../kernel/doubt';
import { aboutAnswer, sealedIn } from '../../record/vault';
import { formerCard, lastSaidOf, looksAtCard, mayBeUnderWay } from './card';

/**
 * What is asked about before a card is changed, paid to or given up, since money may have left for it already or come back
 * from it. It names nobody, since the applicant reads it; and refuses nothing, since only people know what the bank did.
 */
export function cardDoubts(found: Case, asking: Asking): Sure {
  switch (asking.action) {
    case 'giveCard':
      return sentences('cardNumber', [sentBack(found, asking)]);
    case 'changeCard':
      return sentences('cardNumber', [sentBack(found, asking), replacing(found, asking)]);
    case 'askCard':
      return sentences('reason', [otherTookOut(found, asking)]);
    case 'proposeRevoke':
      return sentences('reason', [takenOut(found)]);
    case 'confirmRevoke':
      return sentences('opinion', [takenOut(found)]);
    case 'pay':
      return { ...sentences('paidOn', [whichCard(found, asking)]), ...sentences('card', [neverOut(found, asking)]) };
    default:
      return {};
  }
}

function sentences(question: string, said: readonly (string | undefined)[]): Sure {
  const sentence = said.filter((one) => one !== undefined).join('');
  return sentence === '' ? {} : { [question]: sentence };
}

function sentBack(found: Case, { told: { cardNumber }, vault }: Asking): string | undefined {
  const last = lastSaidOf(found, String(cardNumber), vault);
  if (last === 'bounce') return '这张卡刚被银行退回，确定还是这张吗？银行那边已经办好、还用这张的，点“没有写错”。';
  return last === 'askCard' ? '财务说原来这张卡用不了，确定还是这张吗？还用这张的，点“没有写错”。' : undefined;
}

/** The same number with another name or bank is the card to which the money may have gone. */
function replacing(found: Case, { told: { cardNumber }, vault, today }: Asking): string | undefined {
  const last = looksAtCard(found)
    .now.map(({ at }) => at)
    .sort()
    .pop();
  const sealed = sealedIn(found.answers.cardNumber);
  const isSame = sealed !== undefined && vault.holds(sealed, aboutAnswer(found._id, 'cardNumber'), String(cardNumber));
  if (last === undefined || isSame) return undefined;
  const day = sayDay(dayOf(last), today);
  return `财务${day}已经取出过原来的卡号，钱可能已经打到原来那张卡上，请先看看到账没有。确实要换的，点“没有写错”。`;
}

/** She knows what she did herself. */
function otherTookOut(found: Case, { actor }: Asking): string | undefined {
  const { now, former } = looksAtCard(found);
  const isOther = [...now, ...former].some(({ by }) => by !== actor.id);
  return isOther ? '别的同事已取出过卡号，钱可能已经转出，请先问清楚。没有转出的，点“没有写错”。' : undefined;
}

function takenOut(found: Case): string | undefined {
  if (!mayBeUnderWay(looksAtCard(found))) return undefined;
  return '财务已取出过卡号，钱可能已经转出，请先问财务。确认没有转出的，点“没有写错”。';
}

function whichCard(found: Case, { told: { card }, actor }: Asking): string | undefined {
  const { now, former } = looksAtCard(found);
  if (card !== undefined || former.length === 0 || now.some(({ by }) => by === actor.id)) return undefined;
  return '取出卡号以后，收款卡换过。打到换卡以前那张的，请在下面选“换卡以前的卡”；打到现在这张的，点“没有写错”。';
}

function neverOut(found: Case, { told: { card } }: Asking): string | undefined {
  if (card !== formerCard || looksAtCard(found).former.length > 0) return undefined;
  return '换卡以前的卡号没有人取出过，请看一下是不是打到了现在这张卡。确实打到那张的，点“没有写错”。';
}
