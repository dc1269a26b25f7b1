import { cardDoubts } from '../../../../core/domains/scholarship/card-doubts';
import type { Told } from '../../../../core/kernel/doubt';
import { awarded, type Happened, one, replacing, three, two } from '../../../support/looked-at';
import { vault } from '../../../support/office';

type Looks = Parameters<typeof awarded>[2];
/** What 许惠芳, whose id is `a`, is asked at a step of a scholarship on the card `one`. */
const asked = (action: string, happened: readonly Happened[], looks: Looks = [], told: Told = {}) => {
  const asking = { action, told, actor: { id: 'a' }, today: '2026-11-26', vault };
  return cardDoubts(awarded(one, happened, looks), asking);
};
const byHer: Looks = [[1, 'a']];
const byAnother: Looks = [[1, 'b']];
const changed = ['confirm', 'x', replacing('changeCard', two)] as const;

describe('a card that is given', () => {
  const given = (cardNumber: string, happened: readonly Happened[], action = 'giveCard') =>
    asked(action, happened, [], { cardNumber });

  it('is asked about where money came back from it, or the treasurer said that it cannot be used', () => {
    const [back, unfit] = [
      ['confirm', 'pay', 'bounce'],
      ['confirm', 'askCard'],
    ];
    for (const action of ['giveCard', 'changeCard']) {
      expect(given(one, back, action)).toEqual({ cardNumber: expect.stringMatching(/^这张卡刚被银行退回/) });
      expect(given(one, unfit, action)).toEqual({ cardNumber: expect.stringMatching(/^财务说原来这张卡用不了/) });
      expect([given(two, back, action), given(two, unfit, action), given(one, ['confirm'], action)]).toEqual([
        {},
        {},
        {},
      ]);
    }
    expect(given(one, [...back, 'sameCard'])).toEqual({});
  });
});

describe('a card that is changed', () => {
  const change = (looks: Looks, cardNumber: string = three, happened: readonly Happened[] = ['confirm']) =>
    asked('changeCard', happened, looks, { cardNumber }).cardNumber;

  it('is asked about where its number was taken out, by the last day on which it was', () => {
    expect(change([])).toBeUndefined();
    expect(change(byHer)).toMatch(/^财务11月26日\(周四\)已经取出过原来的卡号，钱可能已经打到原来那张卡上/);
    const days = [
      { at: '2026-11-25T01:00:00.000Z', by: 'b', name: 'b', field: '银行卡号' },
      { at: '2026-11-24T01:00:00.000Z', by: 'a', name: 'a', field: '银行卡号' },
    ];
    const found = { ...awarded(one, [], []), reveals: days };
    const asking = {
      action: 'changeCard',
      told: { cardNumber: three },
      actor: { id: 'a' },
      today: '2026-11-26',
      vault,
    };
    expect(cardDoubts(found, asking).cardNumber).toMatch(/^财务11月25日/);
  });

  it('is not where the number stays, nor where the look was at the card before, nor where one is owed anyway', () => {
    expect(change(byHer, one)).toBeUndefined();
    expect(change(byHer, three, changed)).toBeUndefined();
    expect(asked('giveCard', ['confirm'], byHer, { cardNumber: three })).toEqual({});
    const unsealed = { ...awarded(one, ['confirm'], byHer), answers: {} };
    const asking = {
      action: 'changeCard',
      told: { cardNumber: three },
      actor: { id: 'a' },
      today: '2026-11-26',
      vault,
    };
    expect(cardDoubts(unsealed, asking)).toHaveProperty('cardNumber');
  });

  it('is asked about in one go where both speak against it', () => {
    const back = ['confirm', 'pay', 'bounce', replacing('giveCard', two)];
    expect(asked('changeCard', back, [[5, 'a']], { cardNumber: two }).cardNumber).toMatch(
      /^这张卡刚被银行退回.*财务11月26日/,
    );
  });
});

describe('an award that is taken back, or waits for a card at a colleague’s word', () => {
  it('is asked about by each head where a number was taken out, of whichever card', () => {
    const sentence = expect.stringMatching(/^财务已取出过卡号，钱可能已经转出，请先问财务。/);
    for (const happened of [['confirm'], changed]) {
      expect(asked('proposeRevoke', happened, byHer)).toEqual({ reason: sentence });
      expect(asked('confirmRevoke', happened, byHer)).toEqual({ opinion: sentence });
      expect([asked('proposeRevoke', happened), asked('confirmRevoke', happened)]).toEqual([{}, {}]);
    }
  });

  it('is asked about where somebody else took it out: she knows what she did herself', () => {
    const sentence = { reason: expect.stringMatching(/^别的同事已取出过卡号/) };
    expect(asked('askCard', ['confirm'], byHer)).toEqual({});
    for (const happened of [['confirm'], changed]) {
      expect(asked('askCard', happened, byAnother)).toEqual(sentence);
      expect(asked('askCard', happened, [...byHer, ...byAnother])).toEqual(sentence);
      expect(asked('askCard', happened)).toEqual({});
    }
  });
});

describe('a payment', () => {
  it('is asked about where the card was changed since whoever pays took it out, unless she says which it was', () => {
    const which = { paidOn: expect.stringMatching(/^取出卡号以后，收款卡换过/) };
    expect(asked('pay', changed, byHer)).toEqual(which);
    expect(asked('pay', changed, byAnother)).toEqual(which);
    expect(asked('pay', changed, [...byHer, [3, 'b']])).toEqual(which);
    expect(asked('pay', changed, [...byAnother, [3, 'a']])).toEqual({});
    expect(asked('pay', changed, [...byHer, [3, 'a'], [4, 'b']])).toEqual({});
    expect([asked('pay', changed), asked('pay', ['confirm'], byHer)]).toEqual([{}, {}]);
    for (const card of ['now', 'former']) expect(asked('pay', changed, byHer, { card })).toEqual({});
  });

  it('to the card before is asked about where nobody took that one out', () => {
    const never = { card: expect.stringMatching(/^换卡以前的卡号没有人取出过/) };
    expect(asked('pay', changed, [], { card: 'former' })).toEqual(never);
    expect(asked('pay', ['confirm'], byHer, { card: 'former' })).toEqual(never);
    expect(asked('pay', changed, [], { card: 'now' })).toEqual({});
  });

  it('or another step that has nothing to do with the card is asked nothing', () => {
    for (const action of ['bounce', 'sameCard', 'keepAward', 'called'])
      expect(asked(action, changed, [...byHer, ...byAnother], { cardNumber: one })).toEqual({});
  });
});
