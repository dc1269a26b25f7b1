import * as v from 'valibot';
import { canonical } from './kernel/canonical';
import { cleanNumber, fold } from './kernel/clean';
import type { Instant } from './kernel/day';
import { count, lines, longText, optional, text } from './kernel/field';
import { identity } from './kernel/field-personal';
import { isIdentityNumber } from './kernel/identity';
import { parseYuan, sayYuan } from './kernel/money';
import { markOver } from './kernel/stamp';
import { isCutBySheet } from './kernel/table';
import { holdsNumber } from './kernel/veil';
import type { Shown } from './record/record';

/** What one student was paid in one year before the union used the product (期初录入); nobody's number lies in it. */
export interface Opening {
  /** Made of year and student: entered twice it is one. */
  _id: string;
  year: string;
  /** Blind index of the student's identity number, as in cases. */
  personKey: string;
  amountFen: number;
  /** On what paper it stands. */
  source: string;
  /** With which list it came in. */
  roster: string;
  /** False once it was taken back: it counts nowhere, and stays. */
  standing: boolean;
  version: number;
  /** Who did what with it, the first first; nothing is changed silently. */
  history: readonly OpeningEntry[];
  stamp?: string;
}

export interface OpeningEntry {
  at: Instant;
  by: { id: string; name: string };
  action: 'enter' | 'takeBack';
  amountFen: number;
  /** The source, or why it was taken back. */
  words: string;
}

/** A list that was entered at once: from which year and paper, by whom. */
export interface Roster {
  _id: string;
  year: string;
  source: string;
  by: { id: string; name: string };
  at: Instant;
  /** Digest of what was sent: the same call with other students is none. Absent in lists from before it was noted. */
  bodyHash?: string;
  stamp?: string;
}
export const rosterMark = markOver<Roster>('rosters');

/** A list as colleagues read it: how many students of it stand, their sum in fen, and how many were taken back. */
export interface RosterView {
  id: string;
  year: string;
  source: string;
  by: string;
  at: Instant;
  count: number;
  amountFen: number;
  takenBack: number;
  /** True where the reader entered it herself: somebody else takes it back. */
  mine: boolean;
}

/** One line of a list that cannot be entered, by its number from 1, with why. */
export interface WrongLine {
  line: number;
  why: string;
}

/** What came of a list: how many students of it can be, or were, entered, their sum in fen, and which lines cannot. */
export interface Entered {
  stored: boolean;
  count: number;
  amountFen: number;
  wrong: readonly WrongLine[];
}

/** So many students are entered at once; a request holds no more (WeChat takes 100 KB). */
export const mostLines = 300;
/** So many lists are shown, and entered: three hundred thousand students. */
export const mostRosters = 1000;
const mostFen = 10_000_000;
/** Less than that was never given to a student: an amount in another unit, or a column too far. */
const leastFen = 10_000;
/** How many years back somebody can have been paid for the same studies. */
const yearsBack = 10;

export const Entering = v.object({
  year: count('哪一年发放的', '年', 2100),
  source: text('依据', 40, {
    placeholder: '例如：2023年花名册第3页',
    help: '写清哪一份材料、第几页，不要写人名和号码。',
  }),
  lines: lines('每行一名学生：身份证号码 金额，可以带姓名', 20_000, {
    placeholder: '例如：3607992008010100XX 1000',
    help: `从表格里复制粘贴就行，姓名在号码前后都可以，金额放最后，一次最多 ${mostLines} 行。号码一列要是文本，末三位不能变成 000。号码只用来认出同一名学生，号码和姓名都不保存。`,
  }),
});
export type Entering = v.InferOutput<typeof Entering>;

const reason = longText('为什么撤销', 4, 200, { placeholder: '例如：金额录错，按花名册重新录入。' });

/** What is asked where a whole list is taken back, and where one student of it is. */
export const TakingBackWhole = v.object({ reason });
export const TakingBackOne = v.object({
  identity: identity('学生身份证号码', { help: '号码只用来找到这名学生，不保存。', lookedUp: true }),
  reason,
});

/** Either of them, as it is sent: without a number it is the whole list. */
export const TakingBack = v.object({ identity: optional(TakingBackOne.entries.identity), reason });

/** One student of a list, and what she was paid in fen. */
export interface Line {
  line: number;
  identity: string;
  amountFen: number;
}

/**
 * Reads a list line by line; what is wrong with a line is said in a sentence without its number. Names are read past and kept
 * nowhere. `told`: the list is entered with this, and the number of a line says nothing any more.
 */
