import { fieldsOf, type Option } from '../../../../core/kernel/field';
import { parseInput } from '../../../../core/kernel/form';
import { Inviting } from '../../../../core/union/people';
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
  /** Whom alone she can invite while somebody changed the settings; empty otherwise. */
  unsettled: string;
}

const start: Start = {
  typed: {},
  mistakes: {},
  message: '',
  busy: false,
  units: [],
  today: '',
  view: null,
  unsettled: '',
};
const fields = fieldsOf(Inviting);
const onlyAuditors =
  '工会的设置与存档不一致，现在只能邀请经审人员。经审人员在“工作台 → 需要留意”核对、恢复以后，才能邀请其他同事。';

Page({
  ...dressing,
  data: { ...screenData(), ...start, fields },

  async onLoad() {
    const home = await homeAtOnce();
    if (!home.ok) return this.setData({ message: home.message });
    const unsettled = home.value.isSettled ? '' : onlyAuditors;
    this.setData({ units: placeOptions(home.value.union), today: home.value.today, unsettled });
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
