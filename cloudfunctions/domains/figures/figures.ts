import type { Catalogue } from '../../../core/case/catalogue';
import { asObjector } from '../../../core/case/objection';
import { appeal } from '../../../core/domains/rights/appeal';
import type { DeskFigure, TopicFigure } from '../../../core/figures/figures';
import { figuresOperations } from '../../../core/figures/operations';
import { dayOf } from '../../../core/kernel/day';
import { ok, refuse } from '../../../core/kernel/result';
import { overseesAll, worksAt } from '../../../core/union/access';
import { findRecords, recordsIn } from '../../shared/case/records';
import { operation } from '../../shared/handler';
import { casesAbout, casesOf, topicPath } from '../../shared/store/figures';
import { objectionsBy } from '../../shared/store/objections';
import { count, countBy, counted, summed, totalBy } from '../../shared/store/query';

interface Group {
  _id: string | null;
  count: number;
}

/**
 * A desk in figures, in one round trip: for those who work there and for those who oversee the whole union. Refuses
 * `forbidden` to everybody else.
 */
export const readDeskFigures = operation(figuresOperations, 'desk.figures', {
  load(input, { at, catalogue }) {
    const where = (figure: DeskFigure) => casesOf(figure, { ...input, today: dayOf(at), catalogue });
    return {
      opened: count('cases', where('opened')),
      done: count('cases', where('done')),
      underway: count('cases', where('underway')),
      ended: count('cases', where('ended')),
      overdue: count('cases', where('overdue')),
      carried: count('cases', where('carried')),
      agreed: totalBy('cases', where('agreed'), 'desk', 'outcome.agreedFen'),
      received: totalBy('cases', where('received'), 'desk', 'outcome.receivedFen'),
      rated: totalBy('cases', where('rated'), 'desk', 'outcome.stars'),
      kinds: countBy('cases', where('opened'), 'kind'),
      parts: countBy('cases', { ...where('opened'), kind: appeal.kind }, topicPath(appeal.kind, catalogue) ?? 'kind'),
    };
  },
  run({ input, found, actor, catalogue }) {
    if (!worksAt(actor, input.desk) && !overseesAll(actor)) return refuse('forbidden');
    const { agreed, received, rated } = found;
    return ok({
      counts: {
        opened: counted(found.opened),
        done: counted(found.done),
        underway: counted(found.underway),
        overdue: counted(found.overdue),
        ended: counted(found.ended),
        carried: counted(found.carried),
        agreed: counted(agreed),
        received: counted(received),
        rated: counted(rated),
      },
      agreedFen: summed(agreed),
      receivedFen: summed(received),
      stars: summed(rated),
      topics: [...partsOf(appeal.kind, found.parts, catalogue), ...servicesIn(found.kinds, catalogue)].sort(mostFirst),
    });
  },
});

/** One page of the records behind a figure of a desk, for the same people. */
export const listDeskRecords = operation(figuresOperations, 'desk.cases', {
  load: ({ figure, topic, cursor, ...counts }, { at, callerId, catalogue }) => ({
    objections: objectionsBy(callerId),
    rows: findRecords(
      {
        ...casesOf(figure, { ...counts, today: dayOf(at), catalogue }),
        ...(topic === undefined ? {} : casesAbout(topic, catalogue)),
      },
      cursor,
      { callerId, catalogue },
    ),
  }),
  run({ input, found, actor: caller, union, catalogue }) {
    const actor = asObjector(caller, found.objections, found.rows);
    if (!worksAt(actor, input.desk) && !overseesAll(actor)) return refuse('forbidden');
    return ok(recordsIn(found.rows, actor, { union, catalogue }));
  },
});

const mostFirst = (a: TopicFigure, b: TopicFigure) => b.count - a.count || (a.topic < b.topic ? -1 : 1);

function partsOf(kind: string, groups: readonly Group[], { serviceOf, titleOf }: Catalogue): TopicFigure[] {
  const service = serviceOf(kind);
  const options = service?.fields.find(({ name }) => name === service.topics)?.options ?? [];
  return groups.map(({ _id, count: cases }) => {
    const label = options.find(({ value }) => value === _id)?.label ?? titleOf(kind);
    return { topic: `${kind}.${_id}`, label, count: cases };
  });
}

/** Services that do not part their cases are one topic each. */
function servicesIn(groups: readonly Group[], catalogue: Catalogue): TopicFigure[] {
  return groups
    .filter(({ _id }) => topicPath(_id ?? '', catalogue) === undefined)
    .map(({ _id, count: cases }) => ({
      topic: `${_id}`,
      label: catalogue.titleOf(`${_id}`),
      count: cases,
    }));
}
