import type { Home } from '../../../../core/domains/office/operations';
import { registerOf, registers } from '../../../../core/domains/registers';
import type { Register } from '../../../../core/register/register';
import type { RecordRow } from '../../../../core/register/view';
import type { Tapped } from '../../../components/events';
import { type List, readOn } from '../../../services/case-list';
import { call } from '../../../services/cloud';
import { endPullDown, nameScreen, say } from '../../../services/device';
import { go, places } from '../../../services/navigate';
import { dress, dressing, none, screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import type { AskedFile } from '../../../services/taken-files';
import { type Filter, filtersOf, keeps, type ListView, partOf, toView } from './list.view';

interface Start {
  view: ListView | null;
  failure: string;
  filters: readonly Filter[];
  /** True while every filter is on the screen, not the first one alone. */
  unfolded: boolean;
  /** The choice by which the list is narrowed, and the words that are looked for; empty where it is not. */
  tag: string;
  text: string;
  sought: string;
  noun: string;
  enters: boolean;
  /** What is looked at, to be taken as a sheet; null until it is read. */
  asked: AskedFile | null;
}

const start: Start = {
  view: null,
  failure: '',
  filters: [],
  unfolded: false,
  tag: '',
  text: '',
  sought: '',
  noun: '',
  enters: false,
  asked: null,
};
const unread: List<RecordRow> = { rows: [], next: null };

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  register: none<Register>(),
  home: none<Home>(),
  list: unread,
  reading: false,

  onLoad({ kind = '' }: Record<string, string | undefined>) {
    // The first one where none is named: as long as there are few, nobody has to choose.
    this.register = kind === '' ? registers[0] : registerOf(decodeURIComponent(kind));
    if (this.register) nameScreen(this.register.title);
  },
  onShow() {
    this.undress = dress(this);
    return this.load();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  async onReachBottom() {
    if (this.reading || this.list.next === null) return;
    this.reading = true;
    const { tag, sought } = this.data;
    const reply = await readOn(this.list, (cursor) => this.ask(cursor));
    this.reading = false;
    if (tag !== this.data.tag || sought !== this.data.sought) return;
    if (reply.ok) this.show(reply.value);
    else say(reply.message);
  },
  async load() {
    const { register } = this;
    if (!register) return this.setData({ failure: '没有这本台账，请返回重新选择。' });
    const home = await homeAtOnce();
    if (!home.ok) return this.failed(home.message);
    this.home = home.value;
    if (!partOf(home.value, register)) return this.setData({ failure: '这本台账由负责的部门和乡镇工会查看。' });
    this.setData({ noun: register.noun, enters: keeps(home.value, register) });
    await Promise.all([this.read(), this.count()]);
  },
  async read() {
    const { tag, sought } = this.data;
    const reply = await this.ask();
    // Something else was tapped meanwhile: it asks for itself.
    if (tag !== this.data.tag || sought !== this.data.sought) return;
    if (reply.ok) this.show(reply.value);
    else this.failed(reply.message);
  },
  async count() {
    const { register, home } = this;
    if (!register || !home) return;
    const reply = await call('register.sections', { kind: register.kind, ...partOf(home, register) });
    if (reply.ok) this.setData({ filters: filtersOf(reply.value.sections, register.unit) });
  },
  ask(cursor?: string) {
    return call('register.list', { ...this.looking(), ...(cursor !== undefined && { cursor }) });
  },
  /** What the page and its sheet look at. */
  looking() {
    const { register, home } = this;
    const { tag, sought } = this.data;
    const part = register && home ? partOf(home, register) : {};
    return { kind: register?.kind ?? '', ...part, ...(tag && { tag }), ...(sought && { sought }) };
  },
  show(list: List<RecordRow>) {
    const { register, home } = this;
    if (!register || !home) return;
    this.list = list;
    const asked: AskedFile = { operation: 'papers.register', input: this.looking() };
    this.setData({ view: toView(list, register, home.today), failure: '', asked });
  },
  failed(message: string) {
    if (this.data.view) say(message);
    else this.setData({ failure: message });
  },
  narrow({ currentTarget }: Tapped<{ tag: string }>) {
    const { tag } = currentTarget.dataset;
    this.setData({ tag: tag === this.data.tag ? '' : tag, view: null });
    return this.read();
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
    this.setData({ sought, view: null });
    return this.read();
  },
  clear() {
    this.setData({ text: '', sought: '', view: null });
    return this.read();
  },
  open({ currentTarget }: Tapped<{ id: string }>) {
    go(places.record(currentTarget.dataset.id));
  },
  enter() {
    if (this.register) go(places.recordForm(this.register.kind));
  },
  take() {
    if (this.register) go(places.recordImport(this.register.kind));
  },
});
