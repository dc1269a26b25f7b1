import type { AlarmView } from '../../../../core/alarm';
import type { Tapped, Told } from '../../../components/events';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';
import { type List, readOn } from '../../../services/case-list';
import { call } from '../../../services/cloud';
import { endPullDown, say, tick } from '../../../services/device';
import type { Typing } from '../../../services/drafts';
import { go, places } from '../../../services/navigate';
import { dress, dressing, none, screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { type AlarmsView, toView } from '../alarms.view';
import { Finding, type Saying } from '../finding';

interface Start {
  view: AlarmsView | null;
  failure: string;
  settled: boolean;
  sheet: SheetState;
}

const start: Start = { view: null, failure: '', settled: false, sheet: closedSheet };
const unread: List<AlarmView> = { rows: [], next: null };

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  list: unread,
  reading: false,
  finding: none<Finding>(),

  onLoad() {
    const written = () => {
      tick();
      say('已记下');
      return this.load();
    };
    this.finding = new Finding((sheet) => this.setData({ sheet }), written);
  },
  /** Anew as well when she comes back from the case that she has compared. */
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
    const { settled } = this.data;
    const reply = await readOn(this.list, (cursor) => call('alarm.list', { settled, cursor }));
    this.reading = false;
    if (settled !== this.data.settled) return;
    if (reply.ok) await this.show(reply.value);
    else say(reply.message);
  },
  async load() {
    const { settled } = this.data;
    const reply = await call('alarm.list', { settled });
    // The other list was tapped meanwhile: it asks for itself.
    if (settled !== this.data.settled) return;
    if (reply.ok) await this.show(reply.value);
    else if (this.data.view) say(reply.message);
    else this.setData({ failure: reply.message });
  },
  async show(list: List<AlarmView>) {
    const home = await homeAtOnce();
    if (!home.ok) return this.setData({ failure: home.message });
    this.list = list;
    this.setData({ view: toView(list, this.data.settled, home.value.today), failure: '' });
  },
  choose({ currentTarget }: Tapped<{ settled: boolean }>) {
    const { settled } = currentTarget.dataset;
    if (settled === this.data.settled) return;
    this.setData({ settled, view: null, failure: '' });
    return this.load();
  },
  ask({ currentTarget }: Tapped<{ id: string; saying: Saying }>) {
    const { id, saying } = currentTarget.dataset;
    const card = this.data.view?.cards.find((each) => each.id === id);
    if (card) this.finding?.ask({ ...card, differs: [] }, saying);
  },
  answer({ detail }: Told<{ name: string; value: Typing }>) {
    this.finding?.answer(detail.name, detail.value);
  },
  close() {
    this.finding?.close();
  },
  settle() {
    return this.finding?.confirm();
  },
  takings() {
    go(places.takings);
  },
  open({ currentTarget }: Tapped<{ id: string }>) {
    go(places.staffCase(currentTarget.dataset.id));
  },
  openRecord({ currentTarget }: Tapped<{ id: string }>) {
    go(places.record(currentTarget.dataset.id));
  },
  compare({ currentTarget }: Tapped<{ page: 'rules' | 'seasons' | 'desks' }>) {
    go(places[currentTarget.dataset.page]);
  },
});
