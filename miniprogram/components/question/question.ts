import type { Timing } from '../../../core/kernel/bounds';
import type { Field, Option } from '../../../core/kernel/field';
import type { Cards, Typed, Typing } from '../../services/drafts';
import type { Tapped, Told } from '../events';
import { questionView } from './question-view';
import { liesInside, type Mistakes } from './typed';

const noField: Field = { name: '', label: '', control: 'text', required: false };
const noOptions: Option[] = [];
const noTyping: Typing | null = null;
const noMistakes: Mistakes = {};
const noTiming: Omit<Timing, 'today'> = {};
const noTyped: Typed | null = null;

/**
 * Draws one question of a form by its control.
 * `answer` tells { name, value } at every change; `papers` tells { name, act, id, slot } for pictures, which the page sends.
 */
Component({
  properties: {
    field: { type: Object, value: noField },
    value: { type: null, value: noTyping },
    error: { type: String, value: '' },
    /** Those of the whole form; cards find in it what is to be mended inside them. */
    mistakes: { type: Object, value: noMistakes },
    units: { type: Array, value: noOptions },
    colleagues: { type: Array, value: noOptions },
    today: { type: String, value: '' },
    /** What a day may be counted from beside today: the case, and what else was typed in this form. */
    timing: { type: Object, value: noTiming },
    typed: { type: null, value: noTyped },
    /** What she is asked to look at again; `sure` tells { name } when it is right all the same. */
    doubt: { type: String, value: '' },
    /** True on a sheet that lies over the page: WeChat then places the keyboard differently. */
    floating: { type: Boolean, value: false },
  },
  data: {
    view: questionView(noField, undefined, {}, { today: '' }),
    /** What must be mended lies inside, and is marked there. */
    inside: false,
  },
  observers: {
    'field, mistakes'(field: Field, mistakes: Mistakes) {
      this.setData({ inside: liesInside(mistakes, field.name) });
    },
    'field, value, units, colleagues, today, timing, typed'(
      field: Field,
      value: Typing | null,
      unit: Option[],
      colleague: Option[],
    ) {
      const { today, timing, typed } = this.data;
      const offered = { unit, colleague };
      this.setData({
        view: questionView(field, value ?? undefined, offered, { ...timing, today }, typed ?? undefined),
      });
    },
  },
  methods: {
    typing({ detail }: Told<{ value: string }>) {
      this.answer(detail.value);
    },
    tapped({ currentTarget }: Tapped<{ value: string }>) {
      this.answer(currentTarget.dataset.value);
    },
    picked({ detail }: Told<{ value: string | number }>) {
      this.answer(this.data.view.options[Number(detail.value)]?.value ?? '');
    },
    rated({ detail }: Told<{ value: number }>) {
      this.answer(detail.value);
    },
    ticked() {
      this.answer(!this.data.view.agreed);
    },
    carded({ detail }: Told<{ value: Cards }>) {
      this.answer(detail.value);
    },
    assured() {
      this.triggerEvent('sure', { name: this.data.field.name });
    },
    emptied() {
      this.answer('');
    },
    pictures({ detail }: Told<{ act: string; id: string; slot: string }>) {
      this.triggerEvent('papers', { name: this.data.field.name, ...detail });
    },
    answer(value: Typing) {
      this.triggerEvent('answer', { name: this.data.field.name, value });
    },
  },
});
