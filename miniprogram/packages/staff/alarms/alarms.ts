import { type AlarmView, Noting } from '../../../../core/alarm';
import { parseInput } from '../../../../core/kernel/form';
import type { Tapped, Told } from '../../../components/events';
import { closedSheet, declined, mistaken, type SheetState, typeInto } from '../../../components/sheet/sheet-state';
import { type List, readOn } from '../../../services/case-list';
import { call } from '../../../services/cloud';
import { send } from '../../../services/command';
import { endPullDown, say, tick } from '../../../services/device';
import type { Typing } from '../../../services/drafts';
import { go, places } from '../../../services/navigate';
import { dressing, none, screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { type AlarmCard, type AlarmsView, attestSheet, settleSheet, toView, wrongSheet } from './alarms.view';

interface Start {
  view: AlarmsView | null;
  failure: string;
  settled: boolean;
  sheet: SheetState;
}

const start: Start = { view: null, failure: '', settled: false, sheet: closedSheet };
const unread: List<AlarmView> = { rows: [], next: null };

/** What an auditor says of an alarm: what she did, that something is `wrong`, or that what stands still goes on. */
type Saying = 'done' | 'wrong' | 'mends';
const sheets = { done: settleSheet, wrong: wrongSheet, mends: attestSheet };

function told({ id, caseId }: AlarmCard, saying: Saying, note: string) {
  if (saying !== 'mends') return send('alarm.settle', { id, note, ...(saying === 'wrong' && { wrong: true }) });
  return caseId ? send('case.attest', { caseId, alarm: id, note }) : send('settings.attest', { id, note });
}

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  list: unread,
  reading: false,
  /** The alarm that the sheet is about, and what she is about to say of it. */
  asked: none<AlarmCard>(),
  saying: none<Saying>(),

  onLoad() {
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
    const card = this.data.view?.cards.find(({ id }) => id === currentTarget.dataset.id);
    if (!card) return;
    this.asked = card;
    const { saying } = currentTarget.dataset;
    this.saying = saying;
    this.setData({ sheet: sheets[saying](card) });
  },
  answer({ detail }: Told<{ name: string; value: Typing }>) {
    this.setData({ sheet: typeInto(this.data.sheet, detail.name, detail.value) });
  },
  close() {
    this.setData({ sheet: closedSheet });
  },
  async settle() {
    const { asked, saying } = this;
    const { sheet } = this.data;
    if (!asked || !saying) return;
    const filled = parseInput(Noting, { note: sheet.typed.note });
    if (!filled.ok) return this.setData({ sheet: mistaken(sheet, filled.refusal.fields ?? {}) });
    this.setData({ sheet: { ...sheet, busy: true, message: '' } });
    const reply = await told(asked, saying, filled.value.note);
    if (!reply.ok) return this.setData({ sheet: declined(this.data.sheet, reply) });
    tick();
    say('已记下');
    this.close();
    await this.load();
  },
  open({ currentTarget }: Tapped<{ id: string }>) {
    go(places.staffCase(currentTarget.dataset.id));
  },
  compare({ currentTarget }: Tapped<{ page: 'rules' | 'seasons' | 'desks' }>) {
    go(places[currentTarget.dataset.page]);
  },
});
