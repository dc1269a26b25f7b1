import type { Home } from '../../../core/domains/office/operations';
import type { Tapped, Told } from '../../components/events';
import { atHome } from '../../services/at-home';
import { endPullDown } from '../../services/device';
import { loadDraft } from '../../services/drafts';
import { go, places, toTab } from '../../services/navigate';
import { screenData } from '../../services/screen';
import { setLargeType } from '../../services/type-size';
import { type HomeView, tiles, toView } from './home.view';

const start: { view: HomeView | null; failure: string } = { view: null, failure: '' };

Page({
  ...atHome,
  data: { ...screenData(), ...start, tiles },

  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  failed(failure: string) {
    this.setData({ failure });
  },
  show(home: Home) {
    this.setData({ view: toView(home, loadDraft), failure: '' });
  },
  enlarge() {
    setLargeType(!this.data.large);
    this.setData(screenData());
  },
  apply({ currentTarget }: Tapped<{ kind: string }>) {
    go(places.apply(currentTarget.dataset.kind));
  },
  begin({ currentTarget }: Tapped<{ kind: string; open: boolean }>) {
    const { kind, open } = currentTarget.dataset;
    go(open ? places.apply(kind) : places.season(kind));
  },
  renew({ currentTarget }: Tapped<{ id: string }>) {
    go(places.renew(currentTarget.dataset.id));
  },
  notices() {
    go(places.notices);
  },
  open({ detail }: Told<{ id: string }>) {
    go(places.myCase(detail.id));
  },
  openFirst() {
    if (this.data.view?.first) go(places.myCase(this.data.view.first.id));
  },
  bench() {
    go(places.bench);
  },
  all() {
    toTab(places.cases);
  },
});
