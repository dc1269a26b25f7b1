import { serviceOf } from '../../../../core/kinds/services';
import type { Tapped, Told } from '../../../components/events';
import { nameScreen, say, scrollTo, scrollToTop, tick } from '../../../services/device';
import type { Typing } from '../../../services/drafts';
import { places, replace } from '../../../services/navigate';
import { onNetworkChange } from '../../../services/network';
import { showPrivacyStatement } from '../../../services/privacy';
import { dress, none, screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { Application } from './application';
import { type ApplyData, opening } from './apply.data';

Page({
  data: { ...screenData(), ...opening },
  undress: none<() => void>(),
  unlisten: none<() => void>(),
  application: none<Application>(),
  kind: '',

  onLoad(query: Record<string, string | undefined>) {
    this.kind = query.kind ?? '';
    this.unlisten = onNetworkChange(() => this.application?.reconnected());
    return this.load();
  },
  onShow() {
    this.undress = dress(this);
  },
  onHide() {
    this.undress?.();
    this.application?.leave();
  },
  onUnload() {
    this.undress?.();
    this.unlisten?.();
    this.application?.leave();
  },
  async load() {
    const service = serviceOf(this.kind);
    if (!service) return this.setData({ failure: '没有这项服务，请返回首页重新选择。' });
    nameScreen(service.title);
    const home = await homeAtOnce();
    if (!home.ok) return this.setData({ failure: home.message });
    this.application = new Application(service, home.value, {
      show: (part: Partial<ApplyData>) => this.setData(part),
      scroll: (name) => (name ? scrollTo(`#ask-${name}`) : scrollToTop()),
      tell: say,
      submitted: ({ caseId, number }) => {
        tick();
        replace(places.receipt(caseId, number));
      },
    });
    this.application.open();
  },
  begin() {
    this.application?.begin();
  },
  resume() {
    this.application?.resume();
  },
  answer({ detail }: Told<{ name: string; value: Typing }>) {
    this.application?.answer(detail.name, detail.value);
  },
  pictures({ detail }: Told<{ name: string; act: string; id: string }>) {
    return this.application?.pictures(detail);
  },
  next() {
    this.application?.next();
  },
  previous() {
    this.application?.previous();
  },
  mend({ currentTarget }: Tapped<{ step: number }>) {
    this.application?.mend(currentTarget.dataset.step);
  },
  submit() {
    return this.application?.submit();
  },
  privacy() {
    showPrivacyStatement();
  },
});
