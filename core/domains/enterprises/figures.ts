import { type Day, sayWholeDate } from '../../kernel/day';
import { type Enterprise, type Standing, standingOn } from './enterprise';
import { stageReached } from './founding-states';

/** A number of enterprises at the end of a day. */
interface Figure {
  label: string;
  unit: '家';
  /** What is counted, as it is printed beside the number. */
  words: string;
  holds(standing: Standing): boolean;
}

const isSettled = ({ state, census }: Standing) => state !== 'left' && census.operating !== 'gone';
const hasReached = (stage: number) => (standing: Standing) =>
  isSettled(standing) && (stageReached[standing.state] ?? -1) >= stage;
const isDue = (standing: Standing) => isSettled(standing) && standing.due;
const hasUnion = hasReached(8);

/** Every figure of this register, by its id in reports. */
export const figures = {
  'census.enterprises': {
    label: '落户企业',
    unit: '家',
    words: '已经普查、没有注销也没有迁出的单位；停产、空挂的也算',
    holds: isSettled,
  },
  'census.withUnion': {
    label: '已建工会企业',
    unit: '家',
    words: '落户企业中，工会已经批复成立、没有撤销的；联合工会按覆盖的企业计',
    holds: hasUnion,
  },
  'census.withoutUnion': {
    label: '未建工会企业',
    unit: '家',
    words: '落户企业中，除已建工会以外的全部；不等于应建',
    holds: (standing) => isSettled(standing) && !hasUnion(standing),
  },
  'founding.due': {
    label: '应建工会企业',
    unit: '家',
    words: '落户企业中，已经认定为应建、没有退出认定的；普查时已有工会的不算，认定以后建成的仍然算',
    holds: isDue,
  },
  'founding.takenOut': {
    label: '退出应建企业',
    unit: '家',
    words: '落户企业中，认定为应建以后又退出的；不算在应建里',
    holds: (standing) => isSettled(standing) && standing.takenOut,
  },
  'founding.applied': {
    label: '已提交建会申请企业',
    unit: '家',
    words: '应建企业中，已经提交建会申请的；已批复、已登记的包括在内，退回和暂缓的不算',
    holds: (standing) => isDue(standing) && hasReached(2)(standing),
  },
  'founding.approved': {
    label: '已批复建会企业',
    unit: '家',
    words: '应建企业中，工会已经批复成立的；普查时原有的工会不算',
    holds: (standing) => isDue(standing) && hasReached(8)(standing),
  },
  'founding.registered': {
    label: '已法人登记企业',
    unit: '家',
    words: '应建企业中，工会已经取得法人资格的；普查时原有的工会不算',
    holds: (standing) => isDue(standing) && hasReached(9)(standing),
  },
} as const satisfies Record<string, Figure>;
export type FigureId = keyof typeof figures;

/** Two rates that are both called 组建率; each names what it divides. */
export const rates = {
  'founding.rate': { label: '组建率', called: '提交申请口径', of: 'founding.applied', by: 'founding.due' },
  'founding.approvedRate': { label: '组建率', called: '批复口径', of: 'founding.approved', by: 'founding.due' },
} as const satisfies Record<string, { label: string; called: string; of: FigureId; by: FigureId }>;
export type RateId = keyof typeof rates;

/** A figure on its cut-off day, and the enterprises behind it. */
export interface Counted {
  value: number;
  records: readonly string[];
  /** What was counted and until when, in words. */
  definition: string;
}

/** How enterprises stood at the end of a day; those that nobody had seen yet are left out. */
export function standingsOn(enterprises: readonly Enterprise[], cutOff: Day): Standing[] {
  return enterprises.flatMap((enterprise) => standingOn(enterprise, cutOff) ?? []);
}

/** A figure at the end of the cut-off day. What happens or is found out later does not change it. */
export function figureOn(id: FigureId, enterprises: readonly Enterprise[], cutOff: Day): Counted {
  const { words, holds } = figures[id];
  const records = standingsOn(enterprises, cutOff)
    .filter(holds)
    .map(({ _id }) => _id);
  return { value: records.length, records, definition: `${words}。截至${sayWholeDate(cutOff)}。` };
}

/** A rate with everything that it must be read with. */
export interface Rate {
  /** In percent, to one decimal; null where there is nothing to divide by. */
  percent: number | null;
  numerator: Counted;
  denominator: Counted;
  cutOff: Day;
  definition: string;
}

/** A rate at the end of the cut-off day, with its numerator, its denominator and the day in words. */
export function rateOn(id: RateId, enterprises: readonly Enterprise[], cutOff: Day): Rate {
  const { label, called, of, by } = rates[id];
  const [numerator, denominator] = [figureOn(of, enterprises, cutOff), figureOn(by, enterprises, cutOff)];
  const percent = percentOf(numerator.value, denominator.value);
  const divided = `${figures[of].label} ${numerator.value} 家 ÷ ${figures[by].label} ${denominator.value} 家`;
  const result = percent === null ? '没有应建企业，不计算' : `${percent.toFixed(1)}%`;
  const definition = `${label}(${called})：${divided} = ${result}。截至${sayWholeDate(cutOff)}。`;
  return { percent, numerator, denominator, cutOff, definition };
}

/** To one decimal, half up; null of nothing. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 1000) / whole) / 10;
}

/** By what a figure can be parted. */
const keys = {
  zone: ({ census }: Standing): string => census.zone,
  ownership: ({ census }: Standing): string => census.ownership,
  reason: ({ reason }: Standing): string => reason ?? 'unsaid',
} as const;
export type PartedBy = keyof typeof keys;

/** One part of a figure: the id of the place, the code of the ownership, or the main reason (`unsaid` where there is none). */
export interface Part {
  key: string;
  value: number;
  records: readonly string[];
}

/** A figure parted by place, ownership or main reason, the most first; the parts make up the whole. */
export function partsOn(id: FigureId, enterprises: readonly Enterprise[], cutOff: Day, by: PartedBy): Part[] {
  const parts = new Map<string, string[]>();
  for (const standing of standingsOn(enterprises, cutOff).filter(figures[id].holds)) {
    const key = keys[by](standing);
    parts.set(key, [...(parts.get(key) ?? []), standing._id]);
  }
  const counted = [...parts].map(([key, records]) => ({ key, value: records.length, records }));
  return counted.sort((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1));
}
