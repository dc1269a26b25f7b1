import type { QueueFilter } from '../../../../core/case/queue';
import type { Home } from '../../../../core/domains/office/operations';
import type { Tapped, Told } from '../../../components/events';
import { type CaseList, readOn } from '../../../services/case-list';
import { call } from '../../../services/cloud';
import { endPullDown, say } from '../../../services/device';
import { go, places } from '../../../services/navigate';
import { dress, dressing, none, screenData } from '../../../services/screen';
import { openHome } from '../../../services/session';
import { askToTell } from '../../../services/subscribe';
import type { AskedFile } from '../../../services/taken-files';
import { type AlarmsView, toView as alarmsView } from '../alarms.view';
import { unsettledIn } from '../unsettled';
import {
  alarmCount,
  type BenchView,
  deskFor,
  dueBy,
  type Figure,
  figuresOf,
  type Looking,
  type Queue,
  toView,
  type Ways,
  waysOf,
} from './bench.view';

interface Start extends Looking {
  figures: readonly Figure[];
  view: BenchView | null;
  /** The list on the screen, to be taken as a sheet; null until it is read. */
  asked: AskedFile | null;
  failure: string;
  desk: string;
  templates: readonly string[];
  ways: Ways;
  /** `3 条` that an auditor must look into; empty where there are none. */
  alarms: string;
  /** What waits for an auditor, the newest first; null until it is read, and for everybody else. */
  waiting: AlarmsView | null;
  /** That nothing is decided or spent, where somebody changed the settings; empty otherwise. */
  unsettled: string;
  /** How much of registers falls due for her by today; empty where nothing does. */
  due: string;
  /** What was searched for stands in the place of the queue. */
  searching: boolean;
}

const start: Start = {
  queue: 'mine',
  filter: null,
  figures: [],
  view: null,
  asked: null,
  failure: '',
  desk: '',
  templates: [],
  ways: waysOf(null),
  alarms: '',
  waiting: null,
  unsettled: '',
  due: '',
  searching: false,
};
const unread: CaseList = { rows: [], next: null };

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  home: none<Home>(),
  list: unread,
  reading: false,

  onShow() {
    this.undress = dress(this);
    return this.load();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  async onReachBottom() {
    if (this.reading || this.data.searching || this.list.next === null) return;
    this.reading = true;
    const looking = this.looking();
    const reply = await readOn(this.list, (cursor) => this.ask(looking, cursor));
    this.reading = false;
    if (this.lookedAway(looking)) return;
    if (reply.ok) this.show(looking, reply.value);
    else say(reply.message);
  },
  async load() {
    const home = await openHome();
    if (!home.ok) return this.failed(home.message);
    const { me, templates } = home.value;
    const ways = waysOf(me.staff);
    // A head comes to decide: that list is the first she sees.
    if (!this.home && ways.decides) this.setData({ queue: 'decide' });
    this.home = home.value;
    this.setData({ templates: templates.work, ways, unsettled: unsettledIn(home.value) });
    await (ways.alarms ? this.readAlarms() : Promise.all([this.read(), this.count(), this.readDue()]));
  },
  /** No case comes to an auditor: what she must look into stands in its place. */
  async readAlarms() {
    const reply = await call('alarm.list', { settled: false });
    if (!reply.ok) return this.data.waiting ? say(reply.message) : this.setData({ failure: reply.message });
    const waiting = alarmsView(reply.value, false, this.home?.today ?? '');
    this.setData({ waiting, alarms: alarmCount(reply.value), failure: '' });
  },
  /** The figures are those of the list below them. */
  async count() {
    const { queue } = this.data;
    const today = await call('desk.today', { queue, desk: deskFor(queue, this.home?.me.staff ?? null) });
    if (today.ok && queue === this.data.queue) this.setData({ figures: figuresOf(today.value, queue) });
  },
  /** What she keeps in registers is no case: it stands above them. */
  async readDue() {
    if (!this.data.ways.registers) return;
    const reply = await call('register.due', {});
    if (reply.ok) this.setData({ due: dueBy(reply.value, this.home?.today ?? '') });
  },
  async read() {
    const looking = this.looking();
    const reply = await this.ask(looking);
    // Something else was tapped meanwhile: it asks for itself.
    if (this.lookedAway(looking)) return;
    if (reply.ok) this.show(looking, reply.value);
    else this.failed(reply.message);
  },
  ask({ queue, filter }: Looking, cursor?: string) {
    return call('case.queue', { ...this.asking({ queue, filter }), ...(cursor !== undefined && { cursor }) });
  },
  asking({ queue, filter }: Looking) {
    return { queue, desk: deskFor(queue, this.home?.me.staff ?? null), ...(filter && { filter }) };
  },
  show(looking: Looking, list: CaseList) {
    if (!this.home) return;
    this.list = list;
    const { me, today } = this.home;
    const asked: AskedFile = { operation: 'papers.queue', input: this.asking(looking) };
    this.setData({ view: toView(looking, list, today), asked, desk: me.staff?.deskName ?? '', failure: '' });
  },
  failed(message: string) {
    if (this.data.view) say(message);
    else this.setData({ failure: message });
  },
  looking(): Looking {
    return { queue: this.data.queue, filter: this.data.filter };
  },
  lookedAway({ queue, filter }: Looking) {
    return queue !== this.data.queue || filter !== this.data.filter;
  },
  look(looking: Looking) {
    if (!this.lookedAway(looking)) return;
    const isOther = looking.queue !== this.data.queue;
    this.setData({ ...looking, view: null, failure: '' });
    if (!this.home) return this.load();
    return Promise.all([this.read(), isOther ? this.count() : undefined]);
  },
  choose({ currentTarget }: Tapped<{ queue: Queue }>) {
    return this.look({ queue: currentTarget.dataset.queue, filter: null });
  },
  sift({ currentTarget }: Tapped<{ filter: QueueFilter }>) {
    const { filter } = currentTarget.dataset;
    return this.look({ queue: this.data.queue, filter: filter === this.data.filter ? null : filter });
  },
  search({ detail }: Told<{ on: boolean }>) {
    this.setData({ searching: detail.on });
  },
  seasons() {
    go(places.seasons);
  },
  statistics() {
    go(places.figures);
  },
  registers() {
    go(places.registers);
  },
  day() {
    go(places.registerDay);
  },
  payments() {
    go(places.payments);
  },
  alarms() {
    go(places.alarms);
  },
  assist() {
    go(places.assistChoice);
  },
  async remind() {
    const allowed = await askToTell(this.data.templates);
    say(allowed ? '下一条提醒会用微信告诉您' : '没有开启提醒');
  },
  open({ detail }: Told<{ id: string }>) {
    go(places.staffCase(detail.id));
  },
});
