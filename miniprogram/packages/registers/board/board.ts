import { registers } from '../../../../core/domains/registers';
import type { FigureTable } from '../../../../core/figures/figure';
import { byDesk } from '../../../../core/register/register';
import type { Tapped, Told } from '../../../components/events';
import { yearsUntil } from '../../../components/years/years-view';
import { call } from '../../../services/cloud';
import { endPullDown, say } from '../../../services/device';
import { go, places } from '../../../services/navigate';
import { dressing, none, screenData } from '../../../services/screen';
import { type Reading, readingOf } from '../reading';
import { askedFor, type BoardView, desksOf, scopesFor, toView } from './board.view';

interface Start {
  view: BoardView | null;
  failure: string;
  /** Of what it can be, and which of them is on the screen. */
  scopes: readonly { id: string; name: string }[];
  at: number;
  years: readonly string[];
  year: string;
  byDesk: { title: string; lines: ReturnType<typeof desksOf> } | null;
  /** True while what each number counts is on the screen. */
  told: boolean;
}
/** A board may tell what another register of its domain counts. */
const allFigures: FigureTable = Object.assign({}, ...registers.map(({ figures }) => figures));

const start: Start = { view: null, failure: '', scopes: [], at: 0, years: [], year: '', byDesk: null, told: false };

/** The figures of a register for whoever leads it: each opens the records behind it. */
Page({
  ...dressing,
  data: { ...screenData(), ...start },
  kind: '',
  reading: none<Reading>(),

  onLoad({ kind = '' }: Record<string, string | undefined>) {
    this.kind = decodeURIComponent(kind);
    return this.load();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  async load() {
    const reading = await readingOf(this.kind);
    if (!reading.ok) return this.failed(reading.message);
    this.reading = reading.value;
    const years = yearsUntil(reading.value.home.today);
    const [latest = ''] = years;
    this.setData({ scopes: scopesFor(reading.value), years, year: this.data.year || latest });
    await Promise.all([this.count(), this.countByDesk()]);
  },
  async count() {
    const { at, year, scopes } = this.data;
    const { board } = this.reading?.register ?? {};
    if (!board) return this.failed('这本台账没有要统计的数字。');
    const desk = scopes[at]?.id ?? '';
    const asked = { figures: askedFor(board, allFigures), year, ...(desk && { desk }) };
    const reply = await call('figures.read', asked);
    if (at !== this.data.at || year !== this.data.year) return;
    if (!reply.ok) return this.failed(reply.message);
    this.setData({ view: toView(reply.value, board, year), failure: '' });
  },
  async countByDesk() {
    const { at, year, scopes } = this.data;
    const board = this.reading?.register.board;
    if (!board || scopes[at]?.id !== '') return this.setData({ byDesk: null });
    const reply = await call('figures.desks', { figures: byDesk(board.desks), year });
    if (at !== this.data.at || year !== this.data.year) return;
    if (!reply.ok) return say(reply.message);
    this.setData({ byDesk: { title: board.desks.title, lines: desksOf(reply.value, board) } });
  },
  failed(message: string) {
    if (this.data.view) say(message);
    else this.setData({ failure: message });
  },
  chooseYear({ detail }: Told<{ year: string }>) {
    this.setData({ year: detail.year, view: null, byDesk: null, failure: '' });
    return this.load();
  },
  chooseScope({ detail }: Told<{ at: number }>) {
    this.setData({ at: detail.at, view: null, byDesk: null, failure: '' });
    return this.load();
  },
  chooseDesk({ currentTarget }: Tapped<{ desk: string }>) {
    const at = this.data.scopes.findIndex(({ id }) => id === currentTarget.dataset.desk);
    if (at < 0) return say('这里不是乡镇、园区，没有单独的数字页');
    return this.chooseScope({ detail: { at } });
  },
  explain() {
    this.setData({ told: !this.data.told });
  },
  open({ detail }: Told<{ key: string }>) {
    const { view } = this.data;
    const bars = view ? [...view.counts, ...view.charts.flatMap((chart) => chart.bars)] : [];
    const bar = bars.find(({ key }) => key === detail.key);
    if (bar) this.go(bar.figure, bar.topic, bar.label);
  },
  openNumber({ currentTarget }: Tapped<{ figure: string; label: string }>) {
    const { figure, label } = currentTarget.dataset;
    this.go(figure, '', label);
  },
  go(figure: string, topic: string, label: string) {
    const { scopes, at, year } = this.data;
    go(places.records({ desk: scopes[at]?.id ?? '', year, figure, topic, label }));
  },
});
