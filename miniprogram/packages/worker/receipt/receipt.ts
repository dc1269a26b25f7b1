import { call } from '../../../services/cloud';
import { say, tick } from '../../../services/device';
import { places, replace, toTab } from '../../../services/navigate';
import { dress, none, screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { askToTell } from '../../../services/subscribe';
import { type NextStep, nextSteps } from './receipt.view';

interface Start {
  id: string;
  number: string;
  steps: readonly NextStep[];
  templates: readonly string[];
  reminded: boolean;
  note: string;
}

const start: Start = { id: '', number: '', steps: [], templates: [], reminded: false, note: '' };

Page({
  data: { ...screenData(), ...start },
  undress: none<() => void>(),

  onLoad({ id = '', number = '' }: Record<string, string | undefined>) {
    this.setData({ id: decodeURIComponent(id), number: decodeURIComponent(number) });
    return this.load();
  },
  onShow() {
    this.undress = dress(this);
  },
  onHide() {
    this.undress?.();
  },
  onUnload() {
    this.undress?.();
  },
  async load() {
    const [home, found] = await Promise.all([homeAtOnce(), call('case.open', { caseId: this.data.id })]);
    if (!home.ok || !found.ok) {
      return this.setData({ note: '您的诉求已经收到。由谁办理，稍后可以在“办理”里看到。' });
    }
    this.setData({ steps: nextSteps(found.value, home.value.today), templates: home.value.templates, note: '' });
  },
  async remind() {
    const reminded = await askToTell(this.data.templates);
    this.setData({ reminded });
    if (reminded) tick();
    else say('没有开启，也可以随时来这里查看进度');
  },
  see() {
    replace(places.myCase(this.data.id));
  },
  home() {
    toTab(places.home);
  },
});
