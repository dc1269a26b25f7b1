import { serviceOf } from '../../../../core/domains/services';
import { endPullDown, nameScreen } from '../../../services/device';
import { go, places, replace } from '../../../services/navigate';
import { dressing, screenData } from '../../../services/screen';
import { homeToday } from '../../../services/session';
import { type SeasonView, toView } from './season.view';

const start: { view: SeasonView | null; failure: string } = { view: null, failure: '' };

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  kind: '',

  onLoad({ kind = '' }: Record<string, string | undefined>) {
    this.kind = kind;
    return this.load();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  async load() {
    const service = serviceOf(this.kind);
    if (!service) return this.setData({ failure: '没有这项服务，请返回首页重新选择。' });
    nameScreen(service.title);
    const home = await homeToday();
    if (home.ok) this.setData({ view: toView(service, home.value), failure: '' });
    else if (!this.data.view) this.setData({ failure: home.message });
  },
  apply() {
    replace(places.apply(this.kind));
  },
  appeal() {
    go(places.apply('appeal'));
  },
  notices() {
    go(places.notices);
  },
});
