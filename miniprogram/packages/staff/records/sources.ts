import type { FigureRecords } from '../../../../core/figures/operations';
import { call, type Reply } from '../../../services/cloud';

export type Query = Readonly<Record<string, string | undefined>>;

/** Asks for a page of the records behind a figure; the first without a cursor. */
export type Source = (cursor?: string) => Promise<Reply<FigureRecords>>;

/** Where the records come from: a figure of a desk or of the whole union, in a year. */
export function sourceOf({ figure = '', desk, topic, year = '' }: Query): Source {
  const asked = { figure, year, ...(desk ? { desk } : {}), ...(topic ? { topic } : {}) };
  return (cursor) => call('figures.records', cursor === undefined ? asked : { ...asked, cursor });
}
