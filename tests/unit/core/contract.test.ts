import * as v from 'valibot';
import { contract } from '../../../core/contract';

describe('what a phone may send with a step', () => {
  it('is answers to sixty questions at most', () => {
    const input = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`q${at}`, 1]));
    const taken = (count: number) =>
      v.is(contract['case.move'].input, { caseId: 'case-0001', version: 1, action: 'x', input: input(count) });
    expect([taken(60), taken(61)]).toEqual([true, false]);
  });
});
