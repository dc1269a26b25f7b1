import * as v from 'valibot';
import { choice, count, day, longText, money, optional, text } from '../../kernel/field';
import { type Round, roundId, roundsOf } from '../../round/round';

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
  budgetFen: optional(
    money('资金总额', 100_000_000, { help: '这一年一共可以资助多少钱，定了就不能超过。不填就不限。' }),
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

/** A season as it was announced; `by` and `at` say who decided it and when. */
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

/** What was announced, as a season; undefined where it is none, whatever was put there. */
export function seasonOf(announced: object): Season | undefined {
  const parsed = v.safeParse(Season, announced);
  return parsed.success ? parsed.output : undefined;
}

/** The seasons among the rounds of a union, in the order of years; one that is none, whatever was put there, is left out. */
export function seasonsIn(rounds: readonly Round[]): Season[] {
  return roundsOf(rounds, 'scholarship').flatMap(({ terms, year, title, opens, closes, places, budgetFen, by, at }) => {
    const said = { year, title, opens, closes, places, by, at, ...(budgetFen === null ? {} : { budgetFen }) };
    return seasonOf({ ...terms, ...said }) ?? [];
  });
}

/** A season as a round that lies in the store: what it lays down beside its window, its places and its budget are its terms. */
export function roundOf(season: Season, { version, changes }: Pick<Round, 'version' | 'changes'>): Round {
  const { year, title, opens, closes, places, budgetFen = null, by, at, ...terms } = season;
  const _id = roundId('scholarship', year);
  return { _id, kind: 'scholarship', year, title, opens, closes, places, budgetFen, terms, by, at, version, changes };
}

/** The seasons with one more decision; a decision for the same year replaces the one before. In the order of years. */
export function announce(seasons: readonly Season[], decided: Season): Season[] {
  return [...seasons.filter(({ year }) => year !== decided.year), decided].sort((a, b) => a.year - b.year);
}
