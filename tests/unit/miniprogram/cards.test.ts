import fc from 'fast-check';
import * as v from 'valibot';
import { choice, fieldsOf, money, optional, text } from '../../../core/kernel/field';
import { cards } from '../../../core/kernel/field-personal';
import { Arranging } from '../../../core/union/calendar';
import {
  addCard,
  answered,
  cardsView,
  type Filling,
  isBlank,
  newlyWrong,
  openCard,
  removeCard,
  typeIntoCard,
  unfold,
} from '../../../miniprogram/components/card-list/cards';
import { answersOf, firstMistake, liesInside, mistakesIn } from '../../../miniprogram/components/question/typed';
import { type Cards, isCards, type Typing } from '../../../miniprogram/services/drafts';

const today = '2026-11-22';
const member = v.object({
  name: text('姓名', 20),
  relation: choice('和您的关系', { spouse: '配偶', child: '子女' }),
  monthlyFen: optional(money('每月收入', 100_000)),
});
const form = v.object({ family: cards('家庭成员', '一位家庭成员', 3, member), school: text('学校', 40) });
const fields = fieldsOf(form);
const family = fields.find(({ name }) => name === 'family');
if (!family) throw new Error('no field family');

const li = { name: '李秀英', relation: 'spouse', monthlyFen: '1,500' };
const hua = { name: '曾小华', relation: 'child' };
const nothing: Filling = { typed: {}, mistakes: {} };
const closed = (...held: Cards['cards']): Cards => ({ cards: held, open: -1 });
const view = (typing: Typing | undefined, mistakes = {}) => cardsView(family, typing, mistakes, {}, { today });

/** Answers one thing after another as a person taps and types. */
function filling(...changes: ((typing: Typing | undefined) => Cards)[]): Filling {
  return changes.reduce(
    (state, change) => answered({ form, fields }, state, { name: 'family', value: change(state.typed.family) }),
    nothing,
  );
}
const type = (name: string, value: string) => (typing: Typing | undefined) => typeIntoCard(typing, name, value);
const close = (typing: Typing | undefined) => openCard(typing, -1);

describe('cards as they are seen', () => {
  it('carry the first answer as their title and the others in one line', () => {
    expect(view(closed(li, hua)).cards).toEqual([
      { at: 0, title: '李秀英', called: '“李秀英”', line: '配偶，1,500 元', wrong: false, flag: '' },
      { at: 1, title: '曾小华', called: '“曾小华”', line: '子女', wrong: false, flag: '' },
    ]);
  });

  it('say two days of which one is bound to the other as a span, and one day once', () => {
    const breaks = fieldsOf(Arranging).find(({ name }) => name === 'breaks');
    const said = (from: string, to: string) =>
      breaks && cardsView(breaks, closed({ name: '元旦', from, to }), {}, {}, { today }).cards[0]?.line;
    expect(said('2027-01-01', '2027-01-03')).toBe('2027年1月1日(周五) 到 2027年1月3日(周日)');
    expect(said('2027-01-01', '2027-01-01')).toBe('2027年1月1日(周五)');
  });

  it('leave the sentence about the whole of them to be read, unless it lies inside one', () => {
    expect(liesInside({ breaks: '还缺元旦：1月1日按规定放假。' }, 'breaks')).toBe(false);
    expect(liesInside({ breaks: '第 1 张还要改一下。', 'breaks.0.to': '最后一天不能早于第一天。' }, 'breaks')).toBe(
      true,
    );
    expect(liesInside({ 'breaks.0.to': '最后一天不能早于第一天。' }, 'open')).toBe(false);
  });

  it('say what is still missing, and which one is wrong', () => {
    expect(view(closed({ relation: 'child' })).cards[0]).toMatchObject({ title: '还没填姓名', flag: '还没填完' });
    const wrong = view(closed(li, hua), { 'family.1.name': '这一项要填，请补上。' });
    expect(wrong.cards.map(({ flag }) => flag)).toEqual(['', '还要改一下：这一项要填，请补上。']);
  });

  it('may be added as long as there is room and none is open', () => {
    expect(view(undefined)).toMatchObject({ room: true, full: '' });
    expect(view(addCard(closed(li)))).toMatchObject({ room: false, full: '' });
    expect(view(closed(li, hua, hua))).toMatchObject({ room: false, full: '最多 3 张，已经填满。' });
  });

  it('bring each sentence to the question it is about', () => {
    const mistakes = { 'family.0.name': '甲', 'family.1.relation': '乙', family: '丙' };
    expect(view(openCard(closed(li, hua), 1), mistakes).errors).toEqual({ relation: '乙' });
  });
});

