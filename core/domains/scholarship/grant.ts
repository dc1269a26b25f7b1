import * as v from 'valibot';
import type { Case, Grant } from '../../case/case';
import { type Amount, type Effect, grantedRow, type Taking, type Weighed } from '../../case/service';
import { dayOf, sayDay } from '../../kernel/day';
import { sayYuan } from '../../kernel/money';
import { ok, type Result, refuse } from '../../kernel/result';
import type { Stored } from '../../record/definition';
import { ofYear, type Round } from '../../round/round';
import { amountOf, bandOf, type Category, categories, type Season, type Stage, seasonsIn, stages } from './season';

/** What the check weighed, as its form stores it. */
const Assessed = v.object({
  category: v.picklist(keysOf(categories)),
  stage: v.picklist(keysOf(stages)),
  amountFen: v.optional(v.number()),
  amountReason: v.optional(v.string()),
});
type Assessed = v.InferOutput<typeof Assessed>;

function keysOf<K extends string>(table: Record<K, string>): K[] {
  const isKey = (key: string): key is K => key in table;
  return Object.keys(table).filter(isKey);
}

/** The steps at which the amount is decided; the latest counts. */
const assessing = ['check', 'correct'];

/** The grant for what was weighed at this step, by the season's own table. Refuses `seasonClosed`, `invalidInput`. */
export function grantFor(
  { season: year }: Case,
  { input, rounds, today }: Omit<Taking, 'to' | 'until'>,
): Result<Effect> {
  const season = ofYear(seasonsIn(rounds), year ?? '');
  const assessed = v.safeParse(Assessed, input);
  if (!season || !assessed.success) return refuse('seasonClosed');
  const amount = amountIn(season, assessed.output);
  if (!amount.ok) return amount;
  const { category, stage } = assessed.output;
  const grant: Grant = { ...amount.value, label: sayChoice(category, stage), under: season.at, paidOn: null };
  const shown = [
    { ...grantedRow, value: sayYuan(grant.amountFen) },
    { label: '依据', value: `${season.title}的资助标准(${sayDay(dayOf(season.at), today)}发布)` },
  ];
  return ok({ grant, shown });
}

/** The same once more for a case whose end was undone, by what was weighed last. */
export function grantAgain(found: Case, taking: Taking): Result<Effect> {
  return grantFor(found, { ...taking, input: lastAssessed(found) ?? {} });
}

/** The season's amount, or another one within the season's bound and with its reason. */
function amountIn(season: Season, assessed: Assessed): Result<Pick<Grant, 'amountFen' | 'why'>> {
  const standard = amountOf(season, assessed.category, assessed.stage);
  const { amountFen = standard, amountReason = '' } = assessed;
  if (amountFen === standard) return ok({ amountFen });
  const { least, most } = bandOf(season, standard);
  if (least === most) {
    return refuse('invalidInput', { amountFen: `本季一律按标准 ${sayYuan(standard)}，这里请不要填。` });
  }
  if (amountFen < least || amountFen > most) {
    const range = `${sayYuan(least)} 到 ${sayYuan(most)}`;
    return refuse('invalidInput', { amountFen: `标准是 ${sayYuan(standard)}，本季只能定在 ${range}之间。` });
  }
  if (amountReason === '') return refuse('invalidInput', { amountReason: '金额和标准不一样，请写明原因。' });
  return ok({ amountFen, why: `标准 ${sayYuan(standard)}，核定 ${sayYuan(amountFen)}：${amountReason}` });
}

/** What a step asks again, as it stands: what was weighed last, else the stage that the application names. */
export function proposalsOf(found: Case): Stored {
  const { category, stage } = lastAssessed(found) ?? {};
  return {
    ...(category === undefined ? {} : { category }),
    stage: stage ?? found.answers.stage ?? '',
  };
}

/** What was weighed last, and between which amounts its season lets that be. */
export function weighedIn(found: Case, rounds: readonly Round[]): Weighed | undefined {
  const assessed = v.safeParse(Assessed, lastAssessed(found));
  if (!assessed.success) return undefined;
  const { category, stage } = assessed.output;
  const season = ofYear(seasonsIn(rounds), found.season ?? '');
  const band = season ? bandOf(season, amountOf(season, category, stage)) : null;
  return { label: sayChoice(category, stage), band };
}

/** What each choice at the check gives, as long as the check or its correction is still to come. */
export function amountsFor(
  { season: year, status }: Pick<Case, 'season' | 'status'>,
  rounds: readonly Round[],
): readonly Amount[] {
  const season = ofYear(seasonsIn(rounds), year ?? '');
  if (!season || !['reviewed', 'checked'].includes(status)) return [];
  return keysOf(stages).flatMap((stage) =>
    keysOf(categories).map((category) => {
      const amountFen = amountOf(season, category, stage);
      return { category, stage, label: sayChoice(category, stage), amountFen, ...bandOf(season, amountFen) };
    }),
  );
}

const sayChoice = (category: Category, stage: Stage) => `${categories[category]} · ${stages[stage]}`;

function lastAssessed({ timeline }: Case): Stored | undefined {
  return timeline.filter(({ action }) => assessing.includes(action)).pop()?.input;
}
