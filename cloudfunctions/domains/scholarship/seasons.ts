import type { Case } from '../../../core/case/case';
import { moveCase } from '../../../core/case/move';
import { publicFace } from '../../../core/domains/scholarship/award';
import { scholarshipOperations } from '../../../core/domains/scholarship/operations';
import { scholarshipRules } from '../../../core/domains/scholarship/rules';
import { scholarship } from '../../../core/domains/scholarship/scholarship';
import { announce, NewSeason, roundOf, type Season, seasonsIn } from '../../../core/domains/scholarship/season';
import { canonical } from '../../../core/kernel/canonical';
import { dayOf } from '../../../core/kernel/day';
import { sayYuan } from '../../../core/kernel/money';
import { refusalSentences } from '../../../core/kernel/refusal';
import { ok, refuse } from '../../../core/kernel/result';
import { checkForm } from '../../../core/record/check';
import { deadlineOf } from '../../../core/record/deadline';
import { ofYear, overlapMistakes, roundsOf, windowMistakes } from '../../../core/round/round';
import { type Actor, worksAt } from '../../../core/union/access';
import { staleWords } from '../../../core/union/decided';
import { digest } from '../../shared/digest';
import { circumstances, operation } from '../../shared/handler';
import { calledFor, casesAmong } from '../../shared/judge';
import { rowByRow } from '../../shared/rows';
import { updateCase } from '../../shared/store/cases';
import { claimsIn, claimsOf, saveRound } from '../../shared/store/claims';
import { find } from '../../shared/store/query';
import { announced } from '../../shared/store/rounds';

const { kind } = scholarship;

/** Every season that was ever announced; anybody may know. */
export const listSeasons = operation(scholarshipOperations, 'season.list', {
  load: (_input, { catalogue }) => ({ rounds: announced(catalogue) }),
  run: ({ rounds }) => ok({ seasons: seasonsIn(rounds) }),
});

/** The aid centre runs the seasons; an administrator may help out. */
export const runsSeasons = (actor: Actor) => actor.staff?.role === 'administrator' || worksAt(actor, 'aid');

/**
 * Announces a season, or changes one; one whose window is over keeps its window. Amounts that were granted already stay as
 * they were decided. Refuses `forbidden` to heads of other desks, `stale` where that year was announced or changed since it
 * was read, naming by whom, and in words to have fewer places than are taken.
 */
export const announceSeason = operation(scholarshipOperations, 'season.announce', {
  load: (_input, { catalogue }) => ({ rounds: announced(catalogue) }),
  async run({ input: { corrects, ...input }, union, rounds, actor, at, submitId }) {
    if (!runsSeasons(actor)) return refuse('forbidden');
    const seasons = seasonsIn(rounds);
    const before = ofYear(seasons, String(input.year));
    const round = ofYear(roundsOf(rounds, kind), String(input.year));
    const isAsItStands = before !== undefined && isSame(before, input);
    if (isAsItStands || round?.changes.includes(submitId)) return ok({ seasons });
    const today = dayOf(at);
    if (before && corrects !== before.at) return refuse('stale', undefined, staleWords(before, today));
    const checked = checkForm(NewSeason, input, { union, today });
    const fields = {
      ...(checked.ok ? {} : checked.refusal.fields),
      ...windowMistakes(input, today, before),
      ...overlapMistakes(seasons, input),
    };
    if (Object.keys(fields).length > 0) return refuse('invalidInput', fields);
    const season = { ...input, by: actor.name, at };
    const saved = await saveRound(round, roundOf(season, { version: 1, changes: [] }), scholarship, submitId);
    if (saved === 'stored') return ok({ seasons: announce(seasons, season) });
    if (saved === 'stale') return refuse('stale');
    return refuse('invalidInput', tooLittle(input, saved));
  },
});

