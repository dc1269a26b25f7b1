import { contract, type OperationName } from '../../../core/contract';
import { allowances, watches } from '../../../core/limits';

describe('what a call draws on', () => {
  const names = Object.keys(contract).filter((name): name is OperationName => name in contract);

  it('is the allowance of reads for a plain read, and that of writes for a write', () => {
    expect(contract['home.open'].allowance).toBe('reads');
    expect(contract['case.move'].allowance).toBe('writes');
    expect(names.filter((name) => contract[name].writes && contract[name].allowance === 'reads')).toEqual([]);
  });

  it('is an allowance of its own for what is looked up, looked at, typed and saved again and again', () => {
    const own = names.flatMap((name) => {
      const { allowance } = contract[name];
      return allowance !== 'writes' && allowance !== 'reads' ? [`${name} ${allowance}`] : [];
    });
    expect(own.sort()).toEqual([
      'case.assist assisted',
      'case.renew submissions',
      'case.renewFor assisted',
      'case.reveal reveals',
      'case.search lookups',
      'case.submit submissions',
      'draft.drop drafts',
      'draft.save drafts',
      'figures.desks lookups',
      'figures.read lookups',
      'figures.records lookups',
      'me.data lookups',
      'opening.enter openings',
      'opening.list lookups',
      'opening.takeBack openings',
      'payment.sheet reveals',
      'register.import imports',
      'register.points lookups',
      'register.sections lookups',
      'season.places lookups',
      'staff.join codes',
    ]);
  });

  it('lets the auditors hear of a look at many numbers before it is stopped', () => {
    expect(watches.reveals.most).toBeLessThan(allowances.reveals.burst);
    expect([allowances.codes.burst, allowances.codes.seconds]).toEqual([5, 600]);
  });
});
