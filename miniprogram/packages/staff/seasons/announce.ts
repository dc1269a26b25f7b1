import type { Tapped, Told } from '../../../components/events';
import { call } from '../../../services/cloud';
import { nameScreen, say, scrollTo, scrollToTop, tick } from '../../../services/device';
import type { Typing } from '../../../services/drafts';
import { back } from '../../../services/navigate';
import { dressing, none, screenData } from '../../../services/screen';
import { openHome } from '../../../services/session';
import { Announcement, type AnnouncementData } from './announcement';

const start: AnnouncementData & { failure: string; today: string } = {
  mode: 'opening',
  failure: '',
  today: '',
  progress: '',
  percent: 0,
  step: { at: 0, title: '', help: '', fields: [] },
  blocks: [],
  changes: [],
  isChange: false,
  typed: {},
  mistakes: {},
  busy: false,
  mending: false,
  trouble: '',
  kept: '',
};

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  announcement: none<Announcement>(),
  year: '',

  onLoad({ year = '' }: Record<string, string | undefined>) {
    this.year = year;
    nameScreen(year ? `修改 ${year} 年助学` : '公布金秋助学');
    return this.load();
  },
  async load() {
    const [home, reply] = await Promise.all([openHome(), call('season.list', {})]);
    if (!home.ok) return this.setData({ failure: home.message });
    if (!reply.ok) return this.setData({ failure: reply.message });
    this.setData({ failure: '', today: home.value.today });
    this.announcement = new Announcement(reply.value.seasons, this.year, home.value, {
      show: (part) => this.setData(part),
      scroll: (name) => (name ? scrollTo(`#ask-${name}`) : scrollToTop()),
      announced: () => {
        tick();
        say('已公布');
        back();
      },
    });
    this.announcement.open();
  },
  answer({ detail }: Told<{ name: string; value: Typing }>) {
    this.announcement?.answer(detail.name, detail.value);
  },
  next() {
    this.announcement?.next();
  },
  previous() {
    this.announcement?.previous();
  },
  mend({ currentTarget }: Tapped<{ step: number }>) {
    this.announcement?.mend(currentTarget.dataset.step);
  },
  submit() {
    return this.announcement?.submit();
  },
  restart() {
    this.announcement?.restart();
  },
  left() {
    this.announcement?.keep();
  },
});
