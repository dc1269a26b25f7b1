import {
  amountOf,
  type Category,
  categories,
  type Season,
  type Stage,
  seasonOf,
  stages,
} from '../../../core/domains/scholarship/season';
import { type Day, daysBetween, sayDate, sayDay } from '../../../core/kernel/day';
import { sayYuan } from '../../../core/kernel/money';
import type { Announced, Window } from '../../../core/round/round';
import type { IntroLine } from '../application/application.data';

/** Where a day stands to the window of a season; `none` while nothing of this year was announced. */
export type Phase = 'none' | 'before' | 'open' | 'over';

export function phaseOf(season: Window | null, today: Day): Phase {
  if (!season) return 'none';
  if (today < season.opens) return 'before';
  if (today <= season.closes) return 'open';
  return season.year < Number(today.slice(0, 4)) ? 'none' : 'over';
}

/** How it stands in a few characters: `9月15日前可申请`, `7月1日开始申请`, `今年已截止`. */
export function seasonWord(season: Window | null, today: Day): string {
  const words: Record<Phase, string> = {
    none: '今年的时间还没有公布',
    before: season ? `${sayDate(season.opens, today)}开始申请` : '',
    // It ends within months: the year would only take room.
    open: season ? `${sayDate(season.closes, season.closes)}前可申请` : '',
    over: '今年已截止',
  };
  return words[phaseOf(season, today)];
}

/** What a worker wants to know of a season before she fills anything in. */
export function seasonLines(announced: Announced | null, today: Day): IntroLine[] {
  const season = announced && seasonOf(announced);
  if (!season) return [];
  return [
    { icon: 'calendar', title: '申请时间', words: windowOf(season, today) },
    { icon: 'wealth', title: '资助多少(每名学生一年)', words: amountsOf(season) },
    { icon: 'flag', title: '名额', words: [`全市 ${season.places} 名，新生和续领的学生都算在内。`] },
    { icon: 'assignment', title: '需要哪些材料', words: [season.papers] },
  ];
}

function windowOf(season: Season, today: Day): string[] {
  const days = `${sayDay(season.opens, today)} 到 ${sayDay(season.closes, today)}，含这两天`;
  const left = daysBetween(today, season.closes);
  const standing: Record<Phase, string> = {
    none: '这一年的申请已经截止。',
    before: `还有 ${daysBetween(today, season.opens)} 天开始。`,
    open: left === 0 ? '今天是最后一天。' : `还有 ${left} 天截止。`,
    over: '今年的申请已经截止。',
  };
  return [days, standing[phaseOf(season, today)]];
}

/** `深度困难：高校 5,000 元，高中(中职) 3,000 元`; where every household gets the same, said once. */
function amountsOf(season: Season): string[] {
  const lines = keysOf(categories).map((category) => ({
    name: categories[category],
    amounts: keysOf(stages)
      .map((stage: Stage) => `${stages[stage]} ${together(sayYuan(amountOf(season, category, stage)))}`)
      .join('，'),
  }));
  const rates = [...new Set(lines.map(({ amounts }) => amounts))].map((amounts) => {
    const names = lines.filter((line) => line.amounts === amounts).map(({ name }) => name);
    return names.length === lines.length ? amounts : `${names.join('、')}：${amounts}`;
  });
  return [...rates, '属于哪一类，由工会上门核实后确定。'];
}

/** A number is not torn from its unit at the end of a line. */
const together = (amount: string) => amount.replace(' ', '\u00a0');

function keysOf<K extends Category | Stage>(table: Record<K, string>): K[] {
  const isKey = (key: string): key is K => key in table;
  return Object.keys(table).filter(isKey);
}
