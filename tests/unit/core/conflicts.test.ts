import type { Case } from '../../../core/case/case';
import { conflictsIn, isDecided } from '../../../core/case/conflicts';
import { grantedRow } from '../../../core/case/service';
import { catalogue } from '../../../core/domains/catalogue';
import type { Entry } from '../../../core/record/record';
import { isTold } from '../../../core/record/shown-before';
import { chain } from '../../../core/record/timeline';
import { take } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today } from '../../support/aid-centre';
import { digest, withCase } from '../../support/office';

const { story, luo, hands } = aidCentre();
const { union, rounds } = story;
const until = (state: 'published' | 'awarded' | 'paid') =>
  take(
    story,
    story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(44)),
    hands,
    state,
  );
const awarded = until('awarded');
const { grant, timeline, papers, answers } = awarded;
if (!grant) throw new Error('nothing is granted');
const nowhere = [{ label: '看不出改了哪里', value: expect.stringContaining('可能是期限') }];
const differing = (found: Case) => conflictsIn(found, { digest, union, catalogue, rounds });

describe('a case that somebody changed in the store says to its auditor', () => {
  it('the amount of its check, and the one that stands there', () => {
    const raised = { ...awarded, grant: { ...grant, amountFen: 5_000_000 } };
    expect(differing(raised)).toEqual([
      { label: '金额', value: '办理记录是 5,000 元，现在是 50,000 元' },
      { label: '公示', value: '公示的是 5,000 元，现在的金额是 50,000 元' },
    ]);
    expect(differing({ ...awarded, grant: null })).toEqual([
      { label: '金额', value: '办理记录是 5,000 元，现在是 没有金额' },
    ]);
    const verified = { ...awarded, timeline: timeline.slice(0, 2), notice: null };
    expect(differing(verified)).toContainEqual({ label: '金额', value: '办理记录是 没有定过金额，现在是 5,000 元' });
  });

  it('for what it is given, and on which day it was paid', () => {
    expect(differing({ ...awarded, grant: { ...grant, label: '其他困难 · 高校' } })).toEqual([
      { label: '资助类别', value: '办理记录是 深度困难 · 高校，现在是 其他困难 · 高校' },
    ]);
    const paid = until('paid');
    expect(differing({ ...paid, headline: '改了' }).map(({ label }) => label)).toEqual(['标题']);
    expect(differing({ ...paid, grant: { ...grant, paidOn: null } })).toEqual([
      { label: '发放日期', value: expect.stringMatching(/^办理记录是 \d{4}年\d+月\d+日.*，现在是 没有发放$/) },
    ]);
    expect(differing({ ...awarded, grant: { ...grant, paidOn: today } })).toMatchObject([{ label: '发放日期' }]);
  });

  it('nothing of money that came to nothing, as older cases may still bear it', () => {
    const refused = { ...awarded, status: 'refused', grant: null };
    expect(differing(refused).map(({ label }) => label)).toEqual(['状态']);
  });

  it('the state and the number of steps of its last entry', () => {
    expect(differing({ ...awarded, status: 'paid', version: 99 })).toEqual([
      { label: '状态', value: '办理记录是 待发放，现在是 已发放' },
      { label: '步数', value: `办理记录是 ${awarded.version} 步，现在是 99 步` },
    ]);
  });

  it('whose it was, masked, also where only the account behind the name is another one; and when it came in', () => {
    const owner = { ...awarded.owner, name: '张三' };
    expect(differing({ ...awarded, owner })).toEqual([
      { label: '申请人', value: '办理记录是 罗**，现在是 张*(姓名改过)' },
      { label: '姓名电话', value: '和填写的不一样' },
    ]);
    expect(differing({ ...awarded, owner: { ...awarded.owner, id: 'another' } })).toEqual([
      { label: '申请人', value: '办理记录是 罗**的微信账号，现在是 罗**的另一个微信账号' },
    ]);
    expect(differing({ ...awarded, openedAt: daysAgo(30) })).toMatchObject([{ label: '提交时间' }]);
  });

  it('how many of the papers are those that were filed', () => {
    const [one, ...rest] = papers;
    if (!one) throw new Error('no papers');
    const exchanged = [{ ...one, sha256: '0'.repeat(64) }, ...rest];
    expect(differing({ ...awarded, papers: exchanged })).toEqual([
      {
        label: '材料',
        value: `办理记录是 ${papers.length} 份，现在是 ${papers.length} 份，其中 ${rest.length} 份与记录相同`,
      },
    ]);
  });

  it('which question is answered in other words than were shown, and a title that none of them makes; never what stands there', () => {
    const elsewhere = { ...awarded, answers: { ...answers, school: '井冈山大学' } };
    expect(differing(elsewhere)).toEqual([{ label: '填写的内容', value: '“学校”前后写的不一样' }]);
    const shown = awarded.shown.map((row) => (row.label === '学校' ? { ...row, value: '井冈山大学' } : row));
    expect(differing({ ...awarded, shown }).map(({ value }) => value)).toEqual([
      '“学校”前后写的不一样',
      '和填写的内容对不上',
    ]);
    expect(differing({ ...withCase().found, headline: '改了' })).toMatchObject([{ label: '标题' }]);
  });

  it('that the entries themselves do not hold, where one was changed; that it is not to be told, where none of these differs', () => {
    const [first, second, ...rest] = timeline;
    if (!first || !second) throw new Error('no entries');
    const torn = { ...awarded, timeline: [first, { ...second, said: '改过' }, ...rest] };
    expect(differing(torn)).toEqual([{ label: '办理记录', value: expect.stringContaining('第 2 条') }]);
    expect(differing({ ...awarded, desk: 'rights' })).toEqual(nowhere);
    expect(differing(withCase().found)).toEqual(nowhere);
    expect(differing({ ...awarded, timeline: [] })).toHaveLength(1);
  });
});

