import { registerOf } from '../../../../core/domains/registers';
import type { RecordRow } from '../../../../core/register/view';
import type { Tapped, Told } from '../../../components/events';
import { type List, readAgain, readOn } from '../../../services/case-list';
import { call } from '../../../services/cloud';
import { endPullDown, nameScreen, say } from '../../../services/device';
import { go, places } from '../../../services/navigate';
import { completeSoon, dress, dressing, none, screenData } from '../../../services/screen';
import type { AskedFile } from '../../../services/taken-files';
import { keeps, type Reading, readable, readingOf } from '../reading';
import { type Filter, filtersOf, type ListView, toView, type Ways, waysOf } from './list.view';

type Order = 'name' | 'due';

interface Start {
  view: ListView | null;
  whole: boolean;
  failure: string;
  /** The registers that she reads, and which of them is on the screen. */
  registers: readonly { id: string; name: string }[];
  at: number;
  ways: Ways | null;
  filters: readonly Filter[];
  /** True while every filter is on the screen, not the first one alone. */
  unfolded: boolean;
  /** The choice by which the list is narrowed, and the words that are looked for; empty where it is not. */
  tag: string;
  text: string;
  sought: string;
  order: Order;
  noun: string;
  enters: boolean;
  /** What is looked at, to be taken as a sheet; null until it is read. */
  asked: AskedFile | null;
  /** The books of the register, each to be taken as a sheet. */
  books: readonly AskedFile[];
}

const start: Start = {
  view: null,
  whole: false,
  failure: '',
  registers: [],
  at: 0,
  ways: null,
  filters: [],
  unfolded: false,
  tag: '',
  text: '',
  sought: '',
  order: 'name',
  noun: '',
  enters: false,
  asked: null,
  books: [],
};
const unread: List<RecordRow> = { rows: [], next: null };

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  kind: '',
  reading: none<Reading>(),
  list: unread,
  readingOn: false,

  onLoad({ kind = '', tag = '' }: Record<string, string | undefined>) {
    this.kind = decodeURIComponent(kind);
    nameScreen(registerOf(this.kind)?.title ?? '台账');
    this.setData({ tag: decodeURIComponent(tag), unfolded: tag !== '' });
  },
  onShow() {
    this.undress = dress(this);
    return this.load();
  },
  onPullDownRefresh() {
    Promise.all([this.load(), this.count()]).then(endPullDown);
  },
  async onReachBottom() {
    if (this.readingOn || this.list.next === null) return;
    this.readingOn = true;
    const looked = this.looked();
    const reply = await readOn(this.list, (cursor) => this.ask(cursor));
    this.readingOn = false;
    if (looked !== this.looked()) return;
    if (reply.ok) this.show(reply.value);
    else say(reply.message);
  },
  async load() {
    const reading = await readingOf(this.kind);
    if (!reading.ok) return this.failed(reading.message);
    const { register, home, part } = reading.value;
    this.reading = reading.value;
    this.kind = register.kind;
    nameScreen(register.title);
    const all = readable(home).map(({ kind, title }) => ({ id: kind, name: title }));
    const books = Object.entries(register.books ?? {}).map(([book, { title }]): AskedFile => {
      return { operation: 'papers.book', input: { kind: register.kind, book, ...part }, title };
    });
    this.setData({
      registers: all,
      at: all.findIndex(({ id }) => id === register.kind),
      ways: waysOf(register),
      noun: register.noun,
      enters: keeps(reading.value),
      books,
    });
    // To count costs the cloud more than the list: only where nothing is counted yet, or the list is another one.
    const before = JSON.stringify(this.list);
    const isCounted = this.data.filters.length > 0;
    await Promise.all([this.read(), ...(isCounted ? [] : [this.count()])]);
    if (isCounted && before !== JSON.stringify(this.list)) await this.count();
  },
  async read() {
    const looked = this.looked();
    const reply = await readAgain(this.list, (cursor) => this.ask(cursor));
    // Something else was tapped meanwhile: it asks for itself.
    if (looked !== this.looked()) return;
    if (reply.ok) this.show(reply.value);
    else this.failed(reply.message);
  },
  async count() {
    const { reading } = this;
    if (!reading) return;
    const { register, part } = reading;
    const reply = await call('register.sections', { kind: register.kind, ...part });
    if (reply.ok && reading === this.reading)
      this.setData({ filters: filtersOf(reply.value.sections, register.unit, this.data.tag) });
  },
  ask(cursor?: string) {
    return call('register.list', { ...this.looking(), ...(cursor !== undefined && { cursor }) });
  },
  /** What the page and its sheet look at. */
  looking() {
    const { tag, sought, order } = this.data;
    return { kind: this.kind, ...this.reading?.part, ...(tag && { tag }), ...(sought && { sought }), order };
  },
  looked() {
    return JSON.stringify(this.looking());
  },
  show(list: List<RecordRow>) {
    const { reading } = this;
    if (!reading) return;
    this.list = list;
    const asked: AskedFile = { operation: 'papers.register', input: this.looking() };
    this.setData({ view: toView(list, reading.register, reading.home.today), failure: '', asked });
    completeSoon(this);
  },
  failed(message: string) {
    if (this.data.view) say(message);
    else this.setData({ failure: message });
  },
  change({ detail }: Told<{ at: number }>) {
    this.kind = this.data.registers[detail.at]?.id ?? '';
    this.list = unread;
    this.setData({
      at: detail.at,
      tag: '',
      text: '',
      sought: '',
      order: 'name',
      view: null,
      whole: false,
      filters: [],
      failure: '',
    });
    return this.load();
  },
  look(looking: { tag?: string; sought?: string; text?: string; order?: Order }) {
    this.list = unread;
    this.setData({ ...looking, view: null, whole: false });
    return this.read();
  },
  narrow({ currentTarget }: Tapped<{ tag: string }>) {
    const { tag } = currentTarget.dataset;
    return this.look({ tag: tag === this.data.tag ? '' : tag });
  },
  sort() {
    return this.look({ order: this.data.order === 'name' ? 'due' : 'name' });
  },
  unfold() {
    this.setData({ unfolded: !this.data.unfolded });
  },
  typed({ detail }: WechatMiniprogram.Input) {
    this.setData({ text: detail.value });
  },
  search() {
    const sought = this.data.text.trim();
    if (sought.length === 1) return say('请至少输入两个字');
    return this.look({ sought });
  },
  clear() {
    return this.look({ text: '', sought: '' });
  },
  open({ detail }: Told<{ id: string }>) {
    go(places.record(detail.id));
  },
  enter() {
    go(places.recordForm(this.kind));
  },
  take() {
    go(places.recordImport(this.kind));
  },
  day() {
    go(places.registerDay);
  },
  progress() {
    go(places.registerWay(this.kind));
  },
  map() {
    go(places.registerMap(this.kind));
  },
  board() {
    go(places.registerBoard(this.kind));
  },
});