export function readLines(table: string, told = false): { right: Line[]; wrong: WrongLine[] } {
  const read: Line[] = [];
  const wrong: WrongLine[] = [];
  const rows = table.split('\n').map((each) => withoutQuotes(fold(each)));
  const isInTenThousands = rows.some((words) => headOfTenThousands.test(words) && !words.split(/\D/).some(isLong));
  for (const [at, words] of rows.entries()) {
    const line = at + 1;
    if (words === '') continue;
    const found = readLine(words, read.length + wrong.length, isInTenThousands);
    if (typeof found === 'string') wrong.push({ line, why: found });
    else read.push({ line, ...found });
  }
  const odd = read.flatMap((each) => {
    const why = whyTwice(each, read, told);
    return why === undefined ? [] : [{ line: each.line, why }];
  });
  const right = read.filter(({ line }) => odd.every((each) => each.line !== line));
  return { right, wrong: [...wrong, ...odd].sort((a, b) => a.line - b.line) };
}

/** A student is entered once a year. Of two amounts nobody but the paper knows which is hers: neither is entered. */
function whyTwice({ line, identity: number, amountFen }: Line, read: readonly Line[], told: boolean) {
  const same = read.filter((each) => each.identity === number && each.line !== line);
  const other = same.find((each) => each.amountFen !== amountFen);
  const beside = ({ line: at }: Line) => `和${told ? '另一' : `第 ${at} `}行是同一名学生`;
  if (other) return `${beside(other)}，金额不一样，请对照材料核对是哪一个。`;
  const [first] = same;
  if (!first || first.line > line) return undefined;
  return `${beside(first)}，一年只录一次${told ? '，这一行可以删去' : ''}。`;
}

/** The last four signs of the number on a line, by which somebody finds it on paper; empty where there is none. */
export function tailOf(line: string): string {
  const number = cleanNumber(partsOf(fold(line)).number);
  return isLong(number) ? number.slice(-4) : '';
}

/** A mark in front of a number, as in a spreadsheet: it is a text, as it stands. */
const asText = /^['‘’`]/;

/** A row without the quotes around its cells (CSV); a number that was written as `="…"` is a text, as it stands. */
const withoutQuotes = (row: string) => row.replace(/=\s*"([^"]*)"/g, "'$1").replace(/"([^"]*)"/g, '$1');
const cutBySheet =
  "表格把号码后三位变成了 000，或者写成了 3.6E+17。请在表格里把这一列设成文本，重新填号码再复制；号码本来就以 000 结尾的，在前面加一个 ' 再录。";

/** Fewer digits are no identity number in which one is missing. */
const longFrom = 12;
const isLong = (word: string) => word.replace(/\D/g, '').length >= longFrom;
/** What offices write before the number: which line it is, and whose. */
const nameBefore = /^(?:\d{1,3}[\s,;、.]+)?[^\d]*$/;
/** Whose it is, after the number; the amount comes last. What stands alone is the amount, whatever it is. */
const nameAfter = /^(?:[^\d\s,;、¥]+[\s,;、]+)*(?=.)/;

/** A line in its parts: the number, wherever it stands, and what is written before and after it. */
function partsOf(words: string): { before: string; number: string; after: string } {
  const all = words.split(/[\s,;、]+/).filter((word) => word !== '');
  const plain = (word: string) => cleanNumber(word.replace(asText, ''));
  const isNumber = (word: string) => isIdentityNumber(plain(word)) || isCutBySheet(plain(word));
  const number = all.find(isNumber) ?? all.find(isLong) ?? all[0] ?? '';
  const [at, ends] = [words.indexOf(number), /^[\s,;、]+|[\s,;、]+$/g];
  const before = words.slice(0, at).replace(ends, '');
  return { before, number, after: words.slice(at + number.length).replace(ends, '') };
}

/** How a column is headed whose amounts are no yuan. */
const headOfTenThousands = /万元|\(万\)/;
const inTenThousands = '表头写的是“万元”：请把金额换成元，或者在每个金额后面写上“万元”，再录。';

