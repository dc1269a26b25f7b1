import { registerOf } from '../../../../core/domains/registers';
import type { Option } from '../../../../core/kernel/field';
import type { Tapped, Told } from '../../../components/events';
import { placeOptions } from '../../../components/question/units';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';
import { callPhone, chooseOne, endPullDown, nameScreen, say, tick } from '../../../services/device';
import type { Typing } from '../../../services/drafts';
import { completeSoon, dress, dressing, none, screenData } from '../../../services/screen';
import { OpenedRecord } from './opened-record';
import { type RecordPage, toView } from './record.view';

interface Start {
  view: RecordPage | null;
  whole: boolean;
  failure: string;
  sheet: SheetState;
  units: readonly Option[];
  today: string;
}

const start: Start = { view: null, whole: false, failure: '', sheet: closedSheet, units: [], today: '' };

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  opened: none<OpenedRecord>(),

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.opened = new OpenedRecord(decodeURIComponent(id), {
      show: (found, { union, today }) => {
        nameScreen(registerOf(found.kind)?.noun ?? '');
        this.setData({ view: toView(found, today), units: placeOptions(union), today, failure: '' });
        completeSoon(this);
      },
      sheet: (sheet) => this.setData({ sheet }),
      failed: (message) => (this.data.view ? say(message) : this.setData({ failure: message })),
      done: (label) => {
        tick();
        say(`已完成：${label}`);
      },
    });
  },
  onShow() {
    this.undress = dress(this);
    return this.load();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  async load() {
    await this.opened?.load();
  },
  left() {
    this.opened?.steps.keep();
  },
  act({ currentTarget }: Tapped<{ action: string }>) {
    this.opened?.steps.act(currentTarget.dataset.action);
  },
  phone() {
    const { contact } = this.data.view ?? {};
    if (contact) callPhone(contact.phone);
  },
  async more() {
    const folded = this.data.view?.folded ?? [];
    const chosen = folded[await chooseOne(folded.map(({ label }) => label))];
    if (chosen) this.opened?.steps.act(chosen.action);
  },
  answer({ detail }: Told<{ name: string; value: Typing }>) {
    this.opened?.steps.answer(detail.name, detail.value);
  },
  sure({ detail }: Told<{ name: string }>) {
    this.opened?.steps.assure(detail.name);
  },
  pictures({ detail }: Told<{ name: string; act: string; id: string }>) {
    return this.opened?.steps.pictures(detail);
  },
  close() {
    this.opened?.steps.close();
  },
  confirm() {
    return this.opened?.confirm();
  },
});
