import type { Told } from '../../components/events';
import { type CaseList, readOn } from '../../services/case-list';
import { call } from '../../services/cloud';
import { endPullDown, say } from '../../services/device';
import { go, places, toTab } from '../../services/navigate';
import { dress, none, screenData } from '../../services/screen';
import { homeAtOnce } from '../../services/session';
import { type CasesView, toView } from './cases.view';

const start: { view: CasesView | null; failure: string } = { view: null, failure: '' };
const unread: CaseList = { rows: [], next: null };

Page({
  data: { ...screenData(), ...start },
  undress: none<() => void>(),
  list: unread,
  reading: false,

  onShow() {
    this.undress = dress(this);
    this.load();
  },
  onHide() {
    this.undress?.();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  async onReachBottom() {
    if (this.reading || this.list.next === null) return;
    this.reading = true;
    const reply = await readOn(this.list, (cursor) => call('case.mine', { cursor }));
    this.reading = false;
    if (reply.ok) await this.show(reply.value);
    else say(reply.message);
  },
  async load() {
    // Asked beside the list: it is needed to show it.
    homeAtOnce();
    const reply = await call('case.mine', {});
    if (reply.ok) await this.show(reply.value);
    else if (this.data.view) say(reply.message);
    else this.setData({ failure: reply.message });
  },
  async show(list: CaseList) {
    const home = await homeAtOnce();
    if (!home.ok) return this.setData({ failure: home.message });
    this.list = list;
    this.setData({ view: toView(list, home.value.today), failure: '' });
  },
  open({ detail }: Told<{ id: string }>) {
    go(places.myCase(detail.id));
  },
  begin() {
    toTab(places.home);
  },
});
