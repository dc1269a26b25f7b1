import { attest } from '../../../core/case/attest';
import { attestedFor, differencesIn } from '../../../core/case/attested';
import { applied } from '../../../core/case/move';
import { sightOf } from '../../../core/case/sight';
import { catalogue } from '../../../core/domains/catalogue';
import { firstBroken } from '../../../core/record/timeline';
import type { Round } from '../../../core/round/round';
import type { Actor } from '../../../core/union/access';
import { actorOf } from '../../../core/union/people';
import { take } from '../../../local/worlds/students';
import { aColleague, anEntry } from '../../support/actors';
import { aidCentre, daysAgo, filledIn } from '../../support/aid-centre';
import { around, digest, withCase } from '../../support/office';

const { found, lin, story } = withCase();
const auditor = aColleague('auditor', 'auditor', 'audit');
const at = '2026-11-03T02:00:00.000Z';
const attesting = (one = found, actor = auditor, isIntact = false, auditors = [auditor]) =>
  attest(
    one,
    { note: '与纸质材料核对无误。', auditors, rounds: story.rounds },
    { ...around(lin, at), actor, isIntact: () => isIntact },
  );

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
      shown: [
        { label: '核对情况', value: '与纸质材料核对无误。' },
        { label: '恢复时与办理记录不同', value: expect.stringContaining('看不出改了哪里'), inside: true },
      ],
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
    const filed = [anEntry('staff-deng', 'submit', found.status, 'helper')];
    const helped = { ...found, helper: { name: '邓丽萍' }, timeline: filed };
    expect(attesting(helped, { ...auditor, phones: [found.owner.phone] })).toMatchObject(fourEyes);
    expect(attesting(helped, { ...auditor, name: `${found.owner.name}.` })).toMatchObject(fourEyes);
    expect(attesting(helped).ok).toBe(true);
  });

  it('nor whose name or number was filled in, whatever somebody wrote over it: the other auditor looks', () => {
    const fourEyes = { refusal: { code: 'fourEyes' } };
    const elsewhere = { ...found, owner: { ...found.owner, name: '张三', phone: '13900009999' } };
    const other = aColleague('auditor-2', 'auditor', 'audit');
    expect(attesting(elsewhere, { ...auditor, ownName: found.owner.name })).toMatchObject(fourEyes);
    expect(attesting(elsewhere, { ...auditor, phones: [found.owner.phone] })).toMatchObject(fourEyes);
    expect(attesting(elsewhere, { ...other, phones: ['13900001234'] }).ok).toBe(true);
    // Whatever anybody writes into a story bars nobody.
    const told = { ...elsewhere, answers: { story: `电话 ${found.owner.phone}，晚上打`, name: '李四' } };
    expect(attesting(told, { ...auditor, phones: [found.owner.phone] }).ok).toBe(true);
  });

  it('lets nothing go on in a state into which nobody took the step', () => {
    expect(attesting({ ...found, status: 'resolved' })).toMatchObject({
      refusal: { code: 'wrongState', message: expect.stringContaining('状态不能照现在的恢复') },
    });
  });
});

describe('an award that an auditor let go on', () => {
  const { story: aid, luo, hands, head, treasurer } = aidCentre();
  const awarded = take(
    aid,
    aid.submit(luo, 'scholarship', filledIn(aid, luo, { area: 'town:jiubao' }), daysAgo(44)),
    hands,
    'awarded',
  );
  const { grant } = awarded;
  if (!grant) throw new Error('nothing is granted');
  const attestedWith = (amountFen: number, rounds: readonly Round[] | undefined = aid.rounds) => {
    const raised = { ...awarded, grant: { ...grant, amountFen }, headline: `${luo.name}改了` };
    const beside = { ...around(lin, at), actor: auditor, union: aid.union, rounds: aid.rounds, isIntact: () => false };
    const note = `${luo.name}的审批表已核对，因病致贫属实。`;
    const attested = attest(raised, { note, auditors: [auditor], rounds }, beside);
    return { attested, after: attested.ok ? applied(raised, attested.value) : raised };
  };
  const told = (reader: Actor, found = attestedWith(500_000).after) =>
    attestedFor(found, reader, sightOf(found, reader, catalogue));

  it('with an amount that nobody can have decided goes on by nobody, in words', () => {
    const refusal = { code: 'wrongState', message: expect.stringContaining('请系统管理员用备份恢复') };
    expect(attestedWith(9_999_900).attested).toMatchObject({ refusal });
    expect(attestedWith(9_999_900).attested).toMatchObject({
      refusal: { message: expect.stringContaining('办理记录是 5,000 元，现在是 99,999 元') },
    });
    expect(attestedWith(500_000, undefined).attested.ok).toBe(true);
  });

  it('says so to whoever decides on it, veiled as she may see it; to whoever pays only what differed', () => {
    const differs = {
      field: 'differs',
      label: '恢复时与办理记录不同',
      value: '标题：和填写的内容对不上',
      inside: true,
    };
    const asHead = told(actorOf(head._id, head));
    expect(asHead).toEqual([
      { field: 'compared', label: '核对情况', value: expect.stringContaining('因病致贫属实') },
      differs,
    ]);
    expect(JSON.stringify(told(aColleague('leader', 'leader', 'office')))).not.toContain(luo.name);
    expect(told(actorOf(treasurer._id, treasurer))).toEqual([differs]);
    expect(differencesIn(attestedWith(500_000).after)).toEqual([differs.value]);
  });

  it('says nothing of it to the applicant, nor where nobody changed it', () => {
    expect(told({ id: luo._id, name: luo.name })).toEqual([]);
    expect(told(actorOf(head._id, head), awarded)).toEqual([]);
    expect(differencesIn(awarded)).toEqual([]);
  });
});
