import { serviceOf } from '../../../../core/domains/services';
import { Application } from '../../../components/application/application';
import { opening } from '../../../components/application/application.data';
import { filling, onPage } from '../../../components/application/filling';
import { changedPart, notRead, readingBack, wasReadBack } from '../../../components/application/read-back';
import { seasonLines } from '../../../components/season/season-view';
import { nameScreen } from '../../../services/device';
import { places } from '../../../services/navigate';
import { screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { forAnother } from './for-another';

Page({
  ...filling,
  ...readingBack,
  data: { ...screenData(), ...opening, ...notRead },
  kind: '',

  onLoad(query: Record<string, string | undefined>) {
    this.kind = query.kind ?? '';
    this.listen();
    return this.load();
  },
  async load() {
    const service = serviceOf(this.kind);
    if (!service) return this.setData({ failure: '没有这项服务，请返回重新选择。' });
    nameScreen(`代办${service.title}`);
    const home = await homeAtOnce();
    if (!home.ok) return this.setData({ failure: home.message });
    const { season, today } = home.value;
    const lines = service.seasonal ? seasonLines(season, today) : [];
    this.application = new Application(
      service,
      home.value,
      forAnother(service, lines),
      onPage(this, places.assisted, changedPart),
    );
    this.application.open();
  },
  submit() {
    if (wasReadBack(this)) return this.application?.submit();
  },
});
