import {
  cardSince,
  cardSinceBounce,
  lastSaidOf,
  looksAtCard,
  mayBeUnderWay,
} from '../../../../core/domains/scholarship/card';
import { awarded, type Happened, hour, one, replacing, sealedFor, three, two } from '../../../support/looked-at';
import { vault } from '../../../support/office';

describe('the card since money came back', () => {
  const stands = (...happened: string[]) => cardSinceBounce(awarded(one, happened, []));

  it('is owed until another is given or somebody has made sure of it; where nothing came back there is nothing to say', () => {
    expect([stands('confirm', 'giveCard'), stands('bounce'), stands('giveCard', 'bounce', 'askCard')]).toEqual([
      undefined,
      'owed',
      'owed',
    ]);
    expect([stands('bounce', 'giveCard'), stands('bounce', 'changeCard'), stands('bounce', 'sameCard')]).toEqual([
      'given',
      'given',
      'kept',
    ]);
    expect([stands('bounce', 'sameCard', 'changeCard'), stands('bounce', 'sameCard', 'pay', 'bounce')]).toEqual([
      'given',
      'owed',
    ]);
  });
});

describe('what was said last of a card', () => {
  const said = (number: string, now: string, happened: readonly Happened[]) =>
    lastSaidOf(awarded(now, happened, []), number, vault);

  it('is that it came back, until somebody made sure of it; of another card nothing', () => {
    const bounced = ['confirm', 'pay', 'bounce'];
    expect([said(one, one, bounced), said(two, one, bounced)]).toEqual(['bounce', undefined]);
    expect(said(one, one, [...bounced, 'sameCard'])).toBe('sameCard');
    expect(said(one, one, [...bounced, 'sameCard', 'pay', 'bounce'])).toBe('bounce');
    expect(said(one, one, ['confirm', 'askCard'])).toBe('askCard');
    expect(said(one, one, ['confirm'])).toBeUndefined();
  });

  it('stays with the number whatever took its place, and whichever came back after it', () => {
    const history = [
      'confirm',
      'pay',
      'bounce',
      replacing('giveCard', one),
      'pay',
      'bounce',
      replacing('giveCard', two),
      replacing('changeCard', three),
      'askCard',
      'sameCard',
    ];
    expect([said(one, one, history), said(two, one, history), said(three, one, history)]).toEqual([
      'sameCard',
      'bounce',
      undefined,
    ]);
    expect(said(one, one, history.slice(0, 8))).toBe('bounce');
  });

  it('is about the card to which was paid, where another had taken its place before that was written down', () => {
    const history = ['confirm', replacing('changeCard', one), ['pay', { card: 'former' }], 'bounce'] as const;
    expect([said(one, two, history), said(two, two, history)]).toEqual(['bounce', undefined]);
    const now = ['confirm', replacing('changeCard', one), ['pay', { card: 'now' }], 'bounce'] as const;
    expect([said(one, two, now), said(two, two, now)]).toEqual([undefined, 'bounce']);
    const later = [...history, replacing('giveCard', two), 'pay', 'bounce'];
    expect([said(one, three, later), said(two, three, later), said(three, three, later)]).toEqual([
      'bounce',
      undefined,
      'bounce',
    ]);
  });

  it('is about the card there was then, whatever was paid to before', () => {
    const history = [replacing('changeCard', one), ['pay', { card: 'former' }], 'bounce'] as const;
    expect([said(one, two, history), said(two, two, history)]).toEqual(['bounce', undefined]);
    const asked = [...history, replacing('giveCard', two), 'askCard'];
    expect([said(one, three, asked), said(two, three, asked), said(three, three, asked)]).toEqual([
      'bounce',
      undefined,
      'askCard',
    ]);
    // Nothing was changed: there is no card before.
    expect(said(one, one, [['pay', { card: 'former' }], 'bounce'])).toBe('bounce');
  });

  it('is nothing where no number can be read', () => {
    expect(said(one, one, ['bounce', 'changeCard'])).toBeUndefined();
    const found = awarded(one, ['confirm', 'pay', 'bounce'], []);
    expect(lastSaidOf({ ...found, answers: {} }, one, vault)).toBeUndefined();
    expect(lastSaidOf({ ...found, answers: { cardNumber: sealedFor('b', one) } }, one, vault)).toBeUndefined();
  });
});

describe('who has taken out the number of a card', () => {
  const looks = (happened: readonly Happened[], ...noted: [at: number, by: string, field?: string][]) => {
    const { now, former } = looksAtCard(awarded(one, happened, noted));
    const names = (of: typeof now) => of.map(({ by, at }) => `${by} ${at.slice(11, 13)}`);
    return [names(now), names(former)];
  };

  it('is told by the last look of each, at the sheet or in the case, and at no other number', () => {
    expect(looks(['confirm'], [1, 'a'], [2, 'b', '银行卡号'], [3, 'a'], [4, 'c', '学生身份证号码'])).toEqual([
      ['a 03', 'b 02'],
      [],
    ]);
  });

  it('is told apart from who had the one before it, and ends where it came back or was made sure of', () => {
    expect(looks(['confirm', 'x', 'changeCard'], [1, 'a'], [2, 'b'], [3, 'a'])).toEqual([['b 02', 'a 03'], ['a 01']]);
    expect(looks(['confirm', 'x', 'askCard', 'giveCard'], [1, 'a'])).toEqual([[], ['a 01']]);
    for (const end of ['bounce', 'sameCard', 'confirm'])
      expect(looks(['confirm', 'x', end, 'changeCard'], [1, 'a'])).toEqual([[], []]);
  });

  it('is nobody by the very call that asks, where it is repeated since its answer was lost', () => {
    const found = awarded(one, ['confirm'], [[1, 'a']]);
    const noted = { ...found, reveals: found.reveals.map((look) => ({ ...look, submitId: 'first' })) };
    const count = (submitId?: string) => looksAtCard(noted, submitId).now.length;
    expect([count('first'), count('second'), count()]).toEqual([0, 1, 1]);
    expect(looksAtCard(found, 'first').now).toHaveLength(1);
  });

  it('means that money may be under way, to either card', () => {
    const at = (happened: readonly Happened[]) => mayBeUnderWay(looksAtCard(awarded(one, happened, [[1, 'a']])));
    expect([at(['confirm']), at(['confirm', 'x', 'changeCard']), at(['confirm', 'x', 'bounce'])]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('counts since the card is the one that it is', () => {
    const since = (...happened: string[]) => cardSince(awarded(one, happened, []));
    for (const end of ['confirm', 'bounce', 'giveCard', 'changeCard', 'sameCard'])
      expect(since('submit', end, 'pay')).toBe(hour(1));
    expect(since('submit', 'pay')).toBe('');
  });
});
