import type { NoticeView } from '../../../../core/case/notice';
import type { Home } from '../../../../core/domains/office/operations';
import type { Tapped, Told } from '../../../components/events';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';
import { type List, readAgain, readOn } from '../../../services/case-list';
import { call } from '../../../services/cloud';
import { endPullDown, say, scrollToTop, tick } from '../../../services/device';
import type { Typing } from '../../../services/drafts';
import { go, places } from '../../../services/navigate';
import { dressing, none, screenData } from '../../../services/screen';
import { homeToday } from '../../../services/session';
import { type NoticesView, thanksFor, toView } from './notices.view';
import { Objection } from './objection';

interface Start {
  view: NoticesView | null;
  failure: string;
  sheet: SheetState;
  hotline: Pick<Home['union'], 'hotline' | 'hours'> | null;
}

const start: Start = { view: null, failure: '', sheet: closedSheet, hotline: null };
const unread: List<NoticeView> = { rows: [], next: null };

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  objection: none<Objection>(),
  home: none<Home>(),
  list: unread,
  /** How many objections she has made to whatever notice. */
  raised: 0,
  reading: false,

  onLoad(): Promise<void> {
    this.objection = new Objection({
      sheet: (sheet) => this.setData({ sheet }),
      objected: (row) => this.thank(row),
      again: (id) => this.again(id),
    });
    return this.load();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  onShareAppMessage() {
    return { title: '金秋助学公示名单', path: places.notices };
  },
  async onReachBottom() {
    if (this.reading || this.list.next === null) return;
    this.reading = true;
    const reply = await readOn(this.list, (cursor) => call('notice.list', { cursor }));
    this.reading = false;
    if (reply.ok) this.show(reply.value);
    else say(reply.message);
  },
  async load(): Promise<void> {
    const [home, reply] = await Promise.all([homeToday(), call('notice.list', {})]);
    if (!home.ok) return this.failed(home.message);
    if (!reply.ok) return this.failed(reply.message);
    this.home = home.value;
    this.raised = reply.value.raised;
    this.show(reply.value);
  },
  failed(message: string) {
    if (this.data.view) say(message);
    else this.setData({ failure: message });
  },
  show(list: List<NoticeView>, thanks?: string): void {
    if (!this.home) return;
    this.list = list;
    const { union, today } = this.home;
    const { name, hotline, hours } = union;
    const view = {
      ...toView(list, { name, today, raised: this.raised }),
      thanks: thanks ?? this.data.view?.thanks ?? '',
    };
    this.setData({ view, hotline: { hotline, hours }, failure: '' });
  },
  thank(row: NoticeView): Promise<unknown> {
    tick();
    const rows = this.list.rows.map((each) => (each.id === row.id ? { ...each, objected: 'examined' as const } : each));
    this.raised += 1;
    this.show({ ...this.list, rows }, thanksFor(row));
    scrollToTop();
    return this.again(row.id);
  },
  /** Reads the list again as far as it was read, and finds one row in it. */
  async again(id: string): Promise<NoticeView | undefined> {
    const reply = await readAgain(this.list, (cursor) => call('notice.list', cursor === undefined ? {} : { cursor }));
    if (reply.ok) this.show(reply.value);
    return this.list.rows.find((row) => row.id === id);
  },
  mine() {
    go(places.objections);
  },
  object({ currentTarget }: Tapped<{ id: string }>) {
    const row = this.list.rows.find(({ id }) => id === currentTarget.dataset.id);
    if (row && this.home) this.objection?.open(row, this.home.me);
  },
  answer({ detail }: Told<{ name: string; value: Typing }>) {
    this.objection?.answer(detail.name, detail.value);
  },
  sure({ detail }: Told<{ name: string }>) {
    this.objection?.assure(detail.name);
  },
  confirm() {
    return this.objection?.confirm();
  },
  close() {
    this.objection?.close();
  },
});
