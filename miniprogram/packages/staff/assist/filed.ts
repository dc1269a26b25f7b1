import { call } from '../../../services/cloud';
import { copyText } from '../../../services/device';
import { back, go, places, replace } from '../../../services/navigate';
import { dressing, screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { type FiledView, toView } from './filed.view';

interface Start {
  id: string;
  number: string;
  view: FiledView | null;
  note: string;
}

const start: Start = { id: '', number: '', view: null, note: '' };

Page({
  ...dressing,
  data: { ...screenData(), ...start },

  onLoad({ id = '', number = '' }: Record<string, string | undefined>) {
    this.setData({ id: decodeURIComponent(id), number: decodeURIComponent(number) });
    return this.load();
  },
  async load() {
    const [home, found] = await Promise.all([homeAtOnce(), call('case.open', { caseId: this.data.id })]);
    if (!home.ok || !found.ok)
      return this.setData({ note: '已经登记好了。由谁办理暂时没有查到，请先把编号告诉本人。' });
    this.setData({ view: toView(found.value, home.value), note: '' });
  },
  copy() {
    copyText(this.data.number);
  },
  another() {
    replace(places.assistChoice);
  },
  see() {
    go(places.staffCase(this.data.id));
  },
  leave() {
    back();
  },
});
