import type { WholeCatalogue } from '../../../core/case/catalogue';
import type { Figure, FigureScope } from '../../../core/figures/figure';
import { figuresOperations } from '../../../core/figures/operations';
import { Reading, totalsOf } from '../../../core/figures/reading';
import { scopeId } from '../../../core/figures/totals';
import { type Day, dayOf } from '../../../core/kernel/day';
import { ok, refuse } from '../../../core/kernel/result';
import { wholeOperation } from '../../shared/handler';
import { countOf } from '../../shared/store/figures';
import { ask } from '../../shared/store/gather';
import { isAllLookedAt, lookedThrough } from '../../shared/store/looked-through';
import { alsoAsked, counted, type Query } from '../../shared/store/query';
import { sumsAsked, sumsIn } from '../../shared/store/totals';

/** Some figures and those that the ratios among them divide. */
function needed(ids: readonly string[], { figures }: Pick<WholeCatalogue, 'figures'>): Map<string, Figure> {
  const parts = ids.flatMap((id) => {
    const counts = figures.get(id)?.counts;
    return counts?.of === 'ratio' ? [counts.numerator, counts.denominator] : [];
  });
  const found = new Map<string, Figure>();
  for (const id of [...ids, ...parts]) {
    const figure = figures.get(id);
    if (figure) found.set(id, figure);
  }
  return found;
}

/** Without a desk it is the whole union. */
export const scopeOf = ({ desk, year }: { desk?: string | undefined; year: string }): FigureScope => ({
  desk: desk ?? null,
  year,
});

/** The totals that some figures are read from, each once. */
function scopesOf(figures: Iterable<Figure>, scope: FigureScope, today: Day) {
  const ledger = [...figures].flatMap(({ counts }) => (counts.of === 'ledger' ? totalsOf(counts, scope, today) : []));
  const all = ledger.map((one) => one.scope);
  return all.filter((one, at) => all.findIndex((other) => scopeId(other) === scopeId(one)) === at);
}

type Counts = Record<`cases${number}`, Query<{ count: number }>>;

/** The figures that count cases one by one. */
const ofCases = (figures: ReadonlyMap<string, Figure>) =>
  [...figures].flatMap(([id, { counts }]) => (counts.of === 'cases' ? [{ id, counts }] : []));

/**
 * Any figures of a desk or of the whole union, in two round trips whatever lies behind them; one more where the totals are behind.
 * Refuses `notFound` where one is not defined, `forbidden` where one is not for the reader.
 */
export const readFigures = wholeOperation(figuresOperations, 'figures.read', {
  load(input, { at, catalogue }) {
    const scope = scopeOf(input);
    const figures = needed(input.figures, catalogue);
    const today = dayOf(at);
    const counts: Counts = Object.fromEntries(
      ofCases(figures).map(({ counts: of }, place) => [`cases${place}`, countOf(of, { ...scope, today, catalogue })]),
    );
    const sums = { lookedThrough: lookedThrough(), ...sumsAsked(scopesOf(figures.values(), scope, dayOf(at)), at) };
    return alsoAsked(sums, counts);
  },
  async run({ input, found, actor, at, catalogue }) {
    const scope = scopeOf(input);
    const figures = needed(input.figures, catalogue);
    if (!input.figures.every((id) => figures.has(id))) return refuse('notFound');
    if (![...figures.values()].every(({ readers }) => readers.reads(actor, scope))) return refuse('forbidden');
    const sums = await sumsIn(scopesOf(figures.values(), scope, dayOf(at)), found, at);
    const counts = new Map(ofCases(figures).map(({ id }, place) => [id, counted(found[`cases${place}`] ?? [])]));
    const read = new Reading(scope, dayOf(at), sums, counts, catalogue);
    return ok({
      figures: input.figures.flatMap((id) => read.valueOf(id) ?? []),
      cutOff: dayOf(at),
      isWhole: isAllLookedAt(found.lookedThrough),
    });
  },
});

/**
 * Some figures of what happened, desk by desk, in two round trips however many desks there are; one more where the totals are behind.
 * Refuses `notFound` where one is not defined or counts cases as they stand, `forbidden` where one is not for the reader in the whole union.
 */
export const readFiguresByDesk = wholeOperation(figuresOperations, 'figures.desks', {
  load: () => ({ lookedThrough: lookedThrough() }),
  async run({ input: { figures: ids, year }, found, actor, union, at, catalogue }) {
    const figures = needed(ids, catalogue);
    const today = dayOf(at);
    if (!ids.every((id) => figures.has(id)) || ofCases(figures).length > 0) return refuse('notFound');
    const all = { desk: null, year };
    if (![...figures.values()].every(({ readers }) => readers.reads(actor, all))) return refuse('forbidden');
    // With the whole union among them, one question finds what was written since the totals.
    const scopes = [all, ...union.desks.map(({ id }) => ({ desk: id, year }))];
    const totals = scopes.flatMap((scope) => scopesOf(figures.values(), scope, today));
    const read = await ask(sumsAsked(totals, at));
    if (!read) return refuse('notFound');
    const sums = await sumsIn(totals, read, at);
    const desks = union.desks.flatMap(({ id, name }) => {
      const reading = new Reading({ desk: id, year }, today, sums, new Map(), catalogue);
      const values = ids.flatMap((figure) => reading.valueOf(figure) ?? []).map((value) => ({ ...value, topics: [] }));
      return values.some(({ value }) => value !== null && value !== 0) ? [{ desk: id, name, figures: values }] : [];
    });
    return ok({ desks, cutOff: today, isWhole: isAllLookedAt(found.lookedThrough) });
  },
});
