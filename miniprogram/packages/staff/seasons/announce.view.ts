import type { Home } from '../../../../core/domains/office/operations';
import { NewSeason, type Season } from '../../../../core/domains/scholarship/season';
import { type Day, isDay } from '../../../../core/kernel/day';
import { type Field, fieldsOf } from '../../../../core/kernel/field';
import { parseInput } from '../../../../core/kernel/form';
import { asJson, shownAnswers } from '../../../../core/record/answers';
import { latest, windowMistakes } from '../../../../core/round/round';
import type { CheckBlock } from '../../../components/application/application.data';
import { type Fact, factsOf } from '../../../components/facts/facts-view';
import { answersOf, type Mistakes, mistakesIn, typedOf } from '../../../components/question/typed';
import type { Typed } from '../../../services/drafts';

export const seasonFields: readonly Field[] = fieldsOf(NewSeason);

type Name = keyof NewSeason;
/** Said once above the four amounts of a screen, not under each of them. */
const amountHelp = '每名学生这一年的资助金额，按困难类别。';
const steps: readonly { title: string; help: string; names: readonly Name[] }[] = [
  {
    title: '时间、名额和资金',
    help: '',
    names: ['year', 'title', 'opens', 'closes', 'places', 'placesTaken', 'budgetFen'],
  },
  {
    title: '金额：读高校的',
    help: amountHelp,
    names: ['deepUniversity', 'relativeUniversity', 'accidentalUniversity', 'otherUniversity'],
  },
  {
    title: '金额：读高中(中职)的',
    help: amountHelp,
    names: ['deepHighSchool', 'relativeHighSchool', 'accidentalHighSchool', 'otherHighSchool', 'bandPercent'],
  },
  { title: '需要的材料', help: '', names: ['papers'] },
];
export const stepCount = steps.length;
/** What is changed from, or to, where a question need not be answered. */
const unsaid = '没有填';

/** One screen of the form; the year of a season that is changed stays as it is. */
export function seasonStep(at: number, isChange: boolean) {
  const { title, help, names } = steps[at] ?? { title: '核对后公布', help: '', names: [] };
  const asked = names.filter((name) => !(isChange && name === 'year'));
  const fields = asked
    .flatMap((name) => seasonFields.filter((field) => field.name === name))
    .map((field) => (help && field.control === 'money' ? { ...field, help: '' } : field));
  const count = steps.length + 1;
  const progress = {
    progress: `第 ${at + 1} 步，共 ${count} 步 · ${title}`,
    percent: Math.round(((at + 1) / count) * 100),
  };
  return { step: { at, title, help, fields }, ...progress };
}

/** What the form holds at first: the season that is changed, or the year after the latest one. */
export function prefilled(seasons: readonly Season[], changed: Season | undefined, today: Day): Typed {
  if (changed) return typedAs(changed);
  const last = latest(seasons);
  if (last) return typedAs(aYearOn(last));
  const year = today.slice(0, 4);
  return { year, title: `${year}年金秋助学` };
}

/**
 * What must be mended on one screen. A year that was announced before is changed where it stands, not announced again; its window
 * may be over as long as it stays as it was.
 */
export function stepMistakes(
  at: number,
  typed: Typed,
  others: readonly Season[],
  home: Home,
  before?: Season,
): Mistakes {
  const { fields } = seasonStep(at, false).step;
  const mistakes = mistakesIn(NewSeason, fields, typed, home);
  const { year, opens, closes } = NewSeason.entries;
  const Window = { ...NewSeason, entries: { year, opens, closes } };
  const filled = at === 0 ? parseInput(Window, answersOf(seasonFields, typed)) : undefined;
  if (!filled?.ok) return mistakes;
  const again = others.some((season) => season.year === filled.value.year)
    ? { year: `${filled.value.year} 年已经公布过，要改请返回点那一年的“修改”。` }
    : {};
  return { ...windowMistakes(filled.value, home.today, before), ...again, ...mistakes };
}

/** The first screen with something to mend; -1 when there is none. */
export function stepOfMistake(mistakes: Mistakes): number {
  return steps.findIndex(({ names }) => names.some((name) => mistakes[name] !== undefined));
}

/** Everything as workers and officers will go by it, screen by screen. */
export function seasonBlocks(typed: Typed, { union, today }: Home): CheckBlock[] {
  const answers = answersOf(seasonFields, typed);
  return steps.map(({ title }, step) => ({
    step,
    title,
    facts: factsOf(shownAnswers(seasonStep(step, false).step.fields, answers, union, today)),
  }));
}

/** What will be different from how the season stands now, old and new. */
export function seasonChanges(before: Season, typed: Typed, { union, today }: Home): Fact[] {
  const old = shownAnswers(seasonFields, answersOf(seasonFields, typedAs(before)), union, today);
  return shownAnswers(seasonFields, answersOf(seasonFields, typed), union, today).flatMap(({ label, value }) => {
    const was = old.find((each) => each.label === label)?.value ?? '';
    return was === value ? [] : [{ label, values: [`${was || unsaid} → ${value || unsaid}`] }];
  });
}

function aYearOn(season: Season): Season {
  const year = season.year + 1;
  const title = season.title.replace(String(season.year), String(year));
  return { ...season, year, title, opens: sameDayNextYear(season.opens), closes: sameDayNextYear(season.closes) };
}

function sameDayNextYear(day: Day): Day {
  const year = Number(day.slice(0, 4)) + 1;
  return isDay(`${year}${day.slice(4)}`) ? `${year}${day.slice(4)}` : `${year}-02-28`;
}

const typedAs = (season: Season): Typed => typedOf(seasonFields, asJson(season));
