import type { Home } from '../../../../core/domains/office/operations';
import { ruleSets } from '../../../../core/domains/rules';
import { parseInput } from '../../../../core/kernel/form';
import {
  type Arrangement,
  Arranging,
  type CalendarView,
  lastDecided as yearDecided,
} from '../../../../core/union/calendar';
import { Beginning, type Decision, numbersIn, type RuleSet } from '../../../../core/union/rules';
import type { Tapped, Told } from '../../../components/events';
import { answersOf, mistakesIn } from '../../../components/question/typed';
import {
  assured,
  closedSheet,
  declined,
  mistaken,
  type SheetState,
  typeInto,
} from '../../../components/sheet/sheet-state';
import { call, type Declined } from '../../../services/cloud';
import { send } from '../../../services/command';
import { askBeforeLeaving, say, tick } from '../../../services/device';
import type { Typing } from '../../../services/drafts';
import { dressing, none, screenData } from '../../../services/screen';
import { openHome } from '../../../services/session';
import {
  correctionSheet,
  type HolidaysView,
  holidayFields,
  holidaysSheet,
  holidaysView,
  standingNow,
} from './calendar.view';
import { decidedIn, type RuleSection, readOf, rulesSheet, toView, withChanges } from './rules.view';

interface Start {
  sections: readonly RuleSection[];
  holidays: HolidaysView | null;
  failure: string;
  decides: boolean;
  sheet: SheetState;
  today: string;
}

const start: Start = { sections: [], holidays: null, failure: '', decides: false, sheet: closedSheet, today: '' };
const unread: readonly Decision[] = [];
const setOf = (domain: string): RuleSet | undefined => ruleSets.find((set) => set.domain === domain);
const notSaved = '填的内容还没有保存，离开以后要重新填。';

