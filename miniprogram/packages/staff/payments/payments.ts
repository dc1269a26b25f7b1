import type { Tapped } from '../../../components/events';
import { closedSheet, declined, type SheetState } from '../../../components/sheet/sheet-state';
import { call } from '../../../services/cloud';
import { send } from '../../../services/command';
import { copyText, endPullDown, say, scrollToTop } from '../../../services/device';
import { go, places } from '../../../services/navigate';
import { dress, dressing, screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { unsettledIn } from '../unsettled';
import { bankLines, type PaymentsView, rowsAtOnce, takeOutSheet, toView } from './payments.view';
import { nothingDue, readWhole } from './whole';

interface Start {
  view: PaymentsView | null;
  failure: string;
  sheet: SheetState;
  /** True while whole card numbers are on the screen. */
  whole: boolean;
  /** That nothing is paid out, where somebody changed the settings; empty otherwise. */
  unsettled: string;
}

const start: Start = { view: null, failure: '', sheet: closedSheet, whole: false, unsettled: '' };

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  payments: nothingDue,
  /** With whole card numbers; empty as soon as the page is left. */
  taken: nothingDue,
  drawn: rowsAtOnce,

  onShow() {
    this.undress = dress(this);
    return this.load();
  },
  left() {
    this.conceal();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  async load() {
    const [home, reply] = await Promise.all([homeAtOnce(), readWhole((page) => call('payment.list', page))]);
    if (home.ok) this.setData({ unsettled: unsettledIn(home.value) });
    if (!reply.ok) {
      if (this.data.view) say(reply.message);
      else this.setData({ failure: reply.message });
      return;
    }
    this.payments = reply.value;
    this.setData({ failure: '', view: toView(this.payments, this.drawn) });
    this.conceal();
  },
  onReachBottom() {
    const { view, whole } = this.data;
    if (!view?.below) return;
    this.drawn += rowsAtOnce;
    this.setData({ view: toView(whole ? this.taken : this.payments, this.drawn) });
  },
  ask() {
    this.setData({ sheet: takeOutSheet(this.payments.rows) });
  },
  close() {
    this.setData({ sheet: { ...this.data.sheet, visible: false, busy: false } });
  },
  async takeOut() {
    const { sheet } = this.data;
    if (sheet.busy) return;
    this.setData({ sheet: { ...sheet, busy: true, message: '' } });
    const reply = await readWhole((page) => send('payment.sheet', page));
    // Closed or left meanwhile: nothing is shown to an empty chair.
    if (!this.data.sheet.busy) return;
    if (!reply.ok) return this.setData({ sheet: declined(this.data.sheet, reply) });
    this.taken = reply.value;
    this.close();
    this.setData({ whole: true, view: toView(this.taken, this.drawn) });
    scrollToTop();
  },
  copy() {
    copyText(bankLines(this.taken.rows));
  },
  conceal() {
    this.taken = nothingDue;
    this.close();
    if (this.data.view) this.setData({ whole: false, view: toView(this.payments, this.drawn) });
  },
  open({ currentTarget }: Tapped<{ id: string }>) {
    go(places.staffCase(currentTarget.dataset.id));
  },
});
