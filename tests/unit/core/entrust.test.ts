import type { Case } from '../../../core/case/case';
import { desksFor, entrust, handOver, maySucceed, passOn, release } from '../../../core/case/entrust';
import { applied } from '../../../core/case/move';
import type { Circumstances } from '../../../core/case/open';
import { catalogue } from '../../../core/domains/catalogue';
import { type Candidate, candidatesOf, officerAt } from '../../../core/record/routing';
import { firstBroken } from '../../../core/record/timeline';
import { ruijinUnion } from '../../../local/worlds/union';
import { aColleague, anEntry } from '../../support/actors';
import { around, digest, withCase } from '../../support/office';

const { found: appeal, lin } = withCase();
const at = '2026-11-03T02:00:00.000Z';
const circumstances = (part: Partial<Circumstances> = {}): Circumstances => ({
  ...around(lin, at),
  actor: { id: 'timer', name: '系统', timer: true },
  submitId: 'a-submit-id',
  ...part,
});
/** A scholarship that was verified by the town and has come to 帮扶中心, where nobody has it yet. */
const found: Case = {
  ...appeal,
  kind: 'scholarship',
  status: 'reviewed',
  desk: 'aid',
  officer: null,
  timeline: [anEntry('verifier', 'verifyHere', 'reviewed')],
};
const candidate = (id: string, load: number, desk = 'aid', away?: { until: string; deputy: string }): Candidate => ({
  ...aColleague(id, 'caseOfficer', desk, away ? { away } : {}),
  load,
});
const tampered = circumstances({ isIntact: () => false });

describe('a case that nobody has', () => {
  it('looks for somebody at its own desk, then at the one above', () => {
    expect(desksFor({ kind: 'scholarship', desk: 'town:xianghu' }, { union: ruijinUnion, catalogue })).toEqual([
      'town:xianghu',
      'aid',
    ]);
    expect(desksFor({ kind: 'scholarship', desk: 'aid' }, { union: ruijinUnion, catalogue })).toEqual(['aid']);
    expect(desksFor({ kind: 'appeal', desk: 'rights' }, { union: ruijinUnion, catalogue })).toEqual(['rights']);
    expect(desksFor({ kind: 'no such service', desk: 'rights' }, { union: ruijinUnion, catalogue })).toEqual([
      'rights',
    ]);
  });

  it('goes to who has the fewest, with the reason, and she is told', () => {
    const change = entrust(found, [candidate('busy', 3), candidate('free', 2)], circumstances());
    expect(change?.set).toEqual({
      status: 'reviewed',
      desk: 'aid',
      officer: { id: 'free', name: 'free' },
      version: found.version + 1,
      updatedAt: at,
    });
    expect(change?.entry).toMatchObject({
      action: 'entrust',
      to: 'reviewed',
      version: found.version + 1,
      by: { id: 'timer', name: '系统', party: 'timer' },
      said: '已安排经办人',
      input: {},
      shown: [{ label: '为什么由他们办理', value: 'free 手上在办 2 件，是市总帮扶中心里最少的。' }],
    });
    expect(change?.outgoing).toMatchObject([
      { id: `${found._id}:a-submit-id`, to: 'free', event: 'assigned', phrase: '新任务', at },
    ]);
  });

  it('never goes to who must leave the next step to others', () => {
    expect(entrust(found, [candidate('verifier', 0)], circumstances())).toBeUndefined();
    const change = entrust(found, [candidate('verifier', 0), candidate('other', 9)], circumstances());
    expect(change?.set.officer?.id).toBe('other');
  });

  it('goes to the desk above where its own has nobody', () => {
    const atTown = { ...found, status: 'submitted', desk: 'town:xianghu', timeline: [] };
    const change = entrust(atTown, [candidate('above', 0)], circumstances());
    expect(change?.set).toMatchObject({ desk: 'aid', officer: { id: 'above' } });
    const both = [candidate('above', 0), { ...aColleague('here', 'townOfficer', 'town:xianghu'), load: 9 }];
    expect(entrust(atTown, both, circumstances())?.set).toMatchObject({
      desk: 'town:xianghu',
      officer: { id: 'here' },
    });
  });

  it('goes to nobody while there is none, where somebody changed it in the store, or its service is unknown', () => {
    expect(entrust(found, [], circumstances())).toBeUndefined();
    expect(entrust(found, [candidate('free', 0)], tampered)).toBeUndefined();
    expect(entrust({ ...found, kind: 'gone' }, [candidate('free', 0)], circumstances())).toBeUndefined();
  });
});

