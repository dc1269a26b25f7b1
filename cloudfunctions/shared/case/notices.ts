import { noticeView } from '../../../core/case/notice';
import { caseOperations } from '../../../core/case/operations';
import { dayOf, type Instant } from '../../../core/kernel/day';
import { ok } from '../../../core/kernel/result';
import { operation } from '../handler';
import { rowByRow } from '../rows';
import { objectionsBy } from '../store/objections';
import { find } from '../store/query';

/** Whole cases are read, so that each is judged. */
const pageSize = 20;

/** What is on the list today has a `noticeKey` above this. */
export const publishedFrom = (at: Instant) => `${dayOf(at)}|`;

/** Whole cases that are published, from `key` on, what ends first on top. */
export const publishedAfter = (key: string, limit: number) =>
  find('cases', { noticeKey: { $gt: key } }, { sort: { noticeKey: 1 }, limit });

/**
 * The published list as it stands today: what is over is not on it, whether or not a timer has run, nor what somebody put
 * there or changed in the store.
 */
export const listNotices = operation(caseOperations, 'notice.list', {
  load: ({ cursor = '' }, { at, callerId }) => ({
    hers: objectionsBy(callerId),
    // However far back a cursor points: what is over stays over.
    rows: publishedAfter(cursor > publishedFrom(at) ? cursor : publishedFrom(at), pageSize + 1),
  }),
  run({ found: { rows, hers }, callerId, isIntact, catalogue }) {
    const shown = rows.slice(0, pageSize);
    const next = rows.length > pageSize ? (shown.at(-1)?.noticeKey ?? null) : null;
    const seen = rowByRow(shown.filter(isIntact), (row) => noticeView(row, callerId, hers, catalogue)).flat();
    return ok({ rows: seen, next, raised: hers.length });
  },
});
