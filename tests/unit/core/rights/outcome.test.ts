import { outcomeAfter } from '../../../../core/domains/rights/outcome';

const before = { agreedFen: 2_860_000, receivedFen: null, stars: null };

describe('what came of an appeal', () => {
  it('is what the steps tell, the later in the place of the earlier, each for itself', () => {
    expect(outcomeAfter({ outcome: null }, { agreedFen: 2_860_000 })).toEqual({ outcome: before });
    expect(outcomeAfter({ outcome: before }, { receivedFen: 0 })).toEqual({ outcome: { ...before, receivedFen: 0 } });
    expect(outcomeAfter({ outcome: { ...before, receivedFen: 5 } }, { stars: 4 })).toEqual({
      outcome: { ...before, receivedFen: 5, stars: 4 },
    });
    expect(outcomeAfter({ outcome: before }, { agreedFen: 100, terms: '一次付清' })).toEqual({
      outcome: { ...before, agreedFen: 100 },
    });
  });

  it('stays as it was where a step tells nothing of it', () => {
    expect(outcomeAfter({ outcome: before }, { reason: '另有安排' })).toEqual({});
    expect(outcomeAfter({ outcome: null }, {})).toEqual({});
    expect(outcomeAfter({ outcome: before }, { agreedFen: 'much' })).toEqual({});
  });
});
