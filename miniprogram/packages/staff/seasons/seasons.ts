import type { ToPublish } from '../../../../core/case/notice';
import type { Checked } from '../../../../core/domains/scholarship/operations';
import type { Season } from '../../../../core/domains/scholarship/season';
import { ofYear } from '../../../../core/round/round';
import type { Tapped, Told } from '../../../components/events';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';
import { call } from '../../../services/cloud';
import { endPullDown, say, tick } from '../../../services/device';
import { go, places } from '../../../services/navigate';
import { completeSoon, dress, dressing, screenData } from '../../../services/screen';
import { openHome } from '../../../services/session';
import { type Seat, seatOf } from '../seat';
import { unsettledIn } from '../unsettled';
import { barOf, type EverView, everView, type FiguresView, figuresView, seasonFigures } from './figures.view';
import { publishAll, readChecked } from './publish';
import {
  heldBack,
  published,
  publishing,
  publishSheet,
  type SeasonCard,
  seasonCards,
  stopped,
  unfoldedFirst,
} from './seasons.view';

interface Start {
  cards: readonly SeasonCard[] | null;
  failure: string;
  seat: Seat;
  /** The season that is unfolded, and its figures once they are known. */
  year: string;
  figures: FiguresView | null;
  whole: boolean;
  trouble: string;
  ever: EverView | null;
  sheet: SheetState;
  today: string;
  /** That nothing is published or changed, where somebody changed the settings; empty otherwise. */
  unsettled: string;
  /** How many of the unfolded season were checked and can be published, and whom that leaves out, and why. */
  ready: number;
  held: string;
}

const start: Start = {
  cards: null,
  failure: '',
  seat: seatOf(null),
  year: '',
  figures: null,
  whole: false,
  trouble: '',
  ever: null,
  sheet: closedSheet,
  today: '',
  unsettled: '',
  ready: 0,
  held: '',
};

const unread: readonly Season[] = [];
const nobody: Checked = { rows: [], held: [], next: null };
const unreadRows: readonly ToPublish[] = [];

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  seasons: unread,
  /** Who was checked, and whom she has read the names of, and publishes. */
  checked: nobody,
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
    const season = ofYear<Season>(this.seasons, year);
    const [read, claimed] = await Promise.all([
      call('figures.read', { figures: seasonFigures, year }),
      call('season.places', { year }),
    ]);
    // Another one was unfolded meanwhile: it counts for itself.
    if (!season || year !== this.data.year) return;
    if (!read.ok) return this.setData({ trouble: read.message });
    if (!claimed.ok) return this.setData({ trouble: claimed.message });
    const figures = figuresView(read.value, claimed.value, season);
    this.setData({ figures, ever: everView(read.value), trouble: '' });
    completeSoon(this);
    if (figures.checked > 0 && this.data.seat.publishes) await this.list();
    else this.show(nobody);
  },
  /** Reads who was checked; false where that failed, or another season was unfolded meanwhile. */
  async list(): Promise<boolean> {
    const { year } = this.data;
    const reply = await readChecked(year);
    if (year !== this.data.year) return false;
    if (reply.ok) this.show(reply.value);
    else say(reply.message);
    return reply.ok;
  },
  show(checked: Checked) {
    this.checked = checked;
    this.setData({ ready: checked.rows.length, held: heldBack(checked.held) });
  },
  unfold({ currentTarget }: Tapped<{ year: string }>) {
    const { year } = currentTarget.dataset;
    if (year === this.data.year) return;
    this.setData({ year, figures: null, trouble: '', ready: 0, held: '' });
    return this.count();
  },
  records({ detail }: Told<{ key: string }>) {
    const { figures, year } = this.data;
    const bar = figures ? barOf(figures, detail.key) : undefined;
    if (bar) go(places.records({ year, figure: bar.figure, label: bar.label }));
  },
  everPaid() {
    go(places.records({ year: this.data.year, figure: 'scholarship.instalmentsCumulative', label: '历年已发放' }));
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
    const isRead = await this.list();
    const { figures, today, ready } = this.data;
    if (!isRead || !figures || ready === 0) return;
    this.toPublish = this.checked.rows;
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
    await this.count();
    say(published(moved, this.checked));
  },
});
