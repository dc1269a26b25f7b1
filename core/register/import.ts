import * as v from 'valibot';
import { kind } from '../case/input';
import { bytesSent } from '../kernel/bytes';
import { cleanNumber, cleanText } from '../kernel/clean';
import { addDays, isDay } from '../kernel/day';
import type { Around, Sure, Told } from '../kernel/doubt';
import type { Field } from '../kernel/field';
import { parseYuan } from '../kernel/money';
import { amissIn, doubtsIn } from '../record/check';
import type { Stored } from '../record/definition';
import { placesOf } from '../union/union';
import type { Filled, Knowing, Register } from './register';

/** So many rows come in with one call at most; a longer sheet comes in several. */
const mostRows = 100;
const mostColumns = 80;
const cell = v.pipe(v.string(), v.maxLength(2000));

/** A sheet, or a part of one: its head, its rows, and what is done with what is there already. */
export const Importing = v.object({
  kind,
  header: v.pipe(v.array(cell), v.minLength(1), v.maxLength(mostColumns)),
  rows: v.pipe(v.array(v.pipe(v.array(cell), v.maxLength(mostColumns))), v.minLength(1), v.maxLength(mostRows)),
  doubles: v.picklist(['merge', 'skip']),
  /** Not confirmed, it is only looked through. */
  confirmed: v.boolean(),
  /** That she has looked at what may be wrong: `sure` of what looking through answered. */
  sure: v.optional(v.pipe(v.string(), v.maxLength(64))),
});
export type Importing = v.InferOutput<typeof Importing>;

/** What one call carries: WeChat takes 100 KB a request, and the cloud looks at no more than four thousand values in one. */
const mostBytes = 90 * 1024;
const mostValues = 3900;

/** Some rows of a sheet, and how many stand above them. */
export interface SheetPart {
  above: number;
  rows: readonly (readonly string[])[];
}

/** A sheet in as few parts as it takes calls to bring it in; the same sheet always in the same ones. */
export function partsOf({ header, rows }: { header: readonly string[]; rows: SheetPart['rows'] }): SheetPart[] {
  const weigh = (cells: readonly string[]) => ({
    bytes: cells.reduce((sum, each) => sum + bytesSent(each) + 1, 2),
    values: cells.length + 1,
  });
  const head = weigh(header);
  const parts: SheetPart[] = [];
  let above = 0;
  let part = head;
  rows.forEach((cells, at) => {
    const row = weigh(cells);
    const sum = { bytes: part.bytes + row.bytes, values: part.values + row.values };
    const isFull = at - above === mostRows || sum.bytes > mostBytes || sum.values > mostValues;
    if (isFull && at > above) {
      parts.push({ above, rows: rows.slice(above, at) });
      above = at;
      part = { bytes: head.bytes + row.bytes, values: head.values + row.values };
    } else part = sum;
  });
  return above < rows.length ? [...parts, { above, rows: rows.slice(above) }] : parts;
}

/** A cell that cannot be taken as it is, or should be looked at again: by row from 1, and by the head of its column. */
export interface Marked {
  row: number;
  column: string;
  why: string;
}

/** What came of a sheet. Nothing of it is stored while anything of it is wrong, or doubted and nobody has looked at it. */
export interface Imported {
  stored: boolean;
  /** How many are new, take the place of what was there, and are left as they are. */
  fresh: number;
  merged: number;
  skipped: number;
  /** What is there already, by row. */
  doubles: readonly { row: number; headline: string }[];
  wrong: readonly Marked[];
  /** What may be right and looks wrong: it is stored once she has looked at it. */
  doubts: readonly Marked[];
  /** What says that she has looked at these very rows and what is doubted in them; empty where nothing is. */
  sure: string;
  /** Columns that belong to no question: what stands in them is not taken. */
  unknown: readonly string[];
}

/** What is known where a sheet comes in: whose places and colleagues it may name. */
export interface Naming extends Knowing {
  colleagues: readonly { handle: string; name: string }[];
}

/** A row that can be taken, with what should be looked at again. */
export interface Readable {
  row: number;
  filled: Filled;
  sure: Sure;
}

/** The questions that a cell can answer. */
const columnsOf = ({ fields }: Pick<Register, 'fields'>): readonly Field[] =>
  fields.filter(({ control, fields: inner = [] }) =>
    control === 'cards' ? inner.length === 1 : !['papers', 'consent', 'stars'].includes(control),
  );

const headOf = (title: string) =>
  cleanText(title)
    .replace(/[*＊]|[(（]必填[)）]/g, '')
    .trim();

/** True for the head of a column that answers a question. */
export const knowsColumn = (register: Pick<Register, 'fields'>, title: string): boolean =>
  questionsOf(register, [title])[0] !== undefined;

/** The question of each column, in the order of the head; undefined where none is called so. */
function questionsOf(register: Pick<Register, 'fields'>, header: readonly string[]): (Field | undefined)[] {
  const fields = columnsOf(register);
  return header.map((title) => fields.find(({ label, name }) => label === headOf(title) || name === headOf(title)));
}

