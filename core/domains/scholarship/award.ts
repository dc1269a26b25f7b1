import * as v from 'valibot';
import type { Admission, Known, Situation } from '../../case/admission';
import type { Case } from '../../case/case';
import type { Effect, Taking } from '../../case/service';
import { dayOf, sayDay } from '../../kernel/day';
import { sayYuan } from '../../kernel/money';
import { ok, type Result, refuse } from '../../kernel/result';
import { maskMiddle } from '../../kernel/text';
import { veiled } from '../../kernel/veil';
import type { Shown } from '../../record/record';
import { ofYear, openOn } from '../../round/round';
import { rulesOn } from '../../union/rules';
import { cardSinceBounce } from './card';
import { grantAgain, grantFor } from './grant';
import { namesIn } from './names';
import { placeStates, placeTaken } from './place';
import { scholarshipRules } from './rules';
import { seasonsIn } from './season';

/**
 * Lets an application in: only in the window of a season, and one of each applicant for a student. What others asked for or got
 * for that student is not told here, since an identity number is no proof of who asks: the officers see it, and 审核
 * decides. Refuses `seasonClosed`; `alreadyApplied` and `awardOver` by the applicant's own cases alone.
 */
export function admitToSeason({ union, rounds, today, personKey, ownerId, paid, open }: Situation): Result<Admission> {
  const season = openOn(seasonsIn(rounds), today);
  if (!season) return refuse('seasonClosed');
  const year = String(season.year);
  const hers = ({ owner }: Known) => owner.id === ownerId;
  if ([...paid, ...open].some((one) => hers(one) && one.season === year)) return refuse('alreadyApplied');
  // By her own cases alone, which say what was paid before them too.
  const paidToHer = Math.max(0, ...paid.filter(hers).map(({ turn }, at) => Math.max(turn, at + 1)));
  if (paidToHer >= rulesOn(union, scholarshipRules, today).of.instalments) return refuse('awardOver');
  const onceKey = onceKeyOf({ season: year, personKey, owner: { id: ownerId } }, 'submitted');
  const before = [...paid, ...open.filter((one) => one.season !== year)];
  return ok({ season: year, turn: paidToHer + 1, onceKey, record: before.map((one) => recordOf(one, today)) });
}

/**
 * What is unique of a case as long as it lasts: before the check the applicant's one case for a student and season, from the
 * check on the student's one case of the season.
 */
export function onceKeyOf(
  { season, personKey, owner }: Pick<Case, 'season' | 'personKey'> & { owner: Pick<Case['owner'], 'id'> },
  status: string,
): string {
  const whose = placeStates.some((state) => state === status) ? personKey : `${owner.id}:${personKey}`;
  return `scholarship:${season}:${whose}`;
}

/** One line about what the student got, or asked for, before: other aid of the same year is among it. */
function recordOf({ season, number, openedAt, grant }: Known, today: string): Shown {
  const label = season === null ? number : `${season}年金秋助学 ${number}`;
  if (!grant) return { label, value: `${sayDay(dayOf(openedAt), today)}申请，没有发放记录` };
  const paid = grant.paidOn ? `${sayDay(grant.paidOn, today)}发放` : '还没有发放';
  return { label, value: `${grant.label}，${sayYuan(grant.amountFen)}，${paid}` };
}

const Paid = v.object({ paidOn: v.string() });

/** What the steps of a scholarship bring about: the amount by the season's own table, the notice, the payment. */
export function effectOf(found: Case, taking: Taking): Result<Effect> {
  switch (taking.action) {
    case 'check':
      return grantTo(found, taking);
    case 'correct':
      return grantFor(found, taking);
    case 'restore':
      return restore(found, taking);
    case 'publish':
      return ok({ notice: noticeOf(found, taking) });
    case 'approve':
    case 'decline':
      return isNoticeRunning(found, taking) ? refuse('noticeRunning') : ok({});
    case 'confirm':
      if (isNoticeRunning(found, taking)) return refuse('noticeRunning');
      // What was paid, or entered of earlier years, since the check counts as well.
      return isOver(taking) ? refuse('awardOver') : ok(placeAt('confirm', found, taking));
    case 'pay':
      return pay(found, taking);
    case 'bounce':
      return ok({ grant: found.grant && { ...found.grant, paidOn: null }, turn: taking.paidBefore + 1 });
    default:
      return ok({});
  }
}

const isOver = ({ paidBefore, rulesOf }: Taking) => paidBefore >= rulesOf(scholarshipRules).of.instalments;

function grantTo(found: Case, taking: Taking): Result<Effect> {
  if (isOver(taking)) return refuse('awardOver');
  const granted = grantFor(found, taking);
  return granted.ok ? ok({ ...granted.value, ...placeAt('check', found, taking) }) : granted;
}

/**
 * A wrong refusal is taken back while its season is the latest: what had been checked is granted anew and needs a place again.
 * Refuses `seasonOver`, `awardOver`.
 */
function restore(found: Case, taking: Taking): Result<Effect> {
  const { rounds, today, to } = taking;
  if (seasonsIn(rounds).some(({ year, opens }) => year > Number(found.season) && opens <= today))
    return refuse('seasonOver');
  if (!placeStates.some((state) => state === to)) return ok({});
  if (isOver(taking)) return refuse('awardOver');
  const granted = grantAgain(found, taking);
  return granted.ok ? ok({ ...granted.value, ...placeAt('check', found, taking) }) : granted;
}

function placeAt(action: string, { season: year }: Case, { rounds }: Taking): Pick<Effect, 'holdsPlace'> {
  const season = ofYear(seasonsIn(rounds), year ?? '');
  return season ? placeTaken(action, season) : {};
}

/** No decision, for or against, before everybody had the days to object. */
function isNoticeRunning({ notice }: Case, { today }: Taking): boolean {
  return notice !== null && today <= notice.until;
}

/** What the public reads of an award, and nothing else; null before there is one. */
export function publicFace({ answers, grant, owner }: Pick<Case, 'answers' | 'grant' | 'owner'>) {
  if (!grant) return null;
  return {
    name: maskMiddle(String(answers.student ?? '')),
    // People write who they are and how to reach them where their unit is asked for.
    unit: veiled(String(answers.employer ?? ''), { names: [owner.name, ...namesIn(answers)], phones: [owner.phone] }),
    category: grant.label,
    amountFen: grant.amountFen,
  };
}

function noticeOf(found: Case, { today, until }: Taking): Case['notice'] {
  const face = publicFace(found);
  return face && until !== null ? { ...face, since: today, until } : null;
}

/**
 * New and continuing are told by what was paid by then (`turnsOf` where the days of payment are in another order); before,
 * and after it came back, `turn` is what the applicant may expect. Two awards that were decided at one moment may be one too
 * many together: refuses `awardOver`. What the bank sent back waits for a card: refuses `cardOwed`.
 */
function pay({ grant, timeline }: Case, taking: Taking): Result<Effect> {
  const paid = v.safeParse(Paid, taking.input);
  if (!grant || !paid.success) return refuse('wrongState');
  if (cardSinceBounce({ timeline }) === 'owed') return refuse('cardOwed');
  if (isOver(taking)) return refuse('awardOver');
  return ok({ grant: { ...grant, paidOn: paid.output.paidOn }, turn: taking.paidBefore + 1 });
}