describe('filling in a card', () => {
  it('keeps it half filled, whatever else is opened', () => {
    const { typed } = filling(addCard, type('name', '李秀英'), (typing) => openCard(typing, -1));
    expect(typed.family).toMatchObject({ cards: [{ name: '李秀英' }] });
  });

  it('closes it only when it is right, and says what is not', () => {
    const half = filling(addCard, type('name', '李秀英'), close);
    expect(half.typed.family).toMatchObject({ open: 0 });
    expect(half.mistakes).toEqual({ 'family.0.relation': '这一项要填，请补上。' });
    const mended = answered({ form, fields }, half, {
      name: 'family',
      value: type('relation', 'spouse')(half.typed.family),
    });
    expect(mended.mistakes).toEqual({});
    expect(
      answered({ form, fields }, mended, { name: 'family', value: close(mended.typed.family) }).typed.family,
    ).toMatchObject({
      open: -1,
    });
  });

  it('does not hold up one card for what is wrong on another', () => {
    const { typed, mistakes } = filling(
      addCard,
      type('name', '甲'),
      addCard,
      type('name', '乙'),
      type('relation', 'child'),
      close,
    );
    expect(typed.family).toMatchObject({ open: -1 });
    expect(mistakes).toEqual({});
  });

  it('lets go only of the sentence about what was changed', () => {
    const typed = { family: openCard(closed({}, {}), 0) };
    const mistakes = mistakesIn(form, [family], typed);
    expect(Object.keys(mistakes)).toEqual([
      'family.0.name',
      'family',
      'family.0.relation',
      'family.1.name',
      'family.1.relation',
    ]);
    const after = answered(
      { form, fields },
      { typed, mistakes },
      { name: 'family', value: type('name', '李')(typed.family) },
    );
    expect(Object.keys(after.mistakes)).toEqual(['family.0.relation', 'family.1.name', 'family.1.relation']);
  });

  it('forgets the sentences when a card is taken away, for the numbers no longer fit', () => {
    const typed = { family: closed(li, {}) };
    const state = { typed, mistakes: mistakesIn(form, fields, typed) };
    expect(answered({ form, fields }, state, { name: 'family', value: removeCard(typed.family, 0) }).mistakes).toEqual({
      school: '这一项要填，请补上。',
    });
  });
});

describe('what must be mended on an open card', () => {
  const at = (open: number, mistakes = {}) => view(openCard(closed(li, hua), open), mistakes);
  const wrong = { 'family.0.monthlyFen': '甲', 'family.0.relation': '乙' };

  it('is brought into view once, beginning with the first question', () => {
    expect(newlyWrong(family, at(0), at(0, wrong))).toBe('relation');
    expect(newlyWrong(family, at(0, wrong), at(0, wrong))).toBeUndefined();
    expect(newlyWrong(family, at(1, wrong), at(0, wrong))).toBe('relation');
    expect(newlyWrong(family, at(0, wrong), at(0))).toBeUndefined();
  });
});

describe('checking the whole', () => {
  it('opens the first card that is wrong and finds its question', () => {
    const typed = { family: openCard(closed(li, { name: '乙' }), 0) };
    const mistakes = mistakesIn(form, [family], typed);
    expect(firstMistake(fields, mistakes)).toBe('family');
    expect(unfold(typed, mistakes).family).toMatchObject({ open: 1 });
    expect(unfold(typed, {}).family).toMatchObject({ open: -1 });
  });

  it('asks for one card at least', () => {
    expect(mistakesIn(form, [family], { family: closed() })).toEqual({ family: '请至少填一位家庭成员。' });
  });

  it('makes answers of what was typed, money in fen', () => {
    expect(answersOf(fields, { family: closed(li, hua) })).toEqual({
      family: [
        { name: '李秀英', relation: 'spouse', monthlyFen: 150_000 },
        { name: '曾小华', relation: 'child' },
      ],
    });
  });
});

describe('whatever is tapped', () => {
  const act = fc.oneof(
    fc.constant(addCard),
    fc.constant(close),
    fc.nat(3).map((at) => (typing: Typing | undefined) => removeCard(typing, at)),
    fc
      .nat(3)
      .map(
        (at) => (typing: Typing | undefined) =>
          isCards(typing) && at < typing.cards.length ? openCard(typing, at) : close(typing),
      ),
    fc.string().map((name) => type('name', name)),
  );

  it('an open card is one that is there, and its title is what was typed', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const { typed } = filling(...acts);
        const { cards: shown, open, typed: inside } = view(typed.family);
        expect(open).toBeLessThan(shown.length);
        expect(open).toBeGreaterThanOrEqual(-1);
        if (open >= 0) expect(shown[open]?.title).toBe(String(inside.name ?? '').trim() || '一位家庭成员');
      }),
    );
  });

  it('only a card with something on it is asked about before it goes', () => {
    expect(isBlank(addCard(undefined), 0)).toBe(true);
    expect(isBlank(closed(li), 0)).toBe(false);
  });
});
