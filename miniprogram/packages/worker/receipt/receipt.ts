import { handedIn, readHandedIn } from '../../../components/application/handed-in';
import { say, tick } from '../../../services/device';
import { drawPicture, keepPicture, type PictureSize } from '../../../services/drawing';
import { places, replace, toTab } from '../../../services/navigate';
import { dressing, screenData } from '../../../services/screen';
import { askToTell } from '../../../services/subscribe';
import { type ReceiptView, toView } from './receipt.view';
import { receiptPicture } from './receipt-picture';

interface Start {
  id: string;
  number: string;
  view: ReceiptView | null;
  templates: readonly string[];
  reminded: boolean;
  /** True while the picture of the receipt is being drawn. */
  drawing: boolean;
  /** How large the picture is drawn, out of sight (px). */
  picture: PictureSize;
  note: string;
}

const start: Start = {
  id: '',
  number: '',
  view: null,
  templates: [],
  reminded: false,
  drawing: false,
  picture: { width: 1, height: 1 },
  note: '',
};

const outcomes = {
  kept: '回执已保存到相册',
  refused: '没有得到允许，可以截屏保存',
  failed: '没有保存成功，可以截屏保存',
};

Page({
  ...dressing,
  ...handedIn,
  data: { ...screenData(), ...start },

  async load(): Promise<void> {
    const read = await readHandedIn(this, '您提交的内容已经收到。由谁办理，稍后可以在“办理”里看到。');
    if (!read) return;
    const { home, found } = read;
    this.setData({ view: toView(found, home), templates: home.templates.mine, note: '' });
  },
  async remind() {
    const reminded = await askToTell(this.data.templates);
    this.setData({ reminded });
    if (reminded) tick();
    else say('没有开启，也可以随时来这里查看进度');
  },
  save() {
    // The canvas is on the page only while it is drawn upon.
    if (!this.data.drawing) this.setData({ drawing: true }, () => this.draw());
  },
  async draw() {
    const { view } = this.data;
    const show = (picture: PictureSize) => new Promise<void>((done) => this.setData({ picture }, done));
    const path = view ? await drawPicture('#picture', (measure) => receiptPicture(view, measure), show) : '';
    const outcome = path ? await keepPicture(path) : 'failed';
    this.setData({ drawing: false });
    if (outcome === 'kept') tick();
    say(outcomes[outcome]);
  },
  see() {
    replace(places.myCase(this.data.id));
  },
  leave() {
    toTab(places.home);
  },
});
