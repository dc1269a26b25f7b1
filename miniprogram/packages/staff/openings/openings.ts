import { parseInput } from '../../../../core/kernel/form';
import { Entering, TakingBack } from '../../../../core/opening';
import type { Tapped, Told } from '../../../components/events';
import { answersOf, firstMistake, type Mistakes, without } from '../../../components/question/typed';
import { closedSheet, declined, mistaken, type SheetState, typeInto } from '../../../components/sheet/sheet-state';
import { call } from '../../../services/cloud';
import { send } from '../../../services/command';
import { endPullDown, say, scrollTo, tick } from '../../../services/device';
import type { Typed, Typing } from '../../../services/drafts';
import { dressing, screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { seatOf } from '../seasons/seat';
import {
  type Checked,
  cardsOf,
  checkedOf,
  entered,
  enteringFields as fields,
  type RosterCard,
  takeBackSheet,
} from './openings.view';

interface Start {
  cards: readonly RosterCard[] | null;
  enters: boolean;
  failure: string;
  typed: Typed;
  mistakes: Mistakes;
  checked: Checked | null;
  message: string;
  busy: boolean;
  sheet: SheetState;
}

const nothingTyped = { typed: {}, mistakes: {}, checked: null, message: '' };
const start: Start = {
  ...nothingTyped,
  cards: null,
  enters: false,
  failure: '',
  busy: false,
  sheet: closedSheet,
};

Page({
  ...dressing,
  data: { ...screenData(), ...start, fields },

  onLoad() {
    return this.load();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  async load() {
    const [home, reply] = await Promise.all([homeAtOnce(), call('opening.list', {})]);
    if (!home.ok) return this.failed(home.message);
    if (!reply.ok) return this.failed(reply.message);

    const enters = seatOf(home.value.me.staff).announces;
    this.setData({ enters, cards: cardsOf(reply.value.rosters, enters, home.value.today), failure: '' });
  },
  failed(message: string) {
    if (this.data.cards) say(message);
    else this.setData({ failure: message });
  },
  answer({ detail: { name, value } }: Told<{ name: string; value: Typing }>) {
    const mistakes = without(this.data.mistakes, name);
    this.setData({ typed: { ...this.data.typed, [name]: value }, mistakes, message: '', checked: null });
  },
  wrong(mistakes: Mistakes) {
    this.setData({ mistakes, checked: null });
    const first = firstMistake(fields, mistakes);
    if (first) scrollTo(`#ask-${first}`);
  },
  check() {
    return this.send(false);
  },
  enter() {
    return this.send(true);
  },
  async send(confirmed: boolean) {
    if (this.data.busy) return;
    const filled = parseInput(Entering, answersOf(fields, this.data.typed));
    if (!filled.ok) return this.wrong(filled.refusal.fields ?? {});
    this.setData({ busy: true, message: '' });
    const reply = await send('opening.enter', { ...filled.value, confirmed });
    this.setData({ busy: false });
    if (!reply.ok) {
      this.setData({ message: reply.message });
      return reply.fields ? this.wrong(reply.fields) : undefined;
    }
    if (!confirmed) {
      this.setData({ checked: checkedOf(reply.value) });
      return scrollTo('#checked');
    }
    tick();
    say(entered(reply.value));
    this.setData(nothingTyped);
    return this.load();
  },
  ask({ currentTarget }: Tapped<{ id: string }>) {
    const card = this.data.cards?.find(({ id }) => id === currentTarget.dataset.id);
    if (card) this.setData({ sheet: takeBackSheet(card) });
  },
  type({ detail }: Told<{ name: string; value: Typing }>) {
    this.setData({ sheet: typeInto(this.data.sheet, detail.name, detail.value) });
  },
  close() {
    this.setData({ sheet: closedSheet });
  },
  async takeBack() {
    const { sheet } = this.data;
    if (sheet.busy) return;
    const filled = parseInput(TakingBack, answersOf(sheet.fields, sheet.typed));
    if (!filled.ok) return this.setData({ sheet: mistaken(sheet, filled.refusal.fields ?? {}) });
    this.setData({ sheet: { ...sheet, busy: true, message: '' } });
    const reply = await send('opening.takeBack', { roster: sheet.action, ...filled.value });
    if (!reply.ok) return this.setData({ sheet: declined(this.data.sheet, reply) });
    tick();
    say(`已撤销 ${reply.value.takenBack} 人`);
    this.close();
    await this.load();
  },
});
