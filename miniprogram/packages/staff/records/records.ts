import type { FigureRecord } from '../../../../core/figures/operations';
import type { Told } from '../../../components/events';
import { type List, readOn } from '../../../services/case-list';
import { endPullDown, nameScreen, say } from '../../../services/device';
import { go } from '../../../services/navigate';
import { dressing, none, screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { opens, type RecordsView, toView } from './records.view';
import { type Query, type Source, sourceOf } from './sources';

const start: { view: RecordsView | null; failure: string; when: string } = { view: null, failure: '', when: '' };
/** Fewer rows than fill a screen cannot be scrolled to their end. */
const fewRows = 10;
const unread: List<FigureRecord> = { rows: [], next: null };

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  source: none<Source>(),
  list: unread,
  reading: false,

  onLoad(query: Query) {
    const { year, label = '' } = query;
    this.source = sourceOf(query);
    nameScreen(decodeURIComponent(label));
    this.setData({ when: year ? `${year}年` : '' });
    return this.load();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  async onReachBottom() {
    const { source, list } = this;
    if (this.reading || !source || list.next === null) return;
    this.reading = true;
    const reply = await readOn(list, source);
    this.reading = false;
    if (reply.ok) await this.show(reply.value);
    else say(reply.message);
  },
  async load() {
    if (!this.source) return;
    // Asked beside the list: it is needed to show it.
    homeAtOnce();
    const { source } = this;
    let reply = await source();
    // Much of a page may have been taken back since: an empty one that goes on is no end.
    while (reply.ok && reply.value.next !== null && reply.value.rows.length < fewRows)
      reply = await readOn(reply.value, source);
    if (reply.ok) await this.show(reply.value);
    else if (this.data.view) say(reply.message);
    else this.setData({ failure: reply.message });
  },
  async show(list: List<FigureRecord>) {
    const home = await homeAtOnce();
    if (!home.ok) return this.setData({ failure: home.message });
    this.list = list;
    this.setData({ view: toView(list, home.value.today), failure: '' });
  },
  open({ detail }: Told<{ id: string }>) {
    const found = opens(this.list, detail.id);
    if ('why' in found) say(found.why);
    else go(found.url);
  },
});
