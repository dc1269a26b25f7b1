import { noticeKeyOf, noticeView } from '../../../core/case/notice';
import { catalogue } from '../../../core/domains/catalogue';

const notice = {
  name: '王*明',
  unit: '红都鞋业有限公司',
  category: '深度困难 · 高校',
  amountFen: 500_000,
  since: '2026-08-20',
  until: '2026-08-27',
};
const row = {
  _id: 'a-case',
  kind: 'scholarship',
  version: 7,
  notice,
  noticeKey: '2026-08-27|a-case',
  owner: { id: 'owner', name: '王建国', phone: '13800000001' },
  answers: { student: '王小明', family: [{ name: '李秀珍' }] },
  timeline: [{}],
};

describe('a row of a published list', () => {
  it('says what was stored for it, and nothing else of the case', () => {
    expect(noticeView(row, 'a neighbour', [], catalogue)).toEqual([
      { id: 'a-case', kind: 'scholarship', version: 7, mine: false, objected: null, ...notice },
    ]);
  });

  it('names nobody whom the case is about and no number in its unit, if it was stored before that was masked', () => {
    const unit = '王 小明和李·秀珍家庭农场 139-1000-0101';
    expect(noticeView({ ...row, notice: { ...notice, unit } }, 'a neighbour', [], catalogue)).toMatchObject([
      { unit: '王**和李**家庭农场' },
    ]);
  });

  it('tells the applicant which is hers', () => {
    expect(noticeView(row, 'owner', [], catalogue).map(({ mine }) => mine)).toEqual([true]);
  });

  it('tells whoever has objected to this very notice how that stands, and nobody else', () => {
    const hers = { _id: 'o', caseId: 'a-case', notice: notice.since, by: 'a neighbour', open: false };
    const objected = (reader: string, part: Partial<typeof hers> = {}, timeline = [{ settles: ['another'] }]) =>
      noticeView({ ...row, timeline }, reader, [{ ...hers, ...part }], catalogue).map((view) => view.objected);
    expect(objected('a neighbour')).toEqual(['examined']);
    expect(objected('a neighbour', {}, [{ settles: ['another', 'o'] }])).toEqual(['unfounded']);
    expect(objected('another neighbour')).toEqual([null]);
    expect(objected('a neighbour', { caseId: 'another' })).toEqual([null]);
    expect(objected('a neighbour', { notice: '2026-07-01' })).toEqual([null]);
  });

  it('is none where nothing is published', () => {
    expect(noticeView({ ...row, notice: null }, 'owner', [], catalogue)).toEqual([]);
  });

  it('is ordered by its last day, and outside of the list where nothing is published', () => {
    expect(noticeKeyOf(notice, 'a-case')).toBe('2026-08-27|a-case');
    expect(noticeKeyOf(null, 'a-case')).toBe('');
  });
});
