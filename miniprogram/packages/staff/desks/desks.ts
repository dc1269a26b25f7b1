import type { Fact } from '../../../components/facts/facts-view';
import { endPullDown, say } from '../../../services/device';
import { dressing, screenData } from '../../../services/screen';
import { openHome } from '../../../services/session';
import { contactOf, type DeskGroup, groupsOf } from './desks.view';

interface Start {
  groups: readonly DeskGroup[] | null;
  contact: readonly Fact[];
  failure: string;
}

const start: Start = { groups: null, contact: [], failure: '' };

Page({
  ...dressing,
  data: { ...screenData(), ...start },

  onLoad() {
    return this.load();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  async load() {
    const home = await openHome();
    if (home.ok) {
      const { union } = home.value;
      return this.setData({ groups: groupsOf(union), contact: contactOf(union), failure: '' });
    }
    if (this.data.groups) say(home.message);
    else this.setData({ failure: home.message });
  },
});
