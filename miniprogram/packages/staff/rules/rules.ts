import type { Home } from '../../../../core/contract';
import { parseInput } from '../../../../core/kernel/form';
import { NewRules, type Rules } from '../../../../core/rules';
import type { Told } from '../../../components/events';
import { closedSheet, declined, mistaken, type SheetState, typeInto } from '../../../components/sheet/sheet-state';
import { call } from '../../../services/cloud';
import { send } from '../../../services/command';
import { say, tick } from '../../../services/device';
import type { Typing } from '../../../services/drafts';
import { dressing, screenData } from '../../../services/screen';
import { openHome } from '../../../services/session';
import { decidedIn, type RulesView, rulesSheet, toView, withChanges } from './rules.view';

interface Start {
  view: RulesView | null;
  failure: string;
  decides: boolean;
  sheet: SheetState;
  today: string;
}

const start: Start = { view: null, failure: '', decides: false, sheet: closedSheet, today: '' };
const unread: readonly Rules[] = [];

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  rules: unread,

  onLoad() {
    return this.load();
  },
  async load() {
    const [home, reply] = await Promise.all([openHome(), call('rules.open', {})]);
    if (!home.ok) return this.setData({ failure: home.message });
    if (!reply.ok) return this.setData({ failure: reply.message });
    this.greet(home.value);
    this.show(reply.value.rules);
  },
  greet({ me, today }: Home) {
    this.setData({ decides: me.staff?.role === 'administrator', today });
  },
  show(rules: readonly Rules[]) {
    this.rules = rules;
    this.setData({ view: toView(rules, this.data.today), failure: '' });
  },
  put(sheet: SheetState) {
    this.setData({ sheet: withChanges(sheet, this.rules, this.data.today) });
  },
  change() {
    this.put(rulesSheet(this.rules, this.data.today));
  },
  answer({ detail }: Told<{ name: string; value: Typing }>) {
    this.put(typeInto(this.data.sheet, detail.name, detail.value));
  },
  close() {
    this.setData({ sheet: { ...this.data.sheet, visible: false } });
  },
  async save() {
    const { sheet } = this.data;
    const filled = parseInput(NewRules, decidedIn(sheet.typed));
    if (!filled.ok) return this.put(mistaken(sheet, filled.refusal.fields ?? {}));
    this.put({ ...sheet, busy: true, message: '' });
    const reply = await send('rules.change', filled.value);
    if (!reply.ok) return this.put(declined(this.data.sheet, reply));
    tick();
    say('已保存');
    this.setData({ sheet: closedSheet });
    this.show(reply.value.rules);
  },
});
