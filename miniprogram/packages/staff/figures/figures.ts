import type { Told } from '../../../components/events';
import { yearsUntil } from '../../../components/years/years-view';
import { call } from '../../../services/cloud';
import { endPullDown, say } from '../../../services/device';
import { go, places } from '../../../services/navigate';
import { completeSoon, dressing, screenData } from '../../../services/screen';
import { homeToday } from '../../../services/session';
import { barOf, type DeskOption, deskFigures, desksFor, type FiguresView, figuresView } from './figures.view';

interface Start {
  view: FiguresView | null;
  whole: boolean;
  failure: string;
  /** The desks she may choose among, and which of them is on the screen. */
  desks: readonly DeskOption[];
  at: number;
  years: readonly string[];
  year: string;
}

const start: Start = { view: null, whole: false, failure: '', desks: [], at: 0, years: [], year: '' };

Page({
  ...dressing,
  data: { ...screenData(), ...start },

  onLoad() {
    return this.load();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  async load() {
    const home = await homeToday();
    if (!home.ok) return this.failed(home.message);
    const { today } = home.value;
    const [latest = ''] = yearsUntil(today);
    this.setData({ desks: desksFor(home.value), years: yearsUntil(today), year: this.data.year || latest });
    await this.count();
  },
  async count() {
    const { desks, at, year } = this.data;
    const desk = desks[at]?.id ?? '';
    const reply = await call('figures.read', { figures: [...deskFigures], desk, year });
    // Another desk or year was chosen meanwhile: it counts for itself.
    if (at !== this.data.at || year !== this.data.year) return;
    if (!reply.ok) return this.failed(reply.message);
    this.setData({ view: figuresView(reply.value, year), failure: '' });
    completeSoon(this);
  },
  failed(message: string) {
    if (this.data.view) say(message);
    else this.setData({ failure: message });
  },
  chooseYear({ detail }: Told<{ year: string }>) {
    this.setData({ year: detail.year, view: null, failure: '' });
    return this.load();
  },
  chooseDesk({ detail }: Told<{ at: number }>) {
    this.setData({ at: detail.at, view: null, failure: '' });
    return this.load();
  },
  open({ detail }: Told<{ key: string }>) {
    const { view, desks, at, year } = this.data;
    const bar = view ? barOf(view, detail.key) : undefined;
    if (!bar) return;
    go(places.records({ desk: desks[at]?.id ?? '', year, figure: bar.figure, topic: bar.topic, label: bar.label }));
  },
});
