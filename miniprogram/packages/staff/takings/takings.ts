import type { TakingView } from '../../../../core/papers/taking';
import { type List, readOn } from '../../../services/case-list';
import { call } from '../../../services/cloud';
import { endPullDown, say } from '../../../services/device';
import { dress, dressing, screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { type TakingsView, toView } from './takings.view';

interface Start {
  view: TakingsView | null;
  failure: string;
}
const start: Start = { view: null, failure: '' };
const unread: List<TakingView> = { rows: [], next: null };

/** Who took which list as a sheet, and which letter, for auditors. */
Page({
  ...dressing,
  data: { ...screenData(), ...start },
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
    if (this.reading || this.list.next === null) return;
    this.reading = true;
    const reply = await readOn(this.list, (cursor) => call('papers.taken', { cursor }));
    this.reading = false;
    if (reply.ok) await this.show(reply.value);
    else say(reply.message);
  },
  async load() {
    const reply = await call('papers.taken', {});
    if (reply.ok) await this.show(reply.value);
    else if (this.data.view) say(reply.message);
    else this.setData({ failure: reply.message });
  },
  async show(list: List<TakingView>) {
    const home = await homeAtOnce();
    if (!home.ok) return this.setData({ failure: home.message });
    this.list = list;
    this.setData({ view: toView(list, home.value.today), failure: '' });
  },
});
