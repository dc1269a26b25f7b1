import { handedIn, readHandedIn } from '../../../components/application/handed-in';
import { copyText } from '../../../services/device';
import { back, go, places, replace } from '../../../services/navigate';
import { dressing, screenData } from '../../../services/screen';
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
  ...handedIn,
  data: { ...screenData(), ...start },

  async load(): Promise<void> {
    const read = await readHandedIn(this, '已经登记好了。由谁办理暂时没有查到，请先把编号告诉本人。');
    if (read) this.setData({ view: toView(read.found, read.home), note: '' });
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
