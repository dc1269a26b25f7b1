import type { ToPublish } from '../../../../core/case/notice';
import { type Season, seasonOf } from '../../../../core/season';
import type { Tapped, Told } from '../../../components/events';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';
import { call } from '../../../services/cloud';
import { endPullDown, say, tick } from '../../../services/device';
import { go, places } from '../../../services/navigate';
import { dress, dressing, screenData } from '../../../services/screen';
import { openHome } from '../../../services/session';
import { unsettledIn } from '../unsettled';
import { barOf, type EverView, everView, type FiguresView, figuresView } from './figures.view';
import { publishAll, readChecked } from './publish';
import {
  published,
  publishing,
  publishSheet,
  type SeasonCard,
  seasonCards,
  stopped,
  unfoldedFirst,
} from './seasons.view';
import { type Seat, seatOf } from './seat';

interface Start {
  cards: readonly SeasonCard[] | null;
  failure: string;
  seat: Seat;
  /** The season that is unfolded, and its figures once they are known. */
  year: string;
  figures: FiguresView | null;
  trouble: string;
  ever: EverView | null;
  sheet: SheetState;
  today: string;
  /** That nothing is published or changed, where somebody changed the settings; empty otherwise. */
  unsettled: string;
}

const start: Start = {
  cards: null,
  failure: '',
  seat: seatOf(null),
  year: '',
  figures: null,
  trouble: '',
  ever: null,
  sheet: closedSheet,
  today: '',
  unsettled: '',
};

const unread: readonly Season[] = [];
const unreadRows: readonly ToPublish[] = [];

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  seasons: unread,
  /** Whom she has read the names of, and publishes. */
  toPublish: unreadRows,

  onShow() {
    this.undress = dress(this);
    return this.load();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  async load() {
    const [home, reply] = await Promise.all([openHome(), call('season.list', {})]);
    if (!home.ok) return this.failed(home.message);
    if (!reply.ok) return this.failed(reply.message);
    const { today, me } = home.value;
    this.seasons = reply.value.seasons;
    const cards = seasonCards(reply.value.seasons, today);
    const year = this.data.year || unfoldedFirst(this.seasons, today);
    const unsettled = unsettledIn(home.value);
    this.setData({ cards, today, seat: seatOf(me.staff), failure: '', year, unsettled });
    if (year) await this.count();
  },
  failed(message: string) {
    if (this.data.cards) say(message);
    else this.setData({ failure: message });
  },
  async count() {
    const { year } = this.data;
    const season = seasonOf(this.seasons, year);
    const reply = await call('season.figures', { year });
    // Another one was unfolded meanwhile: it counts for itself.
    if (!season || year !== this.data.year) return;
    if (!reply.ok) return this.setData({ trouble: reply.message });
    this.setData({ figures: figuresView(reply.value, season), ever: everView(reply.value), trouble: '' });
  },
  unfold({ currentTarget }: Tapped<{ year: string }>) {
    const { year } = currentTarget.dataset;
    if (year === this.data.year) return;
    this.setData({ year, figures: null, trouble: '' });
    return this.count();
  },
  records({ detail }: Told<{ key: string }>) {
    const { figures, year } = this.data;
    const bar = figures ? barOf(figures, detail.key) : undefined;
    if (bar) go(places.records({ year, status: bar.status, turn: bar.turn, label: bar.label }));
  },
  everPaid() {
    go(places.records({ status: 'paid', label: '历年已发放' }));
  },
  openings() {
    go(places.openings);
  },
  announce() {
    go(places.announce(''));
  },
  change() {
    go(places.announce(this.data.year));
  },
  async ask() {
    const { figures, today, year } = this.data;
    const reply = await readChecked(year);
    if (!figures || year !== this.data.year) return;
    if (!reply.ok) return say(reply.message);
    this.toPublish = reply.value.rows;
    this.setData({ sheet: publishSheet(this.toPublish, figures.noticeUntil, today) });
  },
  close() {
    this.setData({ sheet: { ...this.data.sheet, visible: false } });
  },
  async publish() {
    const { sheet, year } = this.data;
    if (sheet.busy) return;
    const tell = (sofar: number) => this.setData({ sheet: publishing(sheet, sofar) });
    const { moved, trouble } = await publishAll(year, this.toPublish, tell);
    if (trouble) return this.setData({ sheet: { ...sheet, message: stopped(moved, trouble) } });
    tick();
    this.setData({ sheet: { ...sheet, visible: false } });
    const [left] = await Promise.all([readChecked(year), this.count()]);
    say(published(moved, left.ok ? left.value.rows : []));
  },
});
