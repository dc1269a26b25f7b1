import { attest } from '../../../core/case/attest';
import { applied } from '../../../core/case/move';
import { firstBroken } from '../../../core/case/timeline';
import { aColleague, anEntry } from '../../support/actors';
import { around, digest, withCase } from '../../support/office';

const { found, lin } = withCase();
const auditor = aColleague('auditor', 'auditor', 'audit');
const at = '2026-11-03T02:00:00.000Z';
const attesting = (one = found, actor = auditor, isIntact = false, auditors = [auditor]) =>
  attest(one, '与纸质材料核对无误。', { ...around(lin, at), actor, isIntact: () => isIntact }, auditors);

describe('an auditor who has compared a case with its papers', () => {
  it('lets it go on as it stands, in words that the chain holds', () => {
    const attested = attesting();
    if (!attested.ok) throw new Error(attested.refusal.code);
    const { set, entry, outgoing } = attested.value;
    expect(set).toEqual({
      status: 'submitted',
      officer: found.officer,
      desk: found.desk,
      version: 2,
      updatedAt: at,
    });
    expect(entry).toMatchObject({
      at,
      action: 'attest',
      to: 'submitted',
      version: 2,
      by: { id: 'auditor', name: 'auditor', party: 'auditor' },
      said: '经审人员核对了记录，恢复办理',
      input: {},
      shown: [{ label: '核对情况', value: '与纸质材料核对无误。' }],
    });
    expect(outgoing).toEqual([]);
    expect(firstBroken(applied(found, attested.value).timeline, digest)).toBe(-1);
  });

  it('leaves the second time to another auditor, and does it herself where there is none who may', () => {
    const by = { id: 'auditor', name: 'auditor', party: 'auditor' as const };
    const again = { ...found, timeline: [...found.timeline, { ...anEntry('auditor', 'attest', 'submitted'), by }] };
    const other = aColleague('auditor-2', 'auditor', 'audit');
    expect(attesting(again, auditor, false, [auditor, other])).toMatchObject({ refusal: { code: 'fourEyes' } });
    expect(attesting(again, other, false, [auditor, other]).ok).toBe(true);
    expect(attesting(again, auditor, false, [auditor, { ...other, objected: [found._id] }]).ok).toBe(true);
    expect(attesting(again).ok).toBe(true);
  });

  it('has nothing to do where nothing is wrong', () => {
    expect(attesting(found, auditor, true)).toMatchObject({ refusal: { code: 'wrongState' } });
  });

  it('is nobody who had a hand in it, nor the applicant, nor who may be her', () => {
    const fourEyes = { refusal: { code: 'fourEyes' } };
    const worked = { ...found, timeline: [...found.timeline, anEntry('auditor', 'take', 'accepted')] };
    expect(attesting(worked)).toMatchObject(fourEyes);
    expect(attesting(found, { ...auditor, id: found.owner.id })).toMatchObject(fourEyes);
    expect(attesting(found, { ...auditor, objected: [found._id] })).toMatchObject(fourEyes);
    const helped = { ...found, helper: { name: '邓丽萍' }, timeline: [] };
    expect(attesting(helped, { ...auditor, phones: [found.owner.phone] })).toMatchObject(fourEyes);
    expect(attesting(helped, { ...auditor, name: `${found.owner.name}.` })).toMatchObject(fourEyes);
    expect(attesting(helped).ok).toBe(true);
  });
});
