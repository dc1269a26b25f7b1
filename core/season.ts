import * as v from 'valibot';
import type { Day } from './kernel/day';
import { choice, count, day, longText, money, optional, text } from './kernel/field';

/** The stages of education that a season names an amount for. */
export const stages = { university: '高校', highSchool: '高中(中职)' } as const;
export type Stage = keyof typeof stages;

/** How a household is classed; what the four mean is the rules' matter. */
export const categories = {
  deep: '深度困难',
  relative: '相对困难',
  accidental: '意外致困',
  other: '其他困难',
} as const;
export type Category = keyof typeof categories;

const amount = (category: Category, stage: Stage) =>
  money(`${categories[category]}，${stages[stage]}`, 100_000, { help: '每名学生这一年的资助金额。' });

/** What staff decide when they announce a season (金秋助学): its window, its places, an amount for each case. */
export const NewSeason = v.object({
  year: count('哪一年', '年', 2100),
  title: text('名称', 30, { placeholder: '例如：2026年金秋助学' }),
  opens: day('哪天开始申请', { from: { of: 'today', years: -3 }, to: { of: 'today', years: 2 } }),
  closes: day('申请到哪天为止', {
    help: '含这一天。',
    from: { of: 'answer', answer: 'opens', said: '截止日期要在开始日期之后。' },
    to: { of: 'answer', answer: 'opens', years: 1 },
  }),
  places: count('名额', '人', 10_000, { help: '新生和续领的学生都算在内。' }),
  placesTaken: optional(
    choice('名额什么时候占用', { check: '审核通过时', decision: '审批确认时' }, { help: '不选就是审核通过时。' }),
  ),
  bandPercent: optional(
    count('金额可以和标准相差', '%', 50, { help: '最多上下多少，每次都要写明原因。不填就是一律按标准。' }),
  ),
  deepUniversity: amount('deep', 'university'),
  deepHighSchool: amount('deep', 'highSchool'),
  relativeUniversity: amount('relative', 'university'),
  relativeHighSchool: amount('relative', 'highSchool'),
  accidentalUniversity: amount('accidental', 'university'),
  accidentalHighSchool: amount('accidental', 'highSchool'),
  otherUniversity: amount('other', 'university'),
  otherHighSchool: amount('other', 'highSchool'),
  papers: longText('需要哪些材料', 4, 500, {
    help: '职工申请前会看到。',
    placeholder: '例如：录取通知书或在读证明、户口本、家庭收入证明、大病或残疾证明(有就带)。',
  }),
});
export type NewSeason = v.InferOutput<typeof NewSeason>;

/** A season as it stands in the union's settings; `by` and `at` say who decided it and when. */
export const Season = v.object({ ...NewSeason.entries, by: v.string(), at: v.string() });
export type Season = v.InferOutput<typeof Season>;

/** What a student of that stage and household gets in this season, in fen. */
export function amountOf(season: Season, category: Category, stage: Stage): number {
  const amounts: Record<Category, Record<Stage, number>> = {
    deep: { university: season.deepUniversity, highSchool: season.deepHighSchool },
    relative: { university: season.relativeUniversity, highSchool: season.relativeHighSchool },
    accidental: { university: season.accidentalUniversity, highSchool: season.accidentalHighSchool },
    other: { university: season.otherUniversity, highSchool: season.otherHighSchool },
  };
  return amounts[category][stage];
}

/** Between which amounts a check may go from a season's own amount; both the same where the season allows no other. */
export function bandOf({ bandPercent = 0 }: Pick<Season, 'bandPercent'>, amountFen: number) {
  const band = Math.floor((amountFen * bandPercent) / 100);
  return { least: amountFen - band, most: amountFen + band };
}

/** The season whose window is open on a day; undefined when none is. */
export function seasonOn(seasons: readonly Season[], today: Day): Season | undefined {
  return seasons.find(({ opens, closes }) => opens <= today && today <= closes);
}

export function seasonOf(seasons: readonly Season[], year: string): Season | undefined {
  return seasons.find((season) => String(season.year) === year);
}

/** The newest season that was announced: the one a worker wants to know of, before, in and after its window. */
export function latestSeason(seasons: readonly Season[]): Season | undefined {
  return [...seasons].sort((a, b) => b.year - a.year)[0];
}

type Window = Pick<NewSeason, 'year' | 'opens' | 'closes'>;

/**
 * What speaks against announcing a season with this year and window on a day, a sentence for each field to mend. A
 * window that stays as it was announced `before` may be over: places and papers change without letting strangers in.
 */
export function windowMistakes(
  { year, opens, closes }: Window,
  today: Day,
  before?: Window,
): Partial<Record<'year' | 'closes', string>> {
  if (before?.year === year && before.opens === opens && before.closes === closes) return {};
  return {
    ...(Math.abs(year - Number(today.slice(0, 4))) > 1 ? { year: '请填今年、去年或明年。' } : {}),
    ...(closes < today ? { closes: '截止日期已经过去，请选今天或以后的日子。' } : {}),
  };
}

/** Two windows never overlap: on every day an application belongs to one season or to none. */
export function overlapMistakes(seasons: readonly Season[], { year, opens, closes }: NewSeason): { opens?: string } {
  const other = seasons.find((season) => season.year !== year && season.opens <= closes && opens <= season.closes);
  return other ? { opens: `与${other.title}的申请时间重叠，请把两年的时间分开。` } : {};
}

/** The seasons with one more decision; a decision for the same year replaces the one before. In the order of years. */
export function announce(seasons: readonly Season[], decided: Season): Season[] {
  return [...seasons.filter(({ year }) => year !== decided.year), decided].sort((a, b) => a.year - b.year);
}
