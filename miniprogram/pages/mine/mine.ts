import type { Home, Input } from '../../../core/contract';
import type { Option } from '../../../core/kernel/field';
import { parseInput } from '../../../core/kernel/form';
import { Profile } from '../../../core/people';
import type { Told } from '../../components/events';
import { answersOf } from '../../components/question/typed';
import { areaOptions } from '../../components/question/units';
import { closedSheet, declined, mistaken, type SheetState, typeInto } from '../../components/sheet/sheet-state';
import { send } from '../../services/command';
import { appVersion, say, tick } from '../../services/device';
import type { Typing } from '../../services/drafts';
import { go, places } from '../../services/navigate';
import { showPrivacyStatement } from '../../services/privacy';
import { dress, none, screenData } from '../../services/screen';
import { knownHome, openHome, rememberMe } from '../../services/session';
import { setLargeType } from '../../services/type-size';
import { type MineView, profileSheet, toView } from './mine.view';

interface Start {
  view: MineView | null;
  failure: string;
  sheet: SheetState;
  units: readonly Option[];
  today: string;
  version: string;
}

const start: Start = { view: null, failure: '', sheet: closedSheet, units: [], today: '', version: '' };

Page({
  data: { ...screenData(), ...start },
  undress: none<() => void>(),

  onLoad() {
    this.setData({ version: appVersion() });
  },
  onShow() {
    this.undress = dress(this);
    const known = knownHome();
    if (known) this.show(known);
    this.load();
  },
  onHide() {
    this.undress?.();
  },
  async load() {
    const reply = await openHome();
    if (reply.ok) this.show(reply.value);
    else if (!this.data.view) this.setData({ failure: reply.message });
  },
  show(home: Home) {
    this.setData({ view: toView(home), units: areaOptions(home.union), today: home.today, failure: '' });
  },
  edit() {
    const home = knownHome();
    if (home) this.setData({ sheet: profileSheet(home.me) });
  },
  answer({ detail }: Told<{ name: string; value: Typing }>) {
    this.setData({ sheet: typeInto(this.data.sheet, detail.name, detail.value) });
  },
  close() {
    this.setData({ sheet: closedSheet });
  },
  async save() {
    const { sheet } = this.data;
    const filled = parseInput(Profile, answersOf(sheet.fields, sheet.typed));
    if (!filled.ok) return this.setData({ sheet: mistaken(sheet, filled.refusal.fields ?? {}) });
    this.setData({ sheet: { ...sheet, busy: true } });
    await this.send(filled.value);
  },
  async send(profile: Input<'profile.save'>) {
    const reply = await send('profile.save', profile);
    if (!reply.ok) return this.setData({ sheet: declined(this.data.sheet, reply) });
    rememberMe(reply.value);
    tick();
    say('已保存');
    this.setData({ sheet: closedSheet });
    const home = knownHome();
    if (home) this.show(home);
  },
  enlarge() {
    setLargeType(!this.data.large);
    this.setData(screenData());
  },
  bench() {
    go(places.bench);
  },
  join() {
    go(places.join);
  },
  invite() {
    go(places.invite);
  },
  away() {
    go(places.away);
  },
  rules() {
    go(places.rules);
  },
  privacy() {
    showPrivacyStatement();
  },
});
