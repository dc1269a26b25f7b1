import type { Home } from '../../../../core/contract';
import type { Tapped, Told } from '../../../components/events';
import { type CaseList, readOn } from '../../../services/case-list';
import { call } from '../../../services/cloud';
import { endPullDown, say } from '../../../services/device';
import { go, places } from '../../../services/navigate';
import { dress, none, screenData } from '../../../services/screen';
import { openHome } from '../../../services/session';
import { type BenchView, type Queue, toView } from './bench.view';

interface Start {
  queue: Queue;
  view: BenchView | null;
  failure: string;
  desk: string;
}

const start: Start = { queue: 'mine', view: null, failure: '', desk: '' };
const unread: CaseList = { rows: [], next: null };

Page({
  data: { ...screenData(), ...start },
  undress: none<() => void>(),
  home: none<Home>(),
  list: unread,
  reading: false,

  onShow() {
    this.undress = dress(this);
    return this.load();
  },
  onHide() {
    this.undress?.();
  },
  onUnload() {
    this.undress?.();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  async onReachBottom() {
    if (this.reading || this.list.next === null) return;
    this.reading = true;
    const { queue } = this.data;
    const reply = await readOn(this.list, (cursor) => this.ask(queue, cursor));
    this.reading = false;
    if (queue !== this.data.queue) return;
    if (reply.ok) this.show(queue, reply.value);
    else say(reply.message);
  },
  async load() {
    const home = await openHome();
    if (!home.ok) return this.failed(home.message);
    this.home = home.value;
    const { queue } = this.data;
    const reply = await this.ask(queue);
    // Another tab was tapped meanwhile: it asks for itself.
    if (queue !== this.data.queue) return;
    if (reply.ok) this.show(queue, reply.value);
    else this.failed(reply.message);
  },
  ask(queue: Queue, cursor?: string) {
    const desk = this.home?.me.staff?.desk ?? '';
    return call('case.queue', cursor === undefined ? { queue, desk } : { queue, desk, cursor });
  },
  show(queue: Queue, list: CaseList) {
    if (!this.home) return;
    this.list = list;
    const { me, today } = this.home;
    this.setData({ view: toView(queue, list, today), desk: me.staff?.deskName ?? '', failure: '' });
  },
  failed(message: string) {
    if (this.data.view) say(message);
    else this.setData({ failure: message });
  },
  choose({ currentTarget }: Tapped<{ queue: Queue }>) {
    if (currentTarget.dataset.queue === this.data.queue) return;
    this.setData({ queue: currentTarget.dataset.queue, view: null });
    return this.load();
  },
  open({ detail }: Told<{ id: string }>) {
    go(places.staffCase(detail.id));
  },
});
