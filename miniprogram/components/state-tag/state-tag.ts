import type { StateLook } from '../../../core/record/flow';

type Tone = StateLook['tone'];

/** One shape a tone, so that the state does not hang on its colour. */
const shapes: Record<Tone, { icon: string }> = {
  waiting: { icon: 'hourglass' },
  working: { icon: 'work' },
  done: { icon: 'check-circle-filled' },
  ended: { icon: 'minus-circle' },
};

const unknown: { label: string; tone: Tone } = { label: '', tone: 'ended' };

Component({
  properties: { state: { type: Object, value: unknown } },
  data: { icon: '' },
  observers: {
    state({ tone }: { tone: Tone }) {
      this.setData({ icon: shapes[tone].icon });
    },
  },
});
