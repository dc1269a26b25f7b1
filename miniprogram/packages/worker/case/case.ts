import type { PaperView } from '../../../../core/case/view';
import type { Option } from '../../../../core/kernel/field';
import type { Tapped, Told } from '../../../components/events';
import { placeOptions } from '../../../components/question/units';
import { OpenedCase } from '../../../components/sheet/opened-case';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';
import { callPhone, endPullDown, say, tick } from '../../../services/device';
import type { Typing } from '../../../services/drafts';
import { back, go, places } from '../../../services/navigate';
import { dress, dressing, none, screenData } from '../../../services/screen';
import { toView, type WorkerCase } from './case.view';

interface Start {
  view: WorkerCase | null;
  failure: string;
  papers: readonly PaperView[];
  /** Why the papers could not be checked. */
  trouble: string;
  sheet: SheetState;
  units: readonly Option[];
  today: string;
  hotline: string;
}

const start: Start = {
  view: null,
  failure: '',
  papers: [],
  trouble: '',
  sheet: closedSheet,
  units: [],
  today: '',
  hotline: '',
};

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  opened: none<OpenedCase>(),

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.opened = new OpenedCase(decodeURIComponent(id), {
      show: (found, { union, today }) => {
        const view = toView(found, today);
        this.setData({ view, failure: '', today, units: placeOptions(union), hotline: union.hotline });
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
  notices() {
    go(places.notices);
  },
  renew() {
    if (this.opened) go(places.renew(this.opened.caseId));
  },
  openPapers() {
    return this.opened?.openPapers();
  },
  phone() {
    callPhone(this.data.hotline);
  },
});
