import { type Actor, worksAt } from '../../../core/access';
import { deadlineOf } from '../../../core/case/deadline';
import { moveCase } from '../../../core/case/move';
import { checkForm } from '../../../core/check';
import type { SeasonFigures } from '../../../core/contract';
import { dayOf } from '../../../core/kernel/day';
import { ok, refuse } from '../../../core/kernel/result';
import { scholarship } from '../../../core/kinds/scholarship/scholarship';
import { rulesOn } from '../../../core/rules';
import { announce, NewSeason, overlapMistakes, seasonOf, windowMistakes } from '../../../core/season';
import { digest } from '../digest';
import { circumstances, operation } from '../handler';
import { casesOfSeason, updateCase } from '../store/cases';
import { placesHeld, saveSeason } from '../store/places';
import { counted, distinctBy, summed, totalBy } from '../store/query';

const { kind, flow } = scholarship;

/** Every season that was ever announced; anybody may know. */
export const listSeasons = operation('season.list', {
  load: () => ({}),
  run: ({ union }) => ok({ seasons: union.seasons }),
});

/** The aid centre runs the seasons; an administrator may help out. */
const runsSeasons = (actor: Actor) => actor.staff?.role === 'administrator' || worksAt(actor, 'aid');

/**
 * Announces a season, or changes one; one whose window is over keeps its window. Amounts that were granted already stay as
 * they were decided. Refuses `forbidden` to heads of other desks, `stale` when somebody else was faster, and in words to
 * have fewer places than are taken.
 */
export const announceSeason = operation('season.announce', {
  load: () => ({}),
  async run({ input, union, actor, at }) {
    if (!runsSeasons(actor)) return refuse('forbidden');
    const before = seasonOf(union.seasons, String(input.year));
    const isRepeat = before && Object.entries(input).every(([name, value]) => isSame(before, name, value));
    if (isRepeat) return ok({ seasons: union.seasons });
    const today = dayOf(at);
    const checked = checkForm(NewSeason, input, { union, today });
    const fields = {
      ...(checked.ok ? {} : checked.refusal.fields),
      ...windowMistakes(input, today, before),
      ...overlapMistakes(union.seasons, input),
    };
    if (Object.keys(fields).length > 0) return refuse('invalidInput', fields);
    const seasons = announce(union.seasons, { ...input, by: actor.name, at });
    const saved = await saveSeason(union.version, seasons, input);
    if (saved === 'stored') return ok({ seasons });
    if (saved === 'stale') return refuse('stale');
    return refuse('invalidInput', { places: `已经有 ${saved.taken} 个名额占用了，不能少于 ${saved.taken} 人。` });
  },
});

const isSame = (season: object, name: string, value: unknown) =>
  Object.entries(season).some(([other, known]) => other === name && known === value);

/** How many cases are published in one call; the phone asks again until nothing is left. */
const batch = 50;

/** Publishes everybody who was checked, as one list. Asking again goes on where it stopped. */
export const publishSeason = operation('season.publish', {
  load: () => ({}),
  async run(request) {
    const { input, actor } = request;
    if (!worksAt(actor, 'aid')) return refuse('forbidden');
    const checked = await casesOfSeason(input.year, 'checked', batch + 1);
    let moved = 0;
    for (const one of checked.slice(0, batch)) {
      const submitId = digest(`${request.submitId}:${one._id}:${one.version}`).slice(0, 32);
      const move = { action: 'publish', version: one.version, input: {} };
      const change = moveCase(scholarship, one, move, circumstances({ ...request, submitId }));
      if (change.ok && (await updateCase(one, change.value))) moved += 1;
    }
    return ok({ moved, left: moved === 0 ? 0 : checked.length - moved });
  },
});

/** A season in figures; each of them is the number of cases that the queue of its state shows. */
export const readFigures = operation('season.figures', {
  load: ({ year }) => ({
    states: totalBy('cases', { kind, season: year }, 'status', 'grant.amountFen'),
    turns: totalBy('cases', { kind, season: year, status: 'paid' }, 'turn', 'grant.amountFen'),
    ever: distinctBy('cases', { kind, status: 'paid' }, 'personKey', 'grant.amountFen'),
    ...placesHeld(year),
  }),
  run({ found: { states, turns, ever, held, heldUnsaid }, union, at, isWorkingDay }) {
    const today = dayOf(at);
    const figures: SeasonFigures = {
      states: Object.entries(flow.states).flatMap(([status, { label, tone }]) => {
        const total = states.find(({ _id }) => _id === status);
        // What came to nothing carries no money; documents from before that rule may still say so.
        const amountFen = tone === 'ended' ? 0 : (total?.sum ?? 0);
        return total ? [{ status, label, count: total.count, amountFen }] : [];
      }),
      paid: {
        fresh: counted(turns.filter(({ _id }) => Number(_id) === 1)),
        continuing: counted(turns.filter(({ _id }) => Number(_id) > 1)),
        amountFen: summed(turns),
      },
      everPaid: { students: ever[0]?.values ?? 0, instalments: counted(ever), amountFen: summed(ever) },
      taken: counted(held) + counted(heldUnsaid),
      noticeUntil: deadlineOf('notice', rulesOn(union, today), today, isWorkingDay).day,
    };
    return ok(figures);
  },
});
