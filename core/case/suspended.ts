import { maskName } from '../kernel/text';
import type { CaseSummary } from './summary';
import type { CaseView } from './view';

/** What stands in the place of the state of a case that somebody changed in the store: its own may be a part of that change. */
const look = { label: '暂停核对', tone: 'waiting', open: true } as const;

/** A row of a list without what an edit of the case may have made up: its title, state, amount and deadline. */
export function suspended<S extends CaseSummary>(row: S): S {
  const unknown = { headline: '', subject: '', deadline: null, grant: null };
  return { ...row, ...unknown, state: look, who: maskName(row.who), broken: true };
}

type Told = Omit<CaseView, 'ahead' | 'renewable' | 'conflicts' | 'alarm' | 'unsettled'>;

/**
 * The view of a case that somebody changed in the store without what nobody knows to be true; and for whoever stands to it as
 * its applicant alone without anything that was told, since she may be its applicant by that change.
 */
export function withheld<V extends Told>(view: V): V {
  if (!view.parties.includes('owner')) return { ...view, broken: true };
  if (view.parties.length > 1) return { ...view, broken: true, grant: null, deadline: null, notice: null };
  const nothing = {
    phone: '',
    helper: null,
    shown: [],
    papers: [],
    seen: [],
    timeline: [],
    routing: [],
    officer: null,
  };
  return { ...suspended(view), ...nothing, notice: null };
}
