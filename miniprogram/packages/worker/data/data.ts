import type { Kept } from '../../../../core/case/kept';
import type { Home } from '../../../../core/domains/office/operations';
import type { Option } from '../../../../core/kernel/field';
import type { Tapped, Told } from '../../../components/events';
import { placeOptions } from '../../../components/question/units';
import { ProfileSheet } from '../../../components/sheet/profile-sheet';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';
import { call } from '../../../services/cloud';
import { send } from '../../../services/command';
import { askFirst, copyText, endPullDown, say, scrollTo, tick } from '../../../services/device';
import { dropDraft, loadDraft, type Typing } from '../../../services/drafts';
import { dress, dressing, none, screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { asText, type KeptView, toView } from './data.view';

interface Start {
  view: KeptView | null;
  failure: string;
  sheet: SheetState;
  units: readonly Option[];
  today: string;
}

const start: Start = { view: null, failure: '', sheet: closedSheet, units: [], today: '' };

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  home: none<Home>(),
  kept: none<Kept>(),
  /** The part to bring into view once, by its id; empty for the top. */
  at: '',
  profile: none<ProfileSheet>(),

  onLoad(query: Record<string, string | undefined>) {
    this.at = query.at ?? '';
    this.profile = new ProfileSheet({
      sheet: (sheet) => this.setData({ sheet }),
      saved: () => {
        tick();
        say('已保存');
        this.load();
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
    const [home, kept] = await Promise.all([homeAtOnce(), call('me.data', {})]);
    if (!home.ok) return this.failed(home.message);
    if (!kept.ok) return this.failed(kept.message);
    this.home = home.value;
    this.kept = kept.value;
    const { union, today } = home.value;
    const { at } = this;
    this.at = '';
    this.setData({ view: toView(kept.value, home.value), units: placeOptions(union), today, failure: '' }, () => {
      if (at) scrollTo(`#${at}`);
    });
  },
  failed(message: string) {
    if (this.data.view) say(message);
    else this.setData({ failure: message });
  },
  edit() {
    if (this.kept) this.profile?.open(this.kept.me);
  },
  answer({ detail }: Told<{ name: string; value: Typing }>) {
    this.profile?.answer(detail.name, detail.value);
  },
  save() {
    return this.profile?.save();
  },
  close() {
    this.profile?.close();
  },
  async drop({ currentTarget }: Tapped<{ kind: string }>) {
    const { kind } = currentTarget.dataset;
    if (loadDraft(kind)?.sending) return say('这份表正在提交，请先等它发出去');
    if (!(await askFirst('删除后，已经填的内容不能找回。', '删除', '留着'))) return;
    const reply = await send('draft.drop', { kind });
    if (!reply.ok) return say(reply.message);
    dropDraft(kind);
    tick();
    say('草稿已删除');
    await this.load();
  },
  copy() {
    if (this.data.view && this.home) copyText(asText(this.data.view, this.home));
  },
});
