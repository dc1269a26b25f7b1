import type { Records } from '../../../../core/case/operations';
import type { Input } from '../../../../core/contract';
import { deskFigures } from '../../../../core/figures/figures';
import { call, type Reply } from '../../../services/cloud';

export type Query = Readonly<Record<string, string | undefined>>;

/** Asks for a page of the records behind a figure; the first without a cursor. */
export type Source = (cursor?: string) => Promise<Reply<Records>>;

/** Where the records come from: a figure of a desk, or else one of the seasons. */
export function sourceOf(query: Query): Source {
  const { desk, topic, year = '', status = '', turn } = query;
  const figure = deskFigures.find((each) => each === query.figure);
  if (desk && figure) {
    const asked: Input<'desk.cases'> = { desk, year, figure, ...(topic ? { topic } : {}) };
    return (cursor) => call('desk.cases', from(asked, cursor));
  }
  const asked: Input<'season.cases'> = {
    status,
    ...(year ? { year } : {}),
    ...(turn === 'first' || turn === 'later' ? { turn } : {}),
  };
  return (cursor) => call('season.cases', from(asked, cursor));
}

function from<I extends object>(asked: I, cursor: string | undefined) {
  return cursor === undefined ? asked : { ...asked, cursor };
}
