import type { PaperView } from '../../../../core/case/view';
import type { Option } from '../../../../core/kernel/field';
import type { Tapped, Told } from '../../../components/events';
import { placeOptions } from '../../../components/question/units';
import { OpenedCase } from '../../../components/sheet/opened-case';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';
import { callPhone, chooseOne, endPullDown, say, tick } from '../../../services/device';
import type { Typing } from '../../../services/drafts';
import { back, go, places } from '../../../services/navigate';
import { dress, dressing, none, screenData } from '../../../services/screen';
import { type StaffCase, toView } from './case.view';
import { Reveals, type SealedRow } from './reveals';

interface Start {
  view: StaffCase | null;
  failure: string;
  papers: readonly PaperView[];
  /** Why the papers could not be checked. */
  trouble: string;
  sheet: SheetState;
  units: readonly Option[];
  today: string;
  sealed: readonly SealedRow[];
}

const start: Start = {
  view: null,
  failure: '',
  papers: [],
  trouble: '',
  sheet: closedSheet,
  units: [],
  today: '',
  sealed: [],
};

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  opened: none<OpenedCase>(),
  reveals: none<Reveals>(),

  onLoad({ id = '' }: Record<string, string | undefined>) {
    const reveals = new Reveals(decodeURIComponent(id), (sealed) => this.setData({ sealed }));
    this.reveals = reveals;
    this.opened = new OpenedCase(decodeURIComponent(id), {
      show: (found, { union, today }) => {
        const view = toView(found, today);
        this.setData({ view, failure: '', today, units: placeOptions(union) });
        reveals.offer(found.sealed);
      },
      papers: (papers, trouble) => this.setData({ papers, trouble }),
      sheet: (sheet) => this.setData({ sheet }),
      failed: (message) => (this.data.view ? say(message) : this.setData({ failure: message })),
      done: (label) => {
        tick();
        say(`已完成：${label}`);
      },
      left: back,
    });
  },
  onShow() {
    this.undress = dress(this);
    return this.load();
  },
  left() {
    this.opened?.keep();
    this.reveals?.hide();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  async load() {
    await this.opened?.load();
  },
  act({ currentTarget }: Tapped<{ action: string }>) {
    this.opened?.act(currentTarget.dataset.action);
  },
  async reveal({ currentTarget }: Tapped<{ field: string }>) {
    const trouble = await this.reveals?.reveal(currentTarget.dataset.field);
    if (trouble) say(trouble);
  },
  conceal() {
    this.reveals?.hide();
  },
  async more() {
    const folded = this.data.view?.folded ?? [];
    const chosen = folded[await chooseOne(folded.map(({ label }) => label))];
    if (chosen) this.opened?.act(chosen.action);
  },
  answer({ detail }: Told<{ name: string; value: Typing }>) {
    this.opened?.answer(detail.name, detail.value);
  },
  sure({ detail }: Told<{ name: string }>) {
    this.opened?.assure(detail.name);
  },
  pictures({ detail }: Told<{ name: string; act: string; id: string }>) {
    return this.opened?.pictures(detail);
  },
  close() {
    this.opened?.close();
  },
  confirm() {
    return this.opened?.confirm();
  },
  renew() {
    if (this.opened) go(places.renew(this.opened.caseId));
  },
  openPapers() {
    return this.opened?.openPapers();
  },
  phone() {
    if (this.data.view) callPhone(this.data.view.phone);
  },
});
