import { buttonsFor } from '../../../core/case/buttons';
import type { Party } from '../../../core/kernel/flow';
import { appeal } from '../../../core/kinds/appeal';

const labels = (status: string, ...parties: Party[]) => buttonsFor(appeal, status, parties).map(({ label }) => label);
const expected = (status: string, ...parties: Party[]) =>
  buttonsFor(appeal, status, parties).find(({ primary }) => primary)?.label;

describe('the buttons of a case', () => {
  it('come from the flow: what one may do from here, the expected thing first', () => {
    expect(labels('submitted', 'officer', 'deskMate')).toEqual(['受理', '不予受理']);
    expect(labels('accepted', 'officer', 'deskMate')).toEqual(['办结']);
    expect(labels('accepted', 'deskMate')).toEqual([]);
    expect(labels('resolved', 'owner')).toEqual(['评价']);
  });

  it('never expect one to leave the ordinary way', () => {
    expect(labels('submitted', 'owner')).toEqual(['撤回']);
    expect(expected('submitted', 'owner')).toBeUndefined();
    expect(expected('submitted', 'deskMate')).toBe('受理');
  });

  it('give nobody the handling of her own case', () => {
    expect(labels('submitted', 'owner', 'officer')).toEqual(['撤回']);
  });

  it('are none for one who only oversees', () => {
    expect(labels('accepted')).toEqual([]);
  });
});
