import type { Case } from '../../../core/case/case';
import { fileObjection } from '../../../core/case/object';
import { asObjector, mostObjections, type Objection, objectionViews, stepAbout } from '../../../core/case/objection';
import { scholarship } from '../../../core/domains/scholarship/scholarship';
import { aColleague, anEntry } from '../../support/actors';
import { around, withCase } from '../../support/office';

const { found: appeal, wang } = withCase();
const notice = { name: '王*明', unit: '', category: '', amountFen: 1, since: '2026-11-02', until: '2026-11-09' };
const found: Case = {
  ...appeal,
  kind: 'scholarship',
  status: 'published',
  owner: { ...appeal.owner, id: 'x' },
  notice,
};
const objection = (by: string, part: Partial<Objection> = {}): Objection => ({
  _id: `of ${by}`,
  caseId: found._id,
  notice: '2026-11-02',
  by,
  at: '2026-11-03T01:00:00.000Z',
  shown: [{ label: '有什么异议', value: by }],
  submitId: '',
  bodyHash: '',
  open: true,
  ...part,
});
const words = { reason: '这家人有两套商品房，还有一辆货车。', objector: '李四光', contact: '13911112222' };
function object(before: Objection[] = [], one: Case = found, input: object = words, action = 'object') {
  const filed = fileObjection(scholarship, one, { action, input }, before, around(wang));
  return filed.ok ? filed.value : filed.refusal.code;
}

describe('an objection that is filed', () => {
  it('is one of this person to this notice of this case', () => {
    const id = (one: Case) => {
      const filed = object([], one);
      return typeof filed === 'string' ? filed : filed._id;
    };
    const later = { ...found, notice: { ...notice, since: '2026-11-03' } };
    expect(new Set([id(found), id(later), id({ ...found, _id: 'another' })]).size).toBe(3);
    expect(id(found)).toMatch(/^[0-9a-f]{32}$/);
    expect(id({ ...found, headline: 'another' })).toBe(id(found));
  });

  it('stands beside those to an earlier notice, her own among them', () => {
    expect(object([objection(wang._id, { notice: '2026-10-01' })])).toMatchObject({ by: wang._id });
    expect(object([objection(wang._id)])).toBe('onlyOnce');
    const written = (id: string, action: string) => ({
      ...found,
      timeline: [anEntry('a', 'submit', 'submitted'), anEntry(id, action, 'objected', 'public')],
    });
    expect(object([], written(wang._id, 'object'))).toBe('onlyOnce');
    expect(object([], written(wang._id, 'verify'))).toMatchObject({ by: wang._id });
    expect(object([], written('another', 'object'))).toMatchObject({ by: wang._id });
  });

  it('is the two hundredth at most', () => {
    const others = Array.from({ length: mostObjections }, (_, at) => objection(`o${at}`));
    expect(mostObjections).toBe(200);
    expect([object(others.slice(1)), object(others)]).toEqual([expect.any(Object), 'objectionsFull']);
  });

  it('says why, by the step that is there for it, to something that is published', () => {
    expect(object([], found, { ...words, reason: '短' })).toBe('invalidInput');
    expect(object([], found, words, 'dismiss')).toBe('badRequest');
    expect(object([], { ...found, notice: null })).toBe('noticeOver');
  });
});

describe('whoever objected', () => {
  const reader = aColleague('reader', 'caseOfficer', 'aid');
  const written = (id: string, party: 'public' | 'officer') => ({
    _id: 'old',
    timeline: [anEntry('a', 'submit', 'submitted', 'owner'), anEntry(id, 'object', 'objected', party)],
  });

  it('did so where it is stored, beside the case or, from before, in its timeline', () => {
    expect(asObjector(reader, [objection('reader'), objection('another', { caseId: 'b' })]).objected).toEqual([
      found._id,
    ]);
    expect(asObjector(reader, [], [written('reader', 'public')]).objected).toEqual(['old']);
    expect(asObjector(reader, [], [written('reader', 'officer'), written('x', 'public')])).toBe(reader);
  });
});

describe('the objections to a notice', () => {
  it('are listed as they came, what is to be looked into first', () => {
    const settles = { ...found, timeline: [anEntry('x', 'dismiss', 'published', 'officer', { settles: ['of a'] })] };
    const all = [
      objection('a', { at: '2026-11-03T01:00:00.000Z' }),
      objection('c', { at: '2026-11-05T01:00:00.000Z' }),
      objection('b', { at: '2026-11-04T01:00:00.000Z' }),
    ];
    const views = objectionViews(settles, all);
    expect(views.map(({ shown, settled }) => `${shown[0]?.value} ${settled}`)).toEqual([
      'b false',
      'c false',
      'a true',
    ]);
    expect(objectionViews({ ...settles, open: false }, all).map(({ settled }) => settled)).toEqual([true, true, true]);
  });

  it('are filed, examined and settled by one step each', () => {
    const names = (['files', 'examines', 'settles'] as const).map((what) => stepAbout(scholarship.flow, what)?.[0]);
    expect(names).toEqual(['object', 'examine', 'dismiss']);
  });
});
