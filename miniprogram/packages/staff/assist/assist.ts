import { serviceOf } from '../../../../core/kinds/services';
import { Application } from '../../../components/application/application';
import { type ApplicationData, opening } from '../../../components/application/application.data';
import { filling } from '../../../components/application/filling';
import { seasonLines } from '../../../components/season/season-view';
import { nameScreen, say, scrollTo, scrollToTop, tick } from '../../../services/device';
import { places, replace } from '../../../services/navigate';
import { screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { forAnother } from './for-another';

/** Whether it was read back to the person, and whether the officer was reminded that it must be. */
const notRead = { readBack: false, unread: false };

Page({
  ...filling,
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
    this.application = new Application(service, home.value, forAnother(service, lines), {
      show: (part) => this.show(part),
      scroll: (name) => (name ? scrollTo(`#ask-${name}`) : scrollToTop()),
      tell: say,
      submitted: ({ caseId, number }) => {
        tick();
        replace(places.assisted(caseId, number));
      },
    });
    this.application.open();
  },
  show(part: Partial<ApplicationData>) {
    // What is changed must be read back anew.
    this.setData(part.mode === undefined ? part : { ...part, ...notRead });
  },
  confirm() {
    if (!this.data.locked) this.setData({ readBack: !this.data.readBack, unread: false });
  },
  submit() {
    if (this.data.readBack || this.data.locked) return this.application?.submit();
    this.setData({ unread: true });
    scrollTo('#read-back');
  },
});
