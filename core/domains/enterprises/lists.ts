import { type Day, sayWholeDate } from '../../kernel/day';
import type { Book, Naming as Printing, Told } from '../../register/register';
import { areaName } from '../../union/union';
import { assignedOn } from './assignments';
import { hardnesses, operatingStates, ownerships } from './codes';
import { type Enterprise, enterpriseOf, type Standing, standingOn } from './enterprise';
import { figures } from './figures';
import { states } from './founding-states';
import { boundTo, reasons } from './no-union';
import { lastVisitedOn, promiseOn } from './visits';

/** How whoever prints a list names people and places. */
type Naming = Pick<Printing, 'union' | 'colleague'>;

interface Column {
  title: string;
  /** Characters of the column of the sheet. */
  width: number;
  of(enterprise: Enterprise, standing: Standing, day: Day, naming: Naming): string;
}

const standingColumns = {
  name: { title: '单位名称', width: 30, of: (_, { census }) => census.name },
  zone: { title: '乡镇、园区', width: 14, of: (_, { census }, __, { union }) => areaName(union, census.zone) },
  workers: { title: '职工人数', width: 10, of: (_, { census }) => String(census.workers) },
  state: { title: '进展', width: 18, of: (_, { state }) => states[state].label },
  hardness: { title: '难易', width: 10, of: (_, { census }) => hardnesses[census.hardness ?? 'ordinary'] },
  reason: { title: '未建会主要原因', width: 28, of: (_, standing) => (unfounded(standing) ? sayReason(standing) : '') },
  next: { title: '下一步', width: 36, of: (_, standing) => (unfounded(standing) ? sayNext(standing) : '') },
} as const satisfies Record<string, Column>;

const unfounded = (standing: Standing) => figures['census.withoutUnion'].holds(standing);
const sayNext = ({ reason }: Standing) => (reason ? boundTo[reason].next : '');
const sayReason = ({ reason }: Standing) => (reason ? reasons[reason] : '没有填');

const bookColumns: readonly Column[] = [
  standingColumns.name,
  { title: '统一社会信用代码', width: 22, of: (_, { census }) => census.creditCode ?? '' },
  standingColumns.zone,
  { title: '单位类别', width: 18, of: (_, { census }) => ownerships[census.ownership] },
  { title: '经营状态', width: 18, of: (_, { census }) => operatingStates[census.operating] },
  standingColumns.workers,
  { title: '其中女职工', width: 12, of: (_, { census }) => String(census.female) },
  { title: '人数日期', width: 16, of: (_, { census }) => sayWholeDate(census.countedOn) },
  standingColumns.state,
  { title: '应建', width: 8, of: (_, { due }) => (due ? '是' : '') },
  standingColumns.reason,
  standingColumns.next,
];

const named = (handle: string | undefined, { colleague }: Naming) =>
  handle === undefined ? '未定' : colleague(handle);
const sayDayOf = (day: Day | undefined) => (day === undefined ? '' : sayWholeDate(day));
const until = ({ visits }: Enterprise, day: Day) => visits.filter(({ visitedOn }) => visitedOn <= day);
const responsible = ({ assignments }: Enterprise, day: Day) => assignedOn(assignments, day);

const responsibilityColumns: readonly Column[] = [
  standingColumns.name,
  standingColumns.zone,
  standingColumns.workers,
  { title: '责任领导', width: 12, of: (e, _, day, naming) => named(responsible(e, day)?.leader, naming) },
  { title: '责任干部', width: 12, of: (e, _, day, naming) => named(responsible(e, day)?.to, naming) },
  { title: '小分队', width: 20, of: (e, _, day, { colleague }) => teamOf(e, day).map(colleague).join('、') },
  { title: '目标时间', width: 16, of: (e, _, day) => sayDayOf(responsible(e, day)?.targetOn) },
  standingColumns.state,
  standingColumns.hardness,
  { title: '最近联系', width: 16, of: (e, _, day) => sayDayOf(lastVisitedOn(until(e, day))) },
  { title: '答应的事', width: 36, of: (e, _, day) => sayPromise(until(e, day), day) },
  standingColumns.next,
];

const teamOf = (enterprise: Enterprise, day: Day) =>
  (responsible(enterprise, day)?.team ?? []).map(({ member }) => member);

function sayPromise(visits: Enterprise['visits'], day: Day): string {
  const owed = promiseOn(visits, day);
  if (!owed) return '';
  const late = owed.daysLeft < 0 ? `，已超过 ${-owed.daysLeft} 天` : '';
  return `${owed.what}(${sayWholeDate(owed.on)}以前${late})`;
}

/** A list of enterprises as it is printed: which belong to it, as they stood on a day. */
export interface List {
  title: string;
  columns: readonly Column[];
  belongs(standing: Standing): boolean;
}

export const lists = {
  /** 台账: every enterprise, as many as settled then. */
  book: { title: '企业普查和建会台账', columns: bookColumns, belongs: figures['census.enterprises'].holds },
  /** 一对一责任表: every enterprise that ought to found a union and has none yet, with who answers for it. */
  responsibility: {
    title: '建会一对一责任表',
    columns: responsibilityColumns,
    belongs: (standing: Standing) => figures['founding.due'].holds(standing) && unfounded(standing),
  },
} as const satisfies Record<string, List>;

/** The same, made from records. */
export const books: Readonly<Record<string, Book>> = {
  book: bookOf(lists.book),
  responsibility: bookOf(lists.responsibility),
};

function bookOf({ title, columns, belongs }: List): Book {
  const standing = (record: Told, today: Day) => standingOn(enterpriseOf(record), today);
  return {
    title,
    holds(record, today) {
      const stands = standing(record, today);
      return stands !== undefined && belongs(stands);
    },
    columns: columns.map((column) => ({
      title: column.title,
      width: column.width,
      cell(record, naming) {
        const stands = standing(record, naming.today);
        return stands ? column.of(enterpriseOf(record), stands, naming.today, naming) : '';
      },
    })),
  };
}
