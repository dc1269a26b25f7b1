import type { Colleague } from '../../../../core/domains/office/operations';
import { fieldsOf } from '../../../../core/kernel/field';
import { Handover } from '../../../../core/union/people';
import type { Told } from '../../../components/events';
import { type Mistakes, mistakesIn, without } from '../../../components/question/typed';
import { call } from '../../../services/cloud';
import { scrollToTop, tick } from '../../../services/device';
import type { Typed, Typing } from '../../../services/drafts';
import { back } from '../../../services/navigate';
import { dressing, screenData } from '../../../services/screen';
import {
  consequences,
  type HandoverOutcome,
  type Offers,
  offersOf,
  outcomeOf,
  planOf,
  progressLine,
} from './handover.view';
import { carryOut, type Plan, unfinished } from './plan';

interface Start {
  mode: 'opening' | 'choose' | 'check' | 'moving' | 'done';
  failure: string;
  typed: Typed;
  mistakes: Mistakes;
  offers: Offers;
  plan: Plan | null;
  consequences: readonly string[];
  progress: string;
  percent: number;
  /** True while the cloud is handing over. */
  busy: boolean;
  trouble: string;
  outcome: HandoverOutcome | null;
}

const start: Start = {
  mode: 'opening',
  failure: '',
  typed: {},
  mistakes: {},
  offers: {},
  plan: null,
  consequences: [],
  progress: '',
  percent: 0,
  busy: false,
  trouble: '',
  outcome: null,
};
const fields = fieldsOf(Handover);
const nobody: readonly Colleague[] = [];

Page({
  ...dressing,
  data: { ...screenData(), ...start, fields },
  colleagues: nobody,

  onLoad() {
    return this.load();
  },
  load() {
    const plan = unfinished();
    return plan ? this.check(plan) : this.choose();
  },
  async choose() {
    this.setData({ mode: 'opening', plan: null, progress: '' });
    const known = await call('staff.colleagues', {});
    if (!known.ok) return this.setData({ failure: known.message });
    this.colleagues = known.value.colleagues;
    this.setData({ mode: 'choose', failure: '', offers: offersOf(this.colleagues, this.data.typed) });
  },
  answer({ detail: { name, value } }: Told<{ name: string; value: Typing }>) {
    const typed: Typed = { ...this.data.typed, [name]: value };
    const same = typed.handle === typed.successor;
    this.setData({
      typed: same ? { ...typed, successor: '' } : typed,
      mistakes: without(this.data.mistakes, name),
      offers: offersOf(this.colleagues, typed),
    });
  },
  next() {
    const mistakes = mistakesIn(Handover, fields, this.data.typed);
    const plan = planOf(this.colleagues, this.data.typed);
    this.setData({ mistakes });
    if (plan && Object.keys(mistakes).length === 0) this.check(plan);
  },
  check(plan: Plan) {
    const begun = plan.unsure || plan.moved > 0 ? '上次的交接没有做完' : '';
    this.setData({ mode: 'check', failure: '', plan, consequences: consequences(plan), progress: begun, trouble: '' });
    scrollToTop();
  },
  async carryOut() {
    const { plan, busy } = this.data;
    if (!plan || busy) return;
    this.setData({ mode: 'moving', busy: true, trouble: '', progress: '正在交接…', percent: 0 });
    const stop = await carryOut(plan, (now, left) => this.told(now, left));
    this.setData({ busy: false, ...stop });
    if (stop.trouble) return;
    tick();
    this.setData({ mode: 'done', outcome: outcomeOf(stop.plan) });
  },
  told(plan: Plan, left: number) {
    const percent = Math.round((plan.moved / Math.max(plan.moved + left, 1)) * 100);
    this.setData({ plan, progress: progressLine(plan.moved, left), percent });
  },
  leave() {
    back();
  },
});
