import type { Field, Option } from '../../../core/kernel/field';
import { askFirst, bringIntoView, placeIn } from '../../services/device';
import type { Card, Typing } from '../../services/drafts';
import type { Tapped, Told } from '../events';
import type { Mistakes } from '../question/typed';
import { addCard, cardsView, isBlank, newlyWrong, openCard, removeCard, typeIntoCard } from './cards';

const noField: Field = { name: '', label: '', control: 'cards', required: false };
const noOptions: Option[] = [];
const noTyping: Typing | null = null;
const noMistakes: Mistakes = {};

type Place = Tapped<{ at: number }>;

/**
 * Several alike, each on a card of its own, e.g. the members of a family; one is open at a time and filled in where it
 * stands. `answer` tells { value } at every change; whoever holds the form checks a card that is closed.
 */
Component({
  properties: {
    field: { type: Object, value: noField },
    value: { type: null, value: noTyping },
    mistakes: { type: Object, value: noMistakes },
    units: { type: Array, value: noOptions },
    colleagues: { type: Array, value: noOptions },
    today: { type: String, value: '' },
    floating: { type: Boolean, value: false },
  },
  data: { view: cardsView(noField, undefined, noMistakes, {}, { today: '' }) },
  observers: {
    'field, value, mistakes, units, today'(field: Field, value: Typing | null, mistakes: Mistakes, unit: Option[]) {
      const { view: before, floating, today } = this.data;
      const view = cardsView(field, value ?? undefined, mistakes, { unit }, { today });
      const lookAt = newlyWrong(field, before, view);
      this.setData({ view }, () => lookAt && this.look(`#inner-${lookAt}`, floating));
    },
  },
  methods: {
    /** Of a sheet, not the page scrolls but the sheet itself: `awry` tells it { top }. */
    look(selector: string, floating: boolean) {
      if (!floating) return bringIntoView(this, selector);
      placeIn(this, selector, ({ top }) => this.triggerEvent('awry', { top }, { bubbles: true, composed: true }));
    },
    add() {
      this.answer(addCard(this.held()));
    },
    mend({ currentTarget }: Place) {
      this.answer(openCard(this.held(), currentTarget.dataset.at));
    },
    done() {
      this.answer(openCard(this.held(), -1));
    },
    typed({ detail }: Told<{ name: string; value: Card[string] }>) {
      this.answer(typeIntoCard(this.held(), detail.name, detail.value));
    },
    async remove({ currentTarget }: Place) {
      const { at } = currentTarget.dataset;
      const called = this.data.view.cards[at]?.called ?? '';
      const sure = isBlank(this.held(), at) || (await askFirst(`删除${called}？这张里填的都会去掉。`, '删除', '不删'));
      if (sure) this.answer(removeCard(this.held(), at));
    },
    held(): Typing | undefined {
      return this.data.value ?? undefined;
    },
    answer(value: Typing) {
      this.triggerEvent('answer', { value });
    },
  },
});
