import { scholarship } from '../../../../core/domains/scholarship/scholarship';
import { inventedIdentity } from '../../../../local/worlds/students';
import { aidCentre, filledIn, today, year } from '../../../support/aid-centre';

const { story, wang } = aidCentre();

const me = { name: '王建国', relation: 'self', health: 'good', monthlyFen: 260_000 };
const wife = { name: '李秀珍', relation: 'spouse', health: 'serious', monthlyFen: 0 };
const child = { name: '王小明', relation: 'child', health: 'good', monthlyFen: 0 };
const born = (day: string) => ({ identity: inventedIdentity(day, 501) });
const yearsAgo = (years: number, day = today.slice(5)) => `${Number(year) - years}-${day}`;

/** What is asked about in an application, by question; what was refused is no doubt. */
function asked(part: object): Record<string, string> {
  const filled = scholarship.fill({ ...filledIn(story, wang), ...part });
  if (!filled.ok) throw new Error(JSON.stringify(filled.refusal));
  const checked = filled.value.check({ union: story.union, today });
  if (checked.ok) return {};
  expect(checked.refusal.code).toBe('doubtful');
  return checked.refusal.fields ?? {};
}

describe('who the people of an application are', () => {
  it.each([
    ['somebody twice', 'family', '填了两次', { family: [me, me, child] }],
    ['two spouses', 'family', '两位以上配偶', { family: [me, wife, { ...wife, name: '周小兰' }, child] }],
    ['nobody who asks', 'family', '没有填您本人', { family: [wife, child] }],
    ['two who ask', 'family', '两位以上选了本人', { family: [me, { ...wife, relation: 'self' }, child] }],
    ['somebody else who asks', 'family', '和您的姓名', { family: [{ ...me, name: '王建军' }, child] }],
    ['no student', 'family', '没有填学生', { family: [me, wife] }],
    ['the income of a year', 'family', '是不是一年的', { family: [{ ...me, monthlyFen: 1_000_000 }, child] }],
    ['another name than her own for herself', 'relation', '不一样', { relation: 'self' }],
    ['a pupil of twenty-two', 'identity', '22 岁', { stage: 'highSchool', ...born(yearsAgo(22)) }],
    ['a pupil not thirteen yet', 'identity', '12 岁', { stage: 'highSchool', ...born(yearsAgo(12, '01-01')) }],
    ['a student of thirty-one', 'identity', '31 岁', born(yearsAgo(31))],
    ['a child of two at a university', 'identity', '2 岁', born(yearsAgo(2))],
    ['somebody born today', 'identity', '0 岁', born(today)],
    ['the card of a third', 'cardHolder', '不是学生', { cardHolder: '赵六七' }],
  ])('are asked about where there is %s', (_what, field, words, part) => {
    expect(asked(part)).toEqual({ [field]: expect.stringContaining(words) });
  });

  it.each([
    ['a pupil of thirteen', { stage: 'highSchool', ...born(yearsAgo(13)) }],
    ['a pupil of twenty-one', { stage: 'highSchool', ...born(yearsAgo(21)) }],
    ['a student of thirty', born(yearsAgo(30))],
    ['a student of fifteen', born(yearsAgo(15))],
    ['an income just below', { family: [{ ...me, monthlyFen: 999_999 }, child] }],
    ['the card of the applicant', { cardHolder: '王建国' }],
    ['a student who asks for herself', { student: '王建国', relation: 'self', cardHolder: '王建国', family: [me] }],
  ])('are not asked about where there is %s', (_what, part) => {
    expect(asked(part)).toEqual({});
  });

  it('are asked about where the child bears the name of the applicant', () => {
    expect(asked({ student: '王建国', cardHolder: '王建国', family: [me] })).toEqual({
      relation: expect.stringContaining('填成了自己的'),
    });
  });

  it('are asked about in words that can be confirmed, however many and long they are', () => {
    const long = (at: number) => `${'阿'.repeat(49)}${at}`;
    const family = [1, 1, 2, 3].map((at) => ({ ...wife, name: long(at), monthlyFen: 1_000_000 }));
    expect(asked({ family, student: long(4), name: long(5), cardHolder: long(4) }).family?.length).toBeLessThan(400);
  });
});
