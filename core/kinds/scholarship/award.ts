import * as v from 'valibot';
import type { Admission, Situation } from '../../case/admission';
import type { Case, Shown } from '../../case/case';
import type { Effect, Taking } from '../../case/service';
import { dayOf, sayDay } from '../../kernel/day';
import { sayYuan } from '../../kernel/money';
import { ok, type Result, refuse } from '../../kernel/result';
import { maskMiddle } from '../../kernel/text';
import { rulesOn } from '../../rules';
import { amountOf, categories, seasonOf, seasonOn, stages } from '../../season';
import { placeTaken } from './place';

/**
 * Lets an application in: only in the window of a season, one for each student and season, and not more instalments
 * than the union gives. Refuses `seasonClosed`, `alreadyApplied`, `awardOver`.
 */
export function admitToSeason({ union, today, personKey, earlier }: Situation): Result<Admission> {
  const season = seasonOn(union.seasons, today);
  if (!season) return refuse('seasonClosed');
  const year = String(season.year);
  const onceKey = `scholarship:${year}:${personKey}`;
  if (earlier.some((one) => one.onceKey === onceKey)) return refuse('alreadyApplied');
  const paid = earlier.filter(({ grant }) => grant?.paidOn);
  if (paid.length >= rulesOn(union, today).instalments) return refuse('awardOver');
  return ok({ season: year, turn: paid.length + 1, onceKey, record: earlier.map((one) => recordOf(one, today)) });
}

/** One line about what the student got, or asked for, before: other aid of the same year is among it. */
function recordOf({ season, number, openedAt, grant }: Case, today: string): Shown {
  const label = season === null ? number : `${season}年金秋助学 ${number}`;
  if (!grant) return { label, value: `${sayDay(dayOf(openedAt), today)}申请，没有发放记录` };
  const paid = grant.paidOn ? `${sayDay(grant.paidOn, today)}发放` : '还没有发放';
  return { label, value: `${grant.label}，${sayYuan(grant.amountFen)}，${paid}` };
}

const Checked = v.object({ category: v.picklist(keysOf(categories)), stage: v.picklist(keysOf(stages)) });
const Paid = v.object({ paidOn: v.string() });

function keysOf<K extends string>(table: Record<K, string>): K[] {
  const isKey = (key: string): key is K => key in table;
  return Object.keys(table).filter(isKey);
}

/** What the steps of a scholarship bring about: the amount by the season's own table, the notice, the payment. */
export function effectOf(found: Case, taking: Taking): Result<Effect> {
  switch (taking.action) {
    case 'check':
      return grantTo(found, taking);
    case 'publish':
      return ok({ notice: noticeOf(found, taking) });
    case 'approve':
    case 'decline':
      return isNoticeRunning(found, taking) ? refuse('noticeRunning') : ok({});
    case 'confirm':
      return isNoticeRunning(found, taking) ? refuse('noticeRunning') : confirm(found, taking);
    case 'object':
      return found.notice && taking.today > found.notice.until ? refuse('noticeOver') : ok({});
    case 'pay':
      return pay(found, taking);
    case 'bounce':
      return ok({ grant: found.grant && { ...found.grant, paidOn: null } });
    default:
      return ok({});
  }
}

function grantTo({ season: year }: Case, { input, union, today }: Taking): Result<Effect> {
  const season = seasonOf(union.seasons, year ?? '');
  const checked = v.safeParse(Checked, input);
  if (!season || !checked.success) return refuse('seasonClosed');
  const { category, stage } = checked.output;
  const amountFen = amountOf(season, category, stage);
  const label = `${categories[category]} · ${stages[stage]}`;
  const shown = [
    { label: '拟资助', value: sayYuan(amountFen) },
    { label: '依据', value: `${season.title}的资助标准(${sayDay(dayOf(season.at), today)}发布)` },
  ];
  const grant = { amountFen, label, under: season.at, paidOn: null };
  return ok({ grant, shown, ...placeTaken('check', season) });
}

function confirm({ season: year }: Case, { union }: Taking): Result<Effect> {
  const season = seasonOf(union.seasons, year ?? '');
  return season ? ok(placeTaken('confirm', season)) : refuse('seasonClosed');
}

/** No decision, for or against, before everybody had the days to object. */
function isNoticeRunning({ notice }: Case, { today }: Taking): boolean {
  return notice !== null && today <= notice.until;
}

function noticeOf({ answers, grant }: Case, { today, until }: Taking): Case['notice'] {
  if (!grant || until === null) return null;
  return {
    name: maskMiddle(String(answers.student ?? '')),
    unit: String(answers.employer ?? ''),
    category: grant.label,
    amountFen: grant.amountFen,
    since: today,
    until,
  };
}

function pay({ grant }: Case, { input, today }: Taking): Result<Effect> {
  const paid = v.safeParse(Paid, input);
  if (!grant || !paid.success) return refuse('wrongState');
  if (paid.output.paidOn > today) return refuse('invalidInput', { paidOn: '发放日期不能晚于今天。' });
  return ok({ grant: { ...grant, paidOn: paid.output.paidOn } });
}