function readLine(words: string, earlier: number, isInTenThousands: boolean): Omit<Line, 'line'> | string {
  if (earlier >= mostLines) return `一次最多录 ${mostLines} 行，请分几次录。`;
  if (!/\d/.test(words)) return '这一行没有号码；是表头或者合计的，删去就行。';
  const { before, number, after } = partsOf(words);
  const identityNumber = cleanNumber(number.replace(asText, ''));
  if (!asText.test(number) && isCutBySheet(identityNumber)) return cutBySheet;
  if (!isIdentityNumber(identityNumber)) return '身份证号码不对，请逐位核对(18 位，最后一位可能是 X)。';
  const amount = after.replace(nameAfter, '');
  const amountFen = parseYuan(amount);
  const isTwo = nameBefore.test(before) && amount !== '' && (amountFen !== undefined || !/\s/.test(amount));
  if (!isTwo) return '每行写身份证号码和金额，中间空一格；姓名可以带上，别的不要写。';
  if (amountFen === undefined || amountFen <= 0) return '金额没有看懂，请写数字，单位是元，例如 1000。';
  if (isInTenThousands && !amount.includes('万')) return inTenThousands;
  if (amountFen < leastFen) return `金额不到 ${sayYuan(leastFen)}，请核对：这里的单位是元，不是万元。`;
  if (amountFen > mostFen) return `金额不能超过 ${sayYuan(mostFen)}，请核对是否多写了零。`;
  return { identity: identityNumber, amountFen };
}

/**
 * What speaks against entering this year, or this source. A year that has a season here is paid here; one further back is no
 * part of studies that go on.
 */
export function enteringMistakes(
  { year, source }: Pick<Entering, 'year' | 'source'>,
  seasons: readonly { year: number }[],
  thisYear: number,
): Partial<Record<'year' | 'source', string>> {
  const first = Math.min(...seasons.map((season) => season.year), thisYear + 1);
  return {
    ...(year >= first ? { year: `${first} 年起的发放都在系统里办理，这里只录以前的。` } : {}),
    ...(year < thisYear - yearsBack ? { year: `只录最近 ${yearsBack} 年的，请核对年份。` } : {}),
    ...(holdsNumber(source) ? { source: '依据里请不要写身份证号码、电话和卡号。' } : {}),
  };
}

/** Under what lies what a student was paid in a year. */
export const openingId = (year: string, personKey: string) => `${year}:${personKey}`;

/** Everything under which a student's earlier years may lie today. */
export function openingIds(personKey: string, thisYear: number): string[] {
  return Array.from({ length: yearsBack + 3 }, (_, back) => openingId(String(thisYear - back), personKey));
}

/** One line of what was paid before, for whoever weighs a case. */
export function openingLine({ year, amountFen, source }: Pick<Opening, 'year' | 'amountFen' | 'source'>): Shown {
  return { label: `${year}年已资助`, value: `${sayYuan(amountFen)}，依据：${source}` };
}

type Entry = Pick<OpeningEntry, 'at' | 'by'>;

/** What a student was paid, entered for the first time, or anew after it was taken back. Undefined where it stands already. */
export function enter(
  found: Opening | undefined,
  { _id: roster, year, source, by, at }: Roster,
  { personKey, amountFen }: Pick<Opening, 'personKey' | 'amountFen'>,
): Opening | undefined {
  if (found?.standing) return undefined;
  const entry: OpeningEntry = { at, by, action: 'enter', amountFen, words: source };
  const told = { year, personKey, amountFen, source, roster, standing: true };
  const { version = 0, history = [] } = found ?? {};
  return { _id: openingId(year, personKey), ...told, version: version + 1, history: [...history, entry] };
}

/** The same taken back: it counts no more, and everything that happened to it stays. */
export function takeBack(found: Opening, { at, by }: Entry, reason: string): Opening {
  const entry: OpeningEntry = { at, by, action: 'takeBack', amountFen: found.amountFen, words: reason };
  return { ...found, standing: false, version: found.version + 1, history: [...found.history, entry] };
}

/** True where somebody took it back after a moment: a repeat of a list that came in then does not enter it anew. */
export function isTakenBackSince(
  { standing, history }: Pick<Opening, 'standing' | 'history'>,
  since: Instant,
): boolean {
  return !standing && history.some(({ action, at }) => action === 'takeBack' && at >= since);
}

/** What the stamp of an opening is made of: all of it. */
export function openingText({ stamp: _stamp, ...rest }: Opening): string {
  return `opening:${canonical(rest)}`;
}

/** How many years a student was paid for: by cases and by what was entered, each year once. */
export function yearsPaid(
  cases: readonly { _id: string; season: string | null }[],
  entered: readonly Pick<Opening, 'year'>[],
): number {
  return new Set([...cases.map(({ season, _id }) => season ?? _id), ...entered.map(({ year }) => year)]).size;
}
