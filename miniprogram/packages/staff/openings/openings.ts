import { parseInput } from '../../../../core/kernel/form';
import { type Entered, Entering, TakingBackOne, TakingBackWhole } from '../../../../core/opening';
import type { Tapped, Told } from '../../../components/events';
import { answersOf, firstMistake, type Mistakes, without } from '../../../components/question/typed';
import { closedSheet, declined, mistaken, type SheetState, typeInto } from '../../../components/sheet/sheet-state';
import { call } from '../../../services/cloud';
import { send } from '../../../services/command';
import { askBeforeLeaving, askFirst, chooseOne, endPullDown, say, scrollTo, tick } from '../../../services/device';
import type { Typed, Typing } from '../../../services/drafts';
import { dressing, none, screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { seatOf } from '../seat';
import {
  type Checked,
  cardsOf,
  checkedOf,
  type Extent,
  extents,
  extentWords,
  enteringFields as fields,
  leftOver,
  mending,
  type RosterCard,
  sureOfWhole,
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
const notEntered = '名单还没有录入，离开以后要重新粘贴。';

Page({
  ...dressing,
  data: { ...screenData(), ...start, fields },
  /** The list that is about to be taken back, and how much of it. */
  takenBack: none<{ card: RosterCard; extent: Extent }>(),

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
    const checked = mending(this.data.checked);
    this.setData({ typed: { ...this.data.typed, [name]: value }, mistakes, message: '', checked });
    this.guard();
  },
  /** A list of numbers is kept nowhere: before it is lost she is asked. */
  guard() {
    askBeforeLeaving(this.data.typed.lines ? notEntered : '');
  },
  wrong(mistakes: Mistakes) {
    const first = firstMistake(fields, mistakes);
    this.setData({ mistakes, checked: null }, () => first && scrollTo(`#ask-${first}`));
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
      return this.tell(checkedOf(reply.value, filled.value.lines));
    }
    tick();
    await this.entered(reply.value, filled.value.lines);
  },
  /** What came of it lies below a long list: it is brought into view once it is there. */
  tell(checked: Checked) {
    this.setData({ checked }, () => scrollTo('#checked'));
  },
  /** What could not be entered stays to be mended, with its year and paper. */
  async entered(reply: Entered, sent: string) {
    if (reply.wrong.length === 0) {
      say(`已录入 ${reply.count} 人`);
      this.setData(nothingTyped);
    } else {
      const { lines, checked } = leftOver(reply, sent);
      this.setData({ typed: { ...this.data.typed, lines } });
      this.tell(checked);
    }
    this.guard();
    await this.load();
  },
  async ask({ currentTarget }: Tapped<{ id: string }>) {
    const card = this.data.cards?.find(({ id }) => id === currentTarget.dataset.id);
    const extent = card && extents[await chooseOne(extentWords(card))];
    if (!card || !extent) return;
    this.takenBack = { card, extent };
    this.setData({ sheet: takeBackSheet(card, extent) });
  },
  type({ detail }: Told<{ name: string; value: Typing }>) {
    this.setData({ sheet: typeInto(this.data.sheet, detail.name, detail.value) });
  },
  close() {
    this.setData({ sheet: closedSheet });
  },
  async takeBack() {
    const { sheet } = this.data;
    const { card, extent } = this.takenBack ?? {};
    if (sheet.busy || !card) return;
    const isWhole = extent === 'whole';
    const filled = parseInput(isWhole ? TakingBackWhole : TakingBackOne, answersOf(sheet.fields, sheet.typed));
    if (!filled.ok) return this.setData({ sheet: mistaken(sheet, filled.refusal.fields ?? {}) });
    if (isWhole && !(await askFirst(sureOfWhole(card), '撤销', '不撤销'))) return;
    this.setData({ sheet: { ...sheet, busy: true, message: '' } });
    const reply = await send('opening.takeBack', { roster: sheet.action, ...filled.value });
    if (!reply.ok) return this.setData({ sheet: declined(this.data.sheet, reply) });
    tick();
    say(`已撤销 ${reply.value.takenBack} 人`);
    this.close();
    await this.load();
  },
});
