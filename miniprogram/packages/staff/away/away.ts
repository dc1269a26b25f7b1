import type { Colleague, Home } from '../../../../core/domains/office/operations';
import { fieldsOf } from '../../../../core/kernel/field';
import { parseInput } from '../../../../core/kernel/form';
import type { Me } from '../../../../core/union/me';
import { Leave } from '../../../../core/union/people';
import type { Told } from '../../../components/events';
import { answersOf, type Mistakes, without } from '../../../components/question/typed';
import { call, type Reply } from '../../../services/cloud';
import { send } from '../../../services/command';
import { say, tick } from '../../../services/device';
import type { Typed, Typing } from '../../../services/drafts';
import { dressing, none, screenData } from '../../../services/screen';
import { openHome, rememberMe } from '../../../services/session';
import { type AwayView, toView } from './away.view';

interface Start {
  view: AwayView | null;
  failure: string;
  typed: Typed;
  mistakes: Mistakes;
  message: string;
  busy: boolean;
  today: string;
}

const start: Start = { view: null, failure: '', typed: {}, mistakes: {}, message: '', busy: false, today: '' };
const fields = fieldsOf(Leave);
const nobody: readonly Colleague[] = [];

Page({
  ...dressing,
  data: { ...screenData(), ...start, fields },
  home: none<Home>(),
  colleagues: nobody,

  onLoad() {
    return this.load();
  },
  async load() {
    const [home, known] = await Promise.all([openHome(), call('staff.colleagues', {})]);
    if (!home.ok) return this.setData({ failure: home.message });
    if (!known.ok) return this.setData({ failure: known.message });
    this.home = home.value;
    this.colleagues = known.value.colleagues;
    this.show(home.value.me);
  },
  show({ staff }: Me) {
    const today = this.home?.today ?? '';
    this.setData({ view: toView(staff, this.colleagues, today), today, failure: '' });
  },
  answer({ detail: { name, value } }: Told<{ name: string; value: Typing }>) {
    const mistakes = without(this.data.mistakes, name);
    this.setData({ typed: { ...this.data.typed, [name]: value }, mistakes, message: '' });
  },
  async leave() {
    if (this.data.busy) return;
    const filled = parseInput(Leave, answersOf(fields, this.data.typed));
    if (!filled.ok) return this.setData({ mistakes: filled.refusal.fields ?? {} });
    this.setData({ busy: true, message: '' });
    this.told(await send('staff.away', filled.value), '已登记离岗');
  },
  async comeBack() {
    if (this.data.busy) return;
    this.setData({ busy: true, message: '' });
    this.told(await send('staff.back', {}), '已回岗');
  },
  told(reply: Reply<Me>, done: string) {
    this.setData({ busy: false });
    if (!reply.ok) return this.setData({ message: reply.fields ? '' : reply.message, mistakes: reply.fields ?? {} });
    rememberMe(reply.value);
    tick();
    say(done);
    this.setData({ typed: {} });
    this.show(reply.value);
  },
});
