import { contract } from '../../../core/contract';
import { services } from '../../../core/domains/services';
import { isBySettings } from '../../../core/operation';

const deciding = (kind: string) =>
  Object.entries(services.find((service) => service.kind === kind)?.flow.steps ?? {})
    .filter(([, { decides }]) => decides)
    .map(([action]) => action);

describe('while somebody changed the settings in the store', () => {
  it('a step of an award waits that decides on money, publishes, pays or takes back; visits, reviews and papers go on', () => {
    expect(deciding('scholarship').sort()).toEqual(
      [
        ...['check', 'correct', 'publish', 'approve', 'confirm', 'refuse', 'decline', 'restore'],
        ...['pay', 'bounce', 'proposeRevoke', 'keepAward', 'confirmRevoke'],
      ].sort(),
    );
  });

  it('every step of an appeal goes on: its time runs', () => {
    expect(deciding('appeal')).toEqual([]);
  });

  it('an auditor can be invited, and nobody else', () => {
    const inviting = (role: string) => isBySettings(contract['staff.invite'], { role, desk: 'audit' });
    expect(inviting('auditor')).toBe(false);
    for (const role of ['leader', 'approver', 'administrator', 'treasurer']) expect(inviting(role)).toBe(true);
  });

  it('whatever else staff write waits, and nothing that is read or that a worker does', () => {
    expect(isBySettings(contract['payment.sheet'], {})).toBe(true);
    expect(isBySettings(contract['rules.change'], { role: 'auditor' })).toBe(true);
    expect(isBySettings(contract['payment.list'], {})).toBe(false);
    expect(isBySettings(contract['case.submit'], {})).toBe(false);
  });
});