/** What was taken already, where there would be less. */
function tooLittle(
  { places, budgetFen = Number.POSITIVE_INFINITY }: NewSeason,
  { taken, granted }: { taken: number; granted: number },
): Record<string, string> {
  return {
    ...(places < taken && { places: `已经有 ${taken} 个名额占用了，不能少于 ${taken} 人。` }),
    ...(budgetFen < granted && { budgetFen: `已经定下 ${sayYuan(granted)}，不能少于这个数。` }),
  };
}

const isSame = ({ by: _by, at: _at, ...season }: Season, input: NewSeason) => canonical(season) === canonical(input);

/** How many of those who were checked are read at once: whole cases, so that each is judged. */
const pageSize = 100;

/**
 * Everybody who was checked and is not published, as the public will read of them: to be looked at before. Whom somebody changed in
 * the store is named beside them: nobody publishes her until an auditor has let her case go on.
 */
export const listChecked = operation(scholarshipOperations, 'season.checked', {
  load: ({ year, cursor }) => ({
    rows: find(
      'cases',
      { kind, season: year, status: 'checked', ...(cursor === undefined ? {} : { openedKey: { $lt: cursor } }) },
      { sort: { openedKey: -1 }, limit: pageSize + 1 },
    ),
  }),
  run({ found, actor, isIntact }) {
    if (!worksAt(actor, 'aid')) return refuse('forbidden');
    const shown = found.rows.slice(0, pageSize);
    const rows = rowByRow(shown.filter(isIntact), (one) => {
      const face = publicFace(one);
      return face ? [{ id: one._id, version: one.version, ...face }] : [];
    });
    const broken = shown.filter((one) => !isIntact(one));
    const held = broken.map((one) => ({ id: one._id, number: calledFor(one), why: refusalSentences.brokenCase }));
    const next = found.rows.length > pageSize ? (shown.at(-1)?.openedKey ?? null) : null;
    return ok({ rows: rows.flat(), held, next });
  },
});

/**
 * Publishes those who were named, each only as she was read: whoever was corrected or moved on since stays, and whoever was checked
 * since is not among them. Asked again with the same `submitId` it answers the same.
 */
export const publishSeason = operation(scholarshipOperations, 'season.publish', {
  load: ({ cases }, { catalogue }) => ({
    named: find('cases', { _id: { $in: cases.map(({ id }) => id) } }),
    rounds: announced(catalogue),
  }),
  async run(request) {
    const { input, actor, found } = request;
    if (!worksAt(actor, 'aid')) return refuse('forbidden');
    const named = casesAmong(found.named, request.isIntact);
    let moved = 0;
    for (const { id, version } of input.cases) {
      const one = named.find(({ _id, season }) => _id === id && season === input.year);
      if (one && (await publish(one, version, request))) moved += 1;
    }
    return ok({ moved, left: input.cases.length - moved });
  },
});

async function publish(one: Case, version: number, request: Parameters<typeof circumstances>[0]): Promise<boolean> {
  const submitId = digest(`${request.submitId}:${one._id}:${version}`).slice(0, 32);
  if (one.timeline.some((entry) => entry.submitId === submitId)) return true;
  const around = circumstances({ ...request, submitId });
  const change = moveCase(scholarship, one, { action: 'publish', version, input: {} }, around);
  return change.ok && (await updateCase(one, change.value));
}

/** How many places of a season are taken and what is granted to those who hold one, as it is counted where they are taken. */
export const readPlaces = operation(scholarshipOperations, 'season.places', {
  load: ({ year }, { catalogue }) => ({ counter: claimsOf(year, scholarship), rounds: announced(catalogue) }),
  async run({ input: { year }, found, rounds, union, at, isWorkingDay }) {
    const today = dayOf(at);
    const round = ofYear(roundsOf(rounds, kind), year);
    const { taken, granted } = await claimsIn(found.counter, round, scholarship);
    return ok({
      taken,
      grantedFen: granted,
      noticeUntil: deadlineOf('notice', scholarshipRules, union, today, isWorkingDay).day,
    });
  },
});
