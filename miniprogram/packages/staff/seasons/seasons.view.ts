import type { ToPublish } from '../../../../core/case/notice';
import type { Checked } from '../../../../core/domains/scholarship/operations';
import { amountOf, categories, type Season, stages } from '../../../../core/domains/scholarship/season';
import { type Day, daysBetween, sayDay } from '../../../../core/kernel/day';
import { sayYuan } from '../../../../core/kernel/money';
import type { StateLook } from '../../../../core/record/flow';
import { latest, openOn } from '../../../../core/round/round';
import type { Fact } from '../../../components/facts/facts-view';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';

export interface SeasonCard {
  year: string;
  title: string;
  state: Pick<StateLook, 'label' | 'tone'>;
  window: string;
  /** How many there are, and when they are taken where that is not at the check. */
  places: string;
  /** How far an amount may differ from the season's own; empty where it may not. */
  band: string;
  /** What a student gets, by stage: each category with its amount. */
  amounts: readonly Fact[];
  /** Who decided it, and when. */
  decided: string;
  /** True while it can still be changed: until the year after it is over, since awards are paid into the next one. */
  changes: boolean;
}

/** Every season, the newest first. */
export function seasonCards(seasons: readonly Season[], today: Day): SeasonCard[] {
  return [...seasons]
    .sort((a, b) => b.year - a.year)
    .map((season) => ({
      year: String(season.year),
      title: season.title,
      state: stateOf(season, today),
      window: `${sayDay(season.opens, today)} 到 ${sayDay(season.closes, today)} 申请`,
      places: `名额 ${season.places} 人${season.placesTaken === 'decision' ? '，审批确认时占用' : ''}`,
      band: season.bandPercent ? `金额可以比标准高低 ${season.bandPercent}% 以内` : '',
      amounts: amountsOf(season),
      decided: `${season.by} 公布`,
      changes: season.closes >= today || season.year >= Number(today.slice(0, 4)) - 1,
    }));
}

function amountsOf(season: Season): Fact[] {
  return keysOf(stages).map((stage) => ({
    label: `${stages[stage]}，每人每年`,
    values: keysOf(categories).map(
      (category) => `${categories[category]} ${sayYuan(amountOf(season, category, stage))}`,
    ),
  }));
}

function keysOf<K extends string>(table: Record<K, string>): K[] {
  const isKey = (key: string): key is K => key in table;
  return Object.keys(table).filter(isKey);
}

/** The year that is unfolded at first: of the season that is open now, or of the latest; empty where there is none. */
export function unfoldedFirst(seasons: readonly Season[], today: Day): string {
  return String(openOn(seasons, today)?.year ?? latest(seasons)?.year ?? '');
}

function stateOf({ opens, closes }: Season, today: Day): SeasonCard['state'] {
  if (today < opens) return { label: `还没开始，${daysBetween(today, opens)} 天后`, tone: 'waiting' };
  if (today > closes) return { label: '已截止', tone: 'ended' };
  const left = daysBetween(today, closes);
  return { label: left === 0 ? '正在申请，今天截止' : `正在申请，还有 ${left} 天`, tone: 'working' };
}

/** What a person reads before she publishes: whom, with what amounts and sum, to whom it is shown, until when. */
export function publishSheet(rows: readonly ToPublish[], until: Day, today: Day): SheetState {
  const sum = rows.reduce((total, { amountFen }) => total + amountFen, 0);
  return {
    ...closedSheet,
    visible: true,
    title: `公示已审核的 ${rows.length} 人`,
    label: '开始公示',
    explain: '公示以后，打开小程序的人都能看到，也可以提出异议。期满没有异议的，自动转给负责人审批。',
    reads: {
      title: '将会公开',
      said: `从今天到 ${sayDay(until, today)}，到期自动撤下`,
      facts: [
        { label: `名单：${rows.length} 人，合计 ${sayYuan(sum)}`, values: rows.map(sayRow) },
        { label: '公开的内容', values: ['学生姓名(中间一字隐去)', '工作单位', '困难类别和就读阶段', '拟资助金额'] },
        { label: '不公开', values: ['身份证号码、银行卡、电话、家庭情况和材料'] },
      ],
    },
  };
}

/** The same while it is under way, and while it is asked again for the rest. */
export function publishing(sheet: SheetState, moved: number): SheetState {
  return { ...sheet, busy: true, message: '', pending: moved > 0 ? `已公示 ${moved} 人，正在继续…` : '正在公示…' };
}

const sayRow = ({ name, unit, category, amountFen }: ToPublish) =>
  [name, unit, category, sayYuan(amountFen)].join('，');

/** How it went, in a sentence: whoever is checked and was not on the list that was read, or has changed since, is named. */
export function published(moved: number, { rows, held }: Pick<Checked, 'rows' | 'held'>): string {
  const later =
    rows.length > 0
      ? `。${sayFew(rows.map(({ name }) => name))}是看名单以后才审核或更正的，没有公示，请看过以后再公示一次`
      : '';
  return [`已公示 ${moved} 人${later}`, heldBack(held)].filter((line) => line !== '').join('。');
}

/** Who is checked and cannot be published as things stand, by number, and why; empty where everybody can. */
export function heldBack(held: Checked['held']): string {
  const [first] = held;
  return first ? `还有 ${held.length} 人先不公示：${sayFew(held.map(({ number }) => number))}。${first.why}` : '';
}

function sayFew(names: readonly string[]): string {
  const few = names.slice(0, 5).join('、');
  return names.length > 5 ? `${few}等 ${names.length} 人` : few;
}

/** Why it stopped, and that what was published stays so. */
export function stopped(moved: number, trouble: string): string {
  return moved > 0 ? `${trouble}已经公示的 ${moved} 人不受影响，可以接着公示。` : trouble;
}
