import { serviceOf } from '../../../../core/domains/services';
import { Application } from '../../../components/application/application';
import { opening } from '../../../components/application/application.data';
import { filling, onPage } from '../../../components/application/filling';
import { phaseOf, seasonLines } from '../../../components/season/season-view';
import { nameScreen } from '../../../services/device';
import { loadDraft } from '../../../services/drafts';
import { places, replace } from '../../../services/navigate';
import { showPrivacyStatement } from '../../../services/privacy';
import { screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { forHerself } from '../for-herself';

Page({
  ...filling,
  data: { ...screenData(), ...opening },
  kind: '',

  onLoad(query: Record<string, string | undefined>) {
    this.kind = query.kind ?? '';
    this.listen();
    return this.load();
  },
  async load() {
    const service = serviceOf(this.kind);
    if (!service) return this.setData({ failure: '没有这项服务，请返回首页重新选择。' });
    nameScreen(service.title);
    const home = await homeAtOnce();
    if (!home.ok) return this.setData({ failure: home.message });
    const { season, today } = home.value;
    const isClosed = service.seasonal && phaseOf(season, today) !== 'open';
    // What may be on its way already is sent to its end, whatever the day.
    if (isClosed && !loadDraft(service.kind)?.sending) return replace(places.season(service.kind));
    const lines = service.seasonal ? seasonLines(season, today) : [];
    this.application = new Application(
      service,
      home.value,
      forHerself(service, home.value.me, lines),
      onPage(this, places.receipt),
    );
    this.application.open();
  },
  submit() {
    return this.application?.submit();
  },
  privacy() {
    showPrivacyStatement();
  },
});
