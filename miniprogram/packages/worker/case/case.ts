import { type CaseStart, casePage, caseStart, openOn } from '../../../components/sheet/case-page';
import { callPhone } from '../../../services/device';
import { go, places } from '../../../services/navigate';
import { screenData } from '../../../services/screen';
import { toView, type WorkerCase } from './case.view';

interface Start extends CaseStart {
  view: WorkerCase | null;
  hotline: string;
}

const start: Start = { ...caseStart, view: null, hotline: '' };

Page({
  ...casePage,
  data: { ...screenData(), ...start },

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.opened = openOn(this, decodeURIComponent(id), (found, { union, today }) => {
      this.setData({ view: toView(found, today), hotline: union.hotline });
    });
  },
  notices() {
    go(places.notices);
  },
  phone() {
    callPhone(this.data.hotline);
  },
});
