import { conflictsIn, withheld } from '../../../core/case/conflicts';
import { caseFor } from '../../../core/case/view';
import { take } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn } from '../../support/aid-centre';
import { digest, withCase } from '../../support/office';

const { story, luo, hands } = aidCentre();
const awarded = take(
  story,
  story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(44)),
  hands,
  'awarded',
);
const { grant, timeline, papers } = awarded;
if (!grant) throw new Error('nothing is granted');
const elsewhere = [{ label: '没有看出来', value: expect.stringContaining('改动在别处') }];

describe('a case that somebody changed in the store says to its auditor', () => {
  it('the amount of its check, and the one that stands there', () => {
    expect(conflictsIn({ ...awarded, grant: { ...grant, amountFen: 5_000_000 } }, digest)).toEqual([
      { label: '金额', value: '办理记录是 5,000 元，现在是 50,000 元' },
    ]);
    expect(conflictsIn({ ...awarded, grant: null }, digest)).toEqual([
      { label: '金额', value: '办理记录是 5,000 元，现在是 没有金额' },
    ]);
  });

  it('the state and the number of steps of its last entry', () => {
    expect(conflictsIn({ ...awarded, status: 'paid', version: 99 }, digest)).toEqual([
      { label: '状态', value: '办理记录是 待发放，现在是 已发放' },
      { label: '步数', value: `办理记录是 ${awarded.version} 步，现在是 99 步` },
    ]);
  });

  it('whose it was, masked, also where only the account behind the name is another one', () => {
    const owner = { ...awarded.owner, name: '张三' };
    expect(conflictsIn({ ...awarded, owner }, digest)).toEqual([
      { label: '申请人', value: '办理记录是 罗**，现在是 张*(姓名改过)' },
    ]);
    expect(conflictsIn({ ...awarded, owner: { ...awarded.owner, id: 'another' } }, digest)).toEqual([
      { label: '申请人', value: '办理记录是 罗**的微信账号，现在是 罗**的另一个微信账号' },
    ]);
  });

  it('how many of the papers are those that were filed', () => {
    const [one, ...rest] = papers;
    if (!one) throw new Error('no papers');
    const exchanged = [{ ...one, sha256: '0'.repeat(64) }, ...rest];
    expect(conflictsIn({ ...awarded, papers: exchanged }, digest)).toEqual([
      {
        label: '材料',
        value: `办理记录是 ${papers.length} 份，现在是 ${papers.length} 份，其中 ${rest.length} 份与记录相同`,
      },
    ]);
  });

  it('that the entries themselves do not hold, where one was changed; that it lies elsewhere, where none of these differs', () => {
    const [first, second, ...rest] = timeline;
    if (!first || !second) throw new Error('no entries');
    const torn = { ...awarded, timeline: [first, { ...second, said: '改过' }, ...rest] };
    expect(conflictsIn(torn, digest)).toEqual([{ label: '办理记录', value: expect.stringContaining('第 2 条') }]);
    expect(conflictsIn({ ...awarded, desk: 'rights' }, digest)).toEqual(elsewhere);
    expect(conflictsIn({ ...withCase().found, headline: '改了' }, digest)).toEqual(elsewhere);
    expect(conflictsIn({ ...awarded, timeline: [] }, digest)).toHaveLength(1);
  });
});

describe('its applicant', () => {
  const viewFor = (id: string) => withheld(caseFor(awarded, { id, name: luo.name }, story.union));

  it('is told nothing of what was told, since she may be its applicant by that change; the auditor reads what lies there', () => {
    expect(viewFor(luo._id)).toMatchObject({
      ...{ grant: null, deadline: null, notice: null, shown: [], papers: [], phone: '', headline: '', who: '罗**' },
      timeline: expect.arrayContaining([expect.objectContaining({ who: '', shown: [] })]),
    });
    expect(JSON.stringify(viewFor(luo._id))).not.toContain(luo.phone);
    expect(viewFor('somebody else').grant).toMatchObject({ amountFen: grant.amountFen });
  });
});