/** Reads a sheet row by row: what can be taken, and cell by cell what cannot. Of two rows about the same, the later one is wrong. */
export function readSheet(
  register: Register,
  { header, rows }: Pick<Importing, 'header' | 'rows'>,
  naming: Naming,
): { right: Readable[]; wrong: Marked[]; doubts: Marked[]; unknown: string[] } {
  const questions = questionsOf(register, header);
  const right: Readable[] = [];
  const wrong: Marked[] = [];
  const doubts: Marked[] = [];
  const seen = new Map<string, number>();
  rows.forEach((cells, at) => {
    const row = at + 1;
    if (cells.every((each) => each.trim() === '')) return;
    const read = readRow(register, questions, cells, naming);
    const mark = (fields: Readonly<Record<string, string>>) =>
      Object.entries(fields).flatMap(([name, why]) =>
        name.includes('.') ? [] : [{ row, column: labelOf(register, name), why }],
      );
    if (!read.ok) {
      wrong.push(...mark(read.fields));
      return;
    }
    const twin = seen.get(read.filled.subject.key);
    if (twin !== undefined) {
      wrong.push({ row, column: '', why: `和第 ${twin} 行是同一${register.unit}${register.noun}，请留一行。` });
      return;
    }
    seen.set(read.filled.subject.key, row);
    doubts.push(...mark(read.sure));
    right.push({ row, filled: read.filled, sure: read.sure });
  });
  const unknown = header.filter((title, at) => headOf(title) !== '' && !questions[at]);
  return { right, wrong, doubts, unknown };
}

const labelOf = ({ fields }: Pick<Register, 'fields'>, name: string) =>
  fields.find((field) => field.name === name)?.label ?? name;

type Row = { ok: true; filled: Filled; sure: Sure } | { ok: false; fields: Record<string, string> };

function readRow(
  register: Register,
  questions: readonly (Field | undefined)[],
  cells: readonly string[],
  naming: Naming,
): Row {
  const answers: Record<string, unknown> = {};
  const amiss: Record<string, string> = {};
  questions.forEach((field, at) => {
    const said = cleanText(cells[at] ?? '').replace(/^'/, '');
    if (!field || said === '') return;
    const read = answerIn(field, said, naming);
    if ('why' in read) amiss[field.name] = read.why;
    else answers[field.name] = read.answer;
  });
  const filled = register.fill(answers, naming.union);
  const around: Around = { today: naming.today, union: naming.union };
  const mistakes = filled.ok
    ? mistakesIn(register, filled.value.answers, around, naming)
    : (filled.refusal.fields ?? {});
  const fields = { ...mistakes, ...amiss };
  if (!filled.ok || Object.keys(fields).length > 0) return { ok: false, fields };
  return { ok: true, filled: filled.value, sure: doubtsIn(register.form, filled.value.answers, around) };
}

/** What the form says against answers, by its bounds and across its questions. */
function mistakesIn(
  register: Register,
  answers: Stored,
  around: Around,
  naming: Naming,
): Readonly<Record<string, string>> {
  return { ...register.mistakes?.('open', answers, undefined, naming), ...amissIn(register.fields, answers, around) };
}

type Answer = { answer: unknown } | { why: string };

/** What a cell answers, in the way in which offices write it. */
function answerIn(field: Field, said: string, naming: Naming): Answer {
  switch (field.control) {
    case 'choice':
      return optionIn(field, said);
    case 'unit':
      return placeIn(field, said, naming);
    case 'colleague':
      return colleagueIn(said, naming);
    case 'day':
      return dayIn(said);
    case 'count':
      return numberIn(cleanNumber(said).replace(field.unit ?? '', ''));
    case 'money':
      return numberIn(String(parseYuan(said) ?? Number.NaN));
    case 'cards':
      return cardsIn(field, said, naming);
    default:
      return { answer: said };
  }
}

function optionIn({ options = [] }: Field, said: string): Answer {
  const found = options.find(({ value, label }) => label === said || value === said);
  return found ? { answer: found.value } : { why: `要填：${options.map(({ label }) => label).join('、')}` };
}

function placeIn({ places = 'areas' }: Field, said: string, { union }: Naming): Answer {
  const all = placesOf(union, places);
  const found = all.find(({ value, label }) => label === said || value === said);
  return found ? { answer: found.value } : { why: '列表里没有这一项，请照工会设置里的名称写。' };
}

function colleagueIn(said: string, { colleagues }: Naming): Answer {
  const named = colleagues.filter(({ name, handle }) => name === said || handle === said);
  const [found, other] = named;
  if (other) return { why: '有两位同事叫这个名字，请在手机上选。' };
  return found ? { answer: found.handle } : { why: '没有这位同事。' };
}

/** `2026-3-5`, `2026/3/5`, `2026.3.5`, `20260305`, `2026年3月5日`; or the number of days by which Excel keeps a day. */
function dayIn(said: string): Answer {
  const plain = said.replace(/\s/g, '');
  // Days since 30 December 1899: five digits from 1954 to 2173.
  if (/^[2-9]\d{4}$/.test(plain)) return { answer: addDays('1899-12-30', Number(plain)) };
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  const [, year = '', month = '', date = ''] = parts ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? { answer: day } : { why: '日期没有看懂，请写成 2026-3-5。' };
}

function numberIn(said: string): Answer {
  const number = Number(said);
  return said !== '' && Number.isFinite(number) ? { answer: number } : { why: '数字没有看懂，请只写数字。' };
}

/** Several in one cell, one after another. */
function cardsIn({ fields = [] }: Field, said: string, naming: Naming): Answer {
  const [inner] = fields;
  if (!inner) return { why: '这一列不能从表格导入。' };
  const cards: Told[] = [];
  for (const part of said.split(/[、,，;；\n]+/).map((each) => each.trim())) {
    if (part === '') continue;
    const read = answerIn(inner, part, naming);
    if ('why' in read) return read;
    cards.push({ [inner.name]: read.answer });
  }
  return { answer: cards };
}