describe('whose turn it is', () => {
  const turn = (...candidates: Candidate[]) =>
    officerAt('aid', { union: ruijinUnion, candidates, today: '2026-11-03', mayHave: ({ id }) => id !== 'never' });

  it('is hers with the fewest cases, of two with as many hers who comes first by id, whoever is named first', () => {
    expect(turn(candidate('a', 2), candidate('b', 1), candidate('c', 3))?.officer.id).toBe('b');
    expect(turn(candidate('b', 1), candidate('a', 1))?.officer.id).toBe('a');
    expect(turn(candidate('a', 1), candidate('b', 1))?.officer.id).toBe('a');
  });

  it('is nobody’s of another desk, of another work, or who may not have it', () => {
    const head = { ...aColleague('head', 'approver', 'aid'), load: 0 };
    expect(turn(candidate('far', 0, 'rights'), head, candidate('never', 0))).toBeUndefined();
    expect(turn({ id: 'x', name: '王建国', load: 0 })).toBeUndefined();
  });

  it('is said with the number of her cases only where there was a choice', () => {
    expect(turn(candidate('a', 2))?.reasons).toEqual(['市总帮扶中心由 a 经办。']);
    expect(turn(candidate('a', 2), candidate('b', 3))?.reasons).toEqual(['a 手上在办 2 件，是市总帮扶中心里最少的。']);
  });

  it('of one who is away is her deputy’s, and the next one’s where the deputy is away or gone too', () => {
    const away = (id: string, deputy: string) => candidate(id, 0, 'aid', { until: '2026-11-03', deputy });
    expect(turn(away('a', 'b'), candidate('b', 5), candidate('c', 1))).toEqual({
      officer: { id: 'b', name: 'b' },
      reasons: ['a 手上在办 0 件，是市总帮扶中心里最少的。', 'a 外出，由 b 代理。'],
    });
    expect(turn(away('a', 'b'), away('b', 'a'), candidate('c', 1))?.officer.id).toBe('c');
    expect(turn(away('a', 'gone'), candidate('c', 1))?.reasons).toEqual(['c 手上在办 1 件，是市总帮扶中心里最少的。']);
    expect(turn(away('a', 'b'))).toBeUndefined();
  });

  it('counts the cases that each has open, none where nothing is counted', () => {
    const counted = candidatesOf(
      [lin, { ...lin, _id: 'another' }],
      [
        { _id: lin._id, count: 7 },
        { _id: null, count: 9 },
      ],
    );
    expect(counted.map(({ id, load }) => [id, load])).toEqual([
      [lin._id, 7],
      ['another', 0],
    ]);
  });
});

describe('a colleague who leaves', () => {
  const successor = aColleague('successor', 'townOfficer', 'town:xianghu');
  const head = { id: 'head', name: '方正平' };
  const handing = circumstances({ actor: head });

  it('hands her cases to her successor at the desk where they lie, by the head, and the chain holds', () => {
    const change = handOver(appeal, successor, handing);
    expect(change?.set).toMatchObject({
      status: 'submitted',
      desk: 'town:xianghu',
      officer: { id: 'successor', name: 'successor' },
      version: 2,
    });
    expect(change?.entry).toMatchObject({
      action: 'handOver',
      said: '经办人离岗，已交接',
      by: { id: 'head', name: '方正平', party: 'head' },
      shown: [{ label: '接手', value: 'successor' }],
      to: 'submitted',
    });
    expect(change?.outgoing).toMatchObject([{ to: 'successor', event: 'assigned' }]);
    expect(change && firstBroken(applied(appeal, change).timeline, digest)).toBe(-1);
  });

  it('leaves to nobody, at its own desk, what her successor may not have', () => {
    const change = release(appeal, handing);
    expect(change?.set).toMatchObject({ desk: 'town:xianghu', officer: null, version: 2 });
    expect(change?.entry).toMatchObject({ action: 'handOver', said: '经办人离岗，另行安排经办人', shown: [] });
    expect(change?.outgoing).toEqual([]);
  });

  it('hands over nothing that somebody changed in the store', () => {
    expect(handOver(appeal, successor, tampered)).toBeUndefined();
    expect(release(appeal, tampered)).toBeUndefined();
  });

  it('is succeeded by whoever may have the case and works at its desk, in a service that there is', () => {
    const may = (one: Case, who = successor) => maySucceed(one, who, { union: ruijinUnion, catalogue });
    expect(may(appeal)).toBe(true);
    expect(may(appeal, { ...successor, id: appeal.owner.id })).toBe(false);
    expect(may(appeal, aColleague('far', 'caseOfficer', 'rights'))).toBe(false);
    expect(may(appeal, aColleague('administrator', 'administrator', 'town:xianghu'))).toBe(false);
    expect(may({ ...appeal, kind: 'gone' })).toBe(false);
  });
});

describe('a case whose officer must leave what is to be done to others', () => {
  const objected: Case = {
    ...found,
    status: 'objected',
    officer: { id: 'checker', name: '肖丽' },
    timeline: [anEntry('checker', 'check', 'checked'), anEntry('timer', 'examine', 'objected', 'timer')],
  };
  const both = [candidate('checker', 0), candidate('other', 9)];

  it('goes to a colleague at its desk who may do it, with the reason, and she is told', () => {
    const change = passOn(objected, both, circumstances());
    expect(change?.set).toMatchObject({ desk: 'aid', officer: { id: 'other', name: 'other' }, status: 'objected' });
    expect(change?.entry).toMatchObject({ action: 'entrust', said: '已改由另一位同事办理' });
    expect(change?.entry.shown.map(({ value }) => value)).toEqual([
      '肖丽 办过前面的环节，这一步要由另一位同事办。',
      '市总帮扶中心由 other 经办。',
    ]);
    expect(change?.outgoing).toMatchObject([{ to: 'other', event: 'assigned', phrase: '新任务' }]);
  });

  it('stays with her while there is nobody else there, where she may do it, and where somebody changed it', () => {
    expect(passOn(objected, [candidate('checker', 0), candidate('far', 0, 'rights')], circumstances())).toBeUndefined();
    expect(passOn({ ...objected, officer: { id: 'other', name: 'other' } }, both, circumstances())).toBeUndefined();
    expect(passOn({ ...objected, officer: null }, both, circumstances())).toBeUndefined();
    expect(passOn(objected, both, tampered)).toBeUndefined();
  });
});
