import type { CaseView } from '../../../core/case/view';
import type { Home } from '../../../core/domains/office/operations';
import { call } from '../../services/cloud';
import { homeAtOnce } from '../../services/session';

/** A page that says that something has been handed in, and under which number. */
interface HandedIn {
  data: { id: string };
  setData(part: { id: string; number: string } | { note: string }): void;
  load(): Promise<void>;
}

/** How such a page begins: with what its address says, which is there without asking the cloud. */
export const handedIn = {
  onLoad(this: HandedIn, { id = '', number = '' }: Record<string, string | undefined>) {
    this.setData({ id: decodeURIComponent(id), number: decodeURIComponent(number) });
    return this.load();
  },
};

/** Reads what has become of it; where that cannot be known now, the page says `otherwise`. */
export async function readHandedIn(
  page: Pick<HandedIn, 'data' | 'setData'>,
  otherwise: string,
): Promise<{ home: Home; found: CaseView } | undefined> {
  const [home, found] = await Promise.all([homeAtOnce(), call('case.open', { caseId: page.data.id })]);
  if (home.ok && found.ok) return { home: home.value, found: found.value };
  page.setData({ note: otherwise });
  return undefined;
}
