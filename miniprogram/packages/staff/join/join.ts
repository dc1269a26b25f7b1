import { fieldsOf } from '../../../../core/kernel/field';
import { Joining } from '../../../../core/union/people';
import type { Told } from '../../../components/events';
import { type Mistakes, mistakesIn } from '../../../components/question/typed';
import { send } from '../../../services/command';
import { say, tick } from '../../../services/device';
import type { Typed } from '../../../services/drafts';
import { places, replace } from '../../../services/navigate';
import { dressing, screenData } from '../../../services/screen';
import { openHome } from '../../../services/session';

interface Start {
  typed: Typed;
  mistakes: Mistakes;
  message: string;
  busy: boolean;
}

const start: Start = { typed: {}, mistakes: {}, message: '', busy: false };
const fields = fieldsOf(Joining);

Page({
  ...dressing,
  data: { ...screenData(), ...start, fields },

  answer({ detail }: Told<{ name: string; value: string }>) {
    this.setData({ typed: { ...this.data.typed, [detail.name]: detail.value }, mistakes: {}, message: '' });
  },
  async join() {
    if (this.data.busy) return;
    const mistakes = mistakesIn(Joining, fields, this.data.typed);
    if (Object.keys(mistakes).length > 0) return this.setData({ mistakes });
    this.setData({ busy: true, message: '' });
    const reply = await send('staff.join', { code: String(this.data.typed.code) });
    this.setData({ busy: false });
    if (!reply.ok) return this.setData({ message: reply.fields ? '' : reply.message, mistakes: reply.fields ?? {} });
    await openHome();
    tick();
    say('已加入');
    replace(places.bench);
  },
});