/** A sheet that was closed with something typed, and what had been read when it was opened. */
interface Kept {
  sheet: SheetState;
  corrects: string | undefined;
}
const nothingKept: { readonly [title: string]: Kept } = {};

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  rules: unread,
  home: none<Home>(),
  calendar: none<CalendarView>(),
  /** The decision that she read before she opened the sheet. */
  corrects: none<string>(),
  /** By their titles: whoever closes a sheet by mistake finds in it what she typed. */
  kept: nothingKept,

  onLoad() {
    return this.load();
  },
  async load() {
    const asked = [openHome(), call('rules.open', {}), call('calendar.open', {})] as const;
    const [home, reply, calendar] = await Promise.all(asked);
    if (!home.ok) return this.setData({ failure: home.message });
    if (!reply.ok) return this.setData({ failure: reply.message });
    if (!calendar.ok) return this.setData({ failure: calendar.message });
    this.greet(home.value);
    this.show(reply.value.rules);
    this.showHolidays(calendar.value);
  },
  greet(home: Home) {
    this.home = home;
    this.setData({ decides: home.me.staff?.role === 'administrator', today: home.today });
  },
  showHolidays(calendar: CalendarView) {
    this.calendar = calendar;
    this.setData({ holidays: holidaysView(calendar, this.data.today) });
  },
  show(rules: readonly Decision[]) {
    this.rules = rules;
    this.setData({ sections: toView(rules, this.data.today), failure: '' });
  },
  put(sheet: SheetState) {
    const set = setOf(sheet.action);
    this.setData({ sheet: set ? withChanges(sheet, set, this.rules, this.data.today) : sheet });
  },
  unfold(sheet: SheetState, corrects: string | undefined) {
    const kept = this.kept[sheet.title];
    this.corrects = kept ? kept.corrects : corrects;
    this.put(kept ? { ...kept.sheet, visible: true } : sheet);
  },
  enter() {
    if (this.calendar) this.unfold(holidaysSheet(this.calendar), undefined);
  },
  correct({ currentTarget }: Tapped<{ year: number }>) {
    const entered: readonly Arrangement[] = this.calendar?.entered ?? [];
    const found = entered.find(({ year }) => year === currentTarget.dataset.year);
    if (!found) return;
    this.unfold(correctionSheet(found), yearDecided(found).at);
  },
  change({ currentTarget }: Tapped<{ domain: string }>) {
    const set = setOf(currentTarget.dataset.domain);
    if (set) this.unfold(rulesSheet(set, this.rules, this.data.today), readOf(set, this.rules));
  },
  answer({ detail }: Told<{ name: string; value: Typing }>) {
    const sheet = typeInto(this.data.sheet, detail.name, detail.value);
    this.put(sheet);
    this.keep({ ...this.kept, [sheet.title]: { sheet, corrects: this.corrects } });
  },
  sure({ detail }: Told<{ name: string }>) {
    this.put(assured(this.data.sheet, detail.name));
  },
  keep(kept: typeof nothingKept) {
    this.kept = kept;
    askBeforeLeaving(Object.keys(kept).length > 0 ? notSaved : '');
  },
  close() {
    this.setData({ sheet: { ...this.data.sheet, visible: false } });
  },
  save() {
    if (this.data.sheet.busy) return;
    const set = setOf(this.data.sheet.action);
    return set ? this.decide(set) : this.arrange();
  },
  async arrange(): Promise<void> {
    const { sheet } = this.data;
    const { typed } = sheet;
    const filled = parseInput(Arranging, answersOf(holidayFields, typed));
    const mistakes = filled.ok && this.home ? mistakesIn(Arranging, holidayFields, typed, this.home) : {};
    // What was marked before is marked anew, so that it is brought into view once more.
    this.put({ ...sheet, mistakes: {} });
    if (!filled.ok) return this.put(mistaken(sheet, filled.refusal.fields ?? {}));
    if (Object.keys(mistakes).length > 0) return this.put(mistaken(sheet, mistakes));
    this.put({ ...sheet, busy: true, message: '' });
    const reply = await send('calendar.arrange', { ...filled.value, sure: sheet.sure, corrects: this.corrects });
    if (!reply.ok) return this.declinedToArrange(reply, filled.value.year);
    this.saved();
    this.showHolidays(reply.value);
  },
  /** Where somebody else was faster, what stands by now is shown beside what she filled in: to save it again is to replace that. */
  async declinedToArrange(reply: Declined, year: number): Promise<void> {
    const calendar = reply.code === 'stale' ? await call('calendar.open', {}) : undefined;
    const sheet = declined(this.data.sheet, reply);
    if (!calendar?.ok) return this.put(sheet);
    this.showHolidays(calendar.value);
    const entered: readonly Arrangement[] = calendar.value.entered;
    const found = entered.find((each) => each.year === year);
    this.corrects = found && yearDecided(found).at;
    this.put({ ...sheet, reads: found ? standingNow(found, this.data.today) : null });
  },
  async decide(set: RuleSet): Promise<void> {
    const { sheet } = this.data;
    const { from, numbers } = decidedIn(set, sheet.typed);
    const [begin, filled] = [parseInput(Beginning, { ...(from && { from }) }), numbersIn(set, numbers)];
    if (!begin.ok || !filled.ok) {
      const fields = [begin, filled].flatMap((each) => (each.ok ? [] : Object.entries(each.refusal.fields ?? {})));
      return this.put(mistaken(sheet, Object.fromEntries(fields)));
    }
    this.put({ ...sheet, busy: true, message: '' });
    const corrects = this.corrects ?? readOf(set, this.rules);
    const reply = await send('rules.change', {
      ...begin.value,
      of: set.domain,
      numbers: { ...filled.value },
      corrects,
    });
    if (!reply.ok) return this.declinedToDecide(reply, set);
    this.saved();
    this.show(reply.value.rules);
  },
  /** The same for the rules: what will be different is told from what holds by now. */
  async declinedToDecide(reply: Declined, set: RuleSet): Promise<void> {
    const now = reply.code === 'stale' ? await call('rules.open', {}) : undefined;
    if (now?.ok) {
      this.show(now.value.rules);
      this.corrects = readOf(set, this.rules);
    }
    this.put(declined(this.data.sheet, reply));
  },
  saved() {
    tick();
    say('已保存');
    const { [this.data.sheet.title]: _saved, ...kept } = this.kept;
    this.keep(kept);
    this.setData({ sheet: closedSheet });
  },
});
