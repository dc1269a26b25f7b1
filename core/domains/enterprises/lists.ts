import { type Day, sayWholeDate } from '../../kernel/day';
import type { Places } from '../../kernel/doubt';
import type { PrintedTable } from '../../papers/letter';
import { assignedOn } from './assignments';
import { hardnesses, operatingStates, ownerships } from './codes';
import { type Enterprise, type Standing, standingOn } from './enterprise';
import { figures } from './figures';
import { states } from './founding-states';
import { boundTo, reasons } from './no-union';
import { lastVisitedOn, promiseOn } from './visits';

/** A list as it is printed: what it is of, the day until which it holds, and how many rows it has. */
export interface List {
  title: string;
  until: string;
  table: PrintedTable;
  foot: string;
}

/** How whoever prints a list names people and places. */
export interface Naming {
  union: Places;
  /** The name of a colleague, by her handle. */
  colleague(handle: string): string;
}

interface Column {
  title: string;
  of(enterprise: Enterprise, standing: Standing, day: Day, naming: Naming): string;
}

/** What a place of the union is called. */
export const place = (zone: string, { desks }: Places) => desks.find(({ id }) => id === zone)?.area ?? zone;

const standingColumns = {
  name: { title: '单位名称', of: (_, { census }) => census.name },
  zone: { title: '乡镇、园区', of: (_, { census }, __, { union }) => place(census.zone, union) },
  workers: { title: '职工人数', of: (_, { census }) => String(census.workers) },
  state: { title: '进展', of: (_, { state }) => states[state].label },
  hardness: { title: '难易', of: (_, { census }) => hardnesses[census.hardness ?? 'ordinary'] },
  reason: { title: '未建会主要原因', of: (_, standing) => (unfounded(standing) ? sayReason(standing) : '') },
  next: { title: '下一步', of: (_, standing) => (unfounded(standing) ? sayNext(standing) : '') },
} as const satisfies Record<string, Column>;

const unfounded = (standing: Standing) => figures['census.withoutUnion'].holds(standing);
const sayNext = ({ reason }: Standing) => (reason ? boundTo[reason].next : '');
const sayReason = ({ reason }: Standing) => (reason ? reasons[reason] : '没有填');

const bookColumns: readonly Column[] = [
  standingColumns.name,
  { title: '统一社会信用代码', of: (_, { census }) => census.creditCode ?? '' },
  standingColumns.zone,
  { title: '单位类别', of: (_, { census }) => ownerships[census.ownership] },
  { title: '经营状态', of: (_, { census }) => operatingStates[census.operating] },
  standingColumns.workers,
  { title: '其中女职工', of: (_, { census }) => String(census.female) },
  { title: '人数日期', of: (_, { census }) => sayWholeDate(census.countedOn) },
  standingColumns.state,
  { title: '应建', of: (_, { due }) => (due ? '是' : '') },
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
  { title: '责任领导', of: (e, _, day, naming) => named(responsible(e, day)?.leader, naming) },
  { title: '责任干部', of: (e, _, day, naming) => named(responsible(e, day)?.to, naming) },
  { title: '小分队', of: (e, _, day, { colleague }) => teamOf(e, day).map(colleague).join('、') },
  { title: '目标时间', of: (e, _, day) => sayDayOf(responsible(e, day)?.targetOn) },
  standingColumns.state,
  standingColumns.hardness,
  { title: '最近联系', of: (e, _, day) => sayDayOf(lastVisitedOn(until(e, day))) },
  { title: '答应的事', of: (e, _, day) => sayPromise(until(e, day), day) },
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

/** 台账: every enterprise as it stood at the end of a day, as many as settled then. */
export function enterpriseBook(enterprises: readonly Enterprise[], day: Day, naming: Naming): List {
  return listOf('企业普查和建会台账', bookColumns, enterprises, day, naming, figures['census.enterprises'].holds);
}

/** 一对一责任表: every enterprise that ought to found a union and has none yet, with who answers for it. */
export function responsibilityTable(enterprises: readonly Enterprise[], day: Day, naming: Naming): List {
  const isOpen = (standing: Standing) => figures['founding.due'].holds(standing) && unfounded(standing);
  return listOf('建会一对一责任表', responsibilityColumns, enterprises, day, naming, isOpen);
}

function listOf(
  title: string,
  columns: readonly Column[],
  enterprises: readonly Enterprise[],
  day: Day,
  naming: Naming,
  belongs: (standing: Standing) => boolean,
): List {
  const rows = enterprises.flatMap((enterprise) => {
    const standing = standingOn(enterprise, day);
    return standing && belongs(standing) ? [columns.map(({ of }) => of(enterprise, standing, day, naming))] : [];
  });
  const numbered = rows.map((cells, at) => [String(at + 1), ...cells]);
  const table = { columns: ['序号', ...columns.map((column) => column.title)], rows: numbered };
  return { title, until: `截至${sayWholeDate(day)}`, table, foot: `共 ${rows.length} 家` };
}