describe('an amount can have been decided', () => {
  const withAmount = (amountFen: number) => ({ ...awarded, grant: { ...grant, amountFen } });
  const band = (bandPercent: number) => rounds.map((round) => ({ ...round, terms: { ...round.terms, bandPercent } }));

  it('where it is the last of the entries, whatever the season says by now', () => {
    expect(isDecided(awarded, { digest, catalogue }, rounds)).toBe(true);
    expect(isDecided(awarded, { digest, catalogue }, undefined)).toBe(true);
    expect(isDecided(withAmount(9_999_900), { digest, catalogue }, rounds)).toBe(false);
    expect(isDecided({ ...awarded, grant: null }, { digest, catalogue }, rounds)).toBe(false);
  });

  it('where the season allows it for what was weighed, as long as the seasons can be relied on', () => {
    expect(isDecided(withAmount(550_000), { digest, catalogue }, rounds)).toBe(false);
    expect(isDecided(withAmount(550_000), { digest, catalogue }, band(10))).toBe(true);
    expect(isDecided(withAmount(550_100), { digest, catalogue }, band(10))).toBe(false);
    expect(isDecided(withAmount(550_000), { digest, catalogue }, undefined)).toBe(false);
  });

  it('by no entries that do not hold together, and by none that weighed nothing', () => {
    const raised = sayRaised(withAmount(9_999_900));
    expect(isDecided(raised, { digest, catalogue }, rounds)).toBe(false);
    expect(isDecided({ ...awarded, timeline: timeline.slice(0, 2) }, { digest, catalogue }, rounds)).toBe(false);
  });

  it('where there is none, or what it was for came to nothing', () => {
    expect(isDecided(withCase().found, { digest, catalogue }, rounds)).toBe(true);
    expect(isDecided({ ...awarded, status: 'refused', grant: null }, { digest, catalogue }, rounds)).toBe(true);
  });
});

/** The same with the amount written into its entries as well, which are not chained anew. */
function sayRaised(found: Case): Case {
  const say = (entry: Case['timeline'][number]) => ({
    ...entry,
    shown: entry.shown.map((row) => (row.label === '拟资助' ? { ...row, value: '99,999 元' } : row)),
  });
  return { ...found, timeline: found.timeline.map(say) };
}

describe('an amount', () => {
  it('is held to what the season allows, also where somebody wrote all entries anew', () => {
    const anew: Entry[] = [];
    for (const { hash: _hash, ...entry } of awarded.timeline) {
      const shown = entry.shown.map((one) => (isTold(one, grantedRow) ? { ...one, value: '99,999 元' } : one));
      anew.push(chain(anew, { ...entry, shown }, digest));
    }
    const raised = { ...awarded, timeline: anew, grant: { ...grant, amountFen: 9_999_900 } };
    expect(isDecided(raised, { digest, catalogue }, rounds)).toBe(false);
    expect(isDecided(awarded, { digest, catalogue }, rounds)).toBe(true);
    expect(isDecided(awarded, { digest, catalogue }, undefined)).toBe(true);
  });
});
