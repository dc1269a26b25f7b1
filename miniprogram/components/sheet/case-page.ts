import type { CaseView, PaperView } from '../../../core/case/view';
import type { Home } from '../../../core/domains/office/operations';
import type { Option } from '../../../core/kernel/field';
import { endPullDown, say, tick } from '../../services/device';
import type { Typing } from '../../services/drafts';
import { back, go, places } from '../../services/navigate';
import { type Dressed, dress, dressing, none, type ScreenData } from '../../services/screen';
import type { Tapped, Told } from '../events';
import { placeOptions } from '../question/units';
import { OpenedCase } from './opened-case';
import { closedSheet, type SheetState } from './sheet-state';

/** What the worker's and the officer's page of a case show alike, beside the case itself. */
export interface CaseStart {
  failure: string;
  papers: readonly PaperView[];
  /** Why the papers could not be checked. */
  trouble: string;
  sheet: SheetState;
  units: readonly Option[];
  today: string;
}

const papers: readonly PaperView[] = [];
const units: readonly Option[] = [];
export const caseStart: CaseStart = { failure: '', papers, trouble: '', sheet: closedSheet, units, today: '' };

interface CasePage extends Dressed {
  data: Dressed['data'] & { view: object | null };
  setData(data: Partial<CaseStart & ScreenData>): void;
  undress: (() => void) | undefined;
  opened: OpenedCase | undefined;
  load(): Promise<void>;
}

/** Opens a case on its page; `show` draws it as its reader sees it. */
export function openOn(page: CasePage, id: string, show: (found: CaseView, home: Home) => void): OpenedCase {
  return new OpenedCase(id, {
    show: (found, home) => {
      show(found, home);
      page.setData({ failure: '', today: home.today, units: placeOptions(home.union) });
    },
    papers: (some, trouble) => page.setData({ papers: some, trouble }),
    sheet: (sheet) => page.setData({ sheet }),
    failed: (message) => (page.data.view ? say(message) : page.setData({ failure: message })),
    done: (label) => {
      tick();
      say(`已完成：${label}`);
    },
    left: back,
  });
}

/** What both pages do with the case that is open on them. */
export const casePage = {
  ...dressing,
  opened: none<OpenedCase>(),
  onShow(this: CasePage) {
    this.undress = dress(this);
    return this.load();
  },
  onPullDownRefresh(this: CasePage) {
    this.load().then(endPullDown);
  },
  async load(this: CasePage): Promise<void> {
    await this.opened?.load();
  },
  left(this: CasePage) {
    this.opened?.keep();
  },
  act(this: CasePage, { currentTarget }: Tapped<{ action: string }>) {
    this.opened?.act(currentTarget.dataset.action);
  },
  answer(this: CasePage, { detail }: Told<{ name: string; value: Typing }>) {
    this.opened?.answer(detail.name, detail.value);
  },
  sure(this: CasePage, { detail }: Told<{ name: string }>) {
    this.opened?.assure(detail.name);
  },
  pictures(this: CasePage, { detail }: Told<{ name: string; act: string; id: string }>) {
    return this.opened?.pictures(detail);
  },
  close(this: CasePage) {
    this.opened?.close();
  },
  confirm(this: CasePage) {
    return this.opened?.confirm();
  },
  renew(this: CasePage) {
    if (this.opened) go(places.renew(this.opened.caseId));
  },
  openPapers(this: CasePage) {
    return this.opened?.openPapers();
  },
};
