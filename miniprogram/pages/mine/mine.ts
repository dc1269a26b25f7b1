import type { Home } from '../../../core/domains/office/operations';
import type { Option } from '../../../core/kernel/field';
import type { Told } from '../../components/events';
import { placeOptions } from '../../components/question/units';
import { ProfileSheet } from '../../components/sheet/profile-sheet';
import { closedSheet, type SheetState } from '../../components/sheet/sheet-state';
import { atHome } from '../../services/at-home';
import { appVersion, say, tick } from '../../services/device';
import type { Typing } from '../../services/drafts';
import { go, places } from '../../services/navigate';
import { showPrivacyStatement } from '../../services/privacy';
import { none, screenData } from '../../services/screen';
import { knownHome } from '../../services/session';
import { setLargeType } from '../../services/type-size';
import { type MineView, toView } from './mine.view';

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
  ...atHome,
  data: { ...screenData(), ...start },
  profile: none<ProfileSheet>(),

  onLoad() {
    this.setData({ version: appVersion() });
    this.profile = new ProfileSheet({
      sheet: (sheet) => this.setData({ sheet }),
      saved: () => {
        tick();
        say('已保存');
        const home = knownHome();
        if (home) this.show(home);
      },
    });
  },
  failed(failure: string) {
    this.setData({ failure });
  },
  show(home: Home) {
    this.setData({ view: toView(home), units: placeOptions(home.union), today: home.today, failure: '' });
  },
  edit() {
    const home = knownHome();
    if (home) this.profile?.open(home.me);
  },
  answer({ detail }: Told<{ name: string; value: Typing }>) {
    this.profile?.answer(detail.name, detail.value);
  },
  close() {
    this.profile?.close();
  },
  save() {
    return this.profile?.save();
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
  handover() {
    go(places.handover);
  },
  away() {
    go(places.away);
  },
  rules() {
    go(places.rules);
  },
  kept() {
    go(places.data);
  },
  privacy() {
    showPrivacyStatement();
  },
});
