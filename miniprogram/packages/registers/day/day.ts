import type { RecordRow } from '../../../../core/register/view';
import type { Told } from '../../../components/events';
import { type List, readAgain, readOn } from '../../../services/case-list';
import { call } from '../../../services/cloud';
import { endPullDown, say } from '../../../services/device';
import { go, places } from '../../../services/navigate';
import { dress, dressing, screenData } from '../../../services/screen';
import { homeToday } from '../../../services/session';
import { type DayView, mayHoldToday, toView } from './day.view';

const start: { view: DayView | null; failure: string } = { view: null, failure: '' };
const unread: List<RecordRow> = { rows: [], next: null };
const ask = (cursor?: string) => call('register.due', cursor === undefined ? {} : { cursor });

/** What falls due for her of all registers that she keeps. */
Page({
  ...dressing,
  data: { ...screenData(), ...start },
  list: unread,
  today: '',
  readingOn: false,

  onShow() {
    this.undress = dress(this);
    return this.load();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  async onReachBottom() {
    if (this.readingOn || this.list.next === null) return;
    this.readingOn = true;
    const reply = await readOn(this.list, ask);
    this.readingOn = false;
    if (reply.ok) this.show(reply.value);
    else say(reply.message);
  },
  async load() {
    const home = await homeToday();
    if (!home.ok) return this.failed(home.message);
    this.today = home.value.today;
    let reply = await readAgain(this.list, ask);
    while (reply.ok && mayHoldToday(reply.value, this.today)) reply = await readOn(reply.value, ask);
    if (reply.ok) this.show(reply.value);
    else this.failed(reply.message);
  },
  show(list: List<RecordRow>) {
    this.list = list;
    this.setData({ view: toView(list, this.today), failure: '' });
  },
  failed(message: string) {
    if (this.data.view) say(message);
    else this.setData({ failure: message });
  },
  open({ detail }: Told<{ id: string }>) {
    go(places.record(detail.id));
  },
});
