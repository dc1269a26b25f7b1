import { fieldsOf, type Option } from '../../../../core/kernel/field';
import { parseInput } from '../../../../core/kernel/form';
import { Inviting } from '../../../../core/people';
import type { Told } from '../../../components/events';
import { answersOf, firstMistake, type Mistakes, without } from '../../../components/question/typed';
import { placeOptions } from '../../../components/question/units';
import { send } from '../../../services/command';
import { copyText, scrollTo, scrollToTop, tick } from '../../../services/device';
import type { Typed, Typing } from '../../../services/drafts';
import { dressing, screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { type InviteView, toView } from './invite.view';

interface Start {
  typed: Typed;
  mistakes: Mistakes;
  message: string;
  busy: boolean;
  units: readonly Option[];
  today: string;
  view: InviteView | null;
}

const start: Start = { typed: {}, mistakes: {}, message: '', busy: false, units: [], today: '', view: null };
const fields = fieldsOf(Inviting);

Page({
  ...dressing,
  data: { ...screenData(), ...start, fields },

  async onLoad() {
    const home = await homeAtOnce();
    if (!home.ok) return this.setData({ message: home.message });
    this.setData({ units: placeOptions(home.value.union), today: home.value.today });
  },
  answer({ detail: { name, value } }: Told<{ name: string; value: Typing }>) {
    const mistakes = without(this.data.mistakes, name);
    this.setData({ typed: { ...this.data.typed, [name]: value }, mistakes, message: '' });
  },
  wrong(mistakes: Mistakes) {
    this.setData({ mistakes });
    const first = firstMistake(fields, mistakes);
    if (first) scrollTo(`#ask-${first}`);
  },
  async invite() {
    if (this.data.busy) return;
    const filled = parseInput(Inviting, answersOf(fields, this.data.typed));
    if (!filled.ok) return this.wrong(filled.refusal.fields ?? {});
    this.setData({ busy: true, message: '' });
    const reply = await send('staff.invite', filled.value);
    this.setData({ busy: false });
    if (!reply.ok) {
      this.setData({ message: reply.message });
      return this.wrong(reply.fields ?? {});
    }
    tick();
    this.setData({ view: toView(reply.value, this.data.today) });
    scrollToTop();
  },
  copy() {
    if (this.data.view) copyText(this.data.view.code);
  },
  another() {
    this.setData({ view: null, typed: {} });
  },
});
