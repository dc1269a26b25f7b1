import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { workbook } from '../../cloudfunctions/papers/workbook';
import { checkSignOf } from '../../core/domains/enterprises/credit-code';
import { registerOf } from '../../core/domains/registers';
import type { Field } from '../../core/kernel/field';
import { mostTableRows, type Table } from '../../core/papers/table';
import { partsOf } from '../../core/register/import';
import { censusOf, invented } from '../../local/worlds/enterprises/park';
import type { Started } from '../../tests/support/hearth';
import type { Door } from './door';
import { type Figure, rounded } from './figure';
import { Memory } from './memory';
import { brandAt } from './records';

const kind = 'enterprise';
const lastYear = new Date().getFullYear() - 1;

const granted = <E extends v.ObjectEntries>(entries: E) => v.object({ value: v.object(entries) });
const Home = granted({ folder: v.string() });
const Colleagues = granted({ colleagues: v.array(v.object({ handle: v.string(), desk: v.string() })) });
const Part = granted({
  header: v.array(v.string()),
  rows: v.array(v.array(v.string())),
  next: v.nullable(v.number()),
});
const marks = v.array(v.object({ column: v.string(), why: v.string() }));
const Imported = granted({ fresh: v.number(), wrong: marks, doubts: marks });

/** How a table of as many rows as one may have comes into a register, as the phone brings it in: read, looked through, stored. */
export async function measureImport(door: Door, { url, pid }: Started, who: string): Promise<Figure[]> {
  const { colleagues } = v.parse(Colleagues, JSON.parse(await door.call(who, 'staff.colleagues', {}))).value;
  const file = await tableOf(colleagues.map(({ handle }) => handle));
  const { folder } = v.parse(Home, JSON.parse(await door.call(who, 'home.open', {}))).value;
  const fileId = await upload(url, who, file, folder);
  const [api, papers] = [new Memory(pid, 'api'), new Memory(pid, 'papers')];
  try {
    const [table, reading] = await timed(() => read(door, who, fileId));
    const [, looking] = await timed(() => bringIn(door, who, table, false));
    const [fresh, storing] = await timed(() => bringIn(door, who, table, true));
    const perSecond = (what: string, ms: number) => {
      return { what: `import: rows ${what} a second`, seen: rounded((1000 * table.rows.length) / ms), unit: '/s' };
    };
    return [
      {
        what: `import: rows stored, of ${mostTableRows} in ${rounded(file.length / 1024)} KB`,
        seen: fresh,
        unit: '',
        atLeast: mostTableRows,
      },
      perSecond('read', reading),
      perSecond('looked through', looking),
      perSecond('stored', storing),
      { what: 'import: the whole of it', seen: rounded((reading + looking + storing) / 1000), unit: 's' },
      { what: 'import: the most memory of papers', seen: rounded(papers.most), unit: 'MB' },
      { what: 'import: the most memory of api', seen: rounded(api.most), unit: 'MB' },
    ];
  } finally {
    api.stop();
    papers.stop();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  const done = await work();
  return [done, performance.now() - began];
}

/** The rows of the file, part by part. */
async function read(door: Door, who: string, fileId: string): Promise<Table> {
  const rows: string[][] = [];
  for (let from = 0; ; ) {
    const part = v.parse(Part, JSON.parse(await door.call(who, 'papers.table', { kind, fileId, from }))).value;
    rows.push(...part.rows);
    if (part.next === null) return { header: part.header, rows };
    from = part.next;
  }
}

/** As many rows a call as one may hold, one call after another; answers how many were new. Throws where one was not taken. */
async function bringIn(door: Door, who: string, { header, rows }: Table, confirmed: boolean): Promise<number> {
  let fresh = 0;
  for (const part of partsOf({ header, rows })) {
    const some = part.rows.map((cells) => [...cells]);
    const input = { kind, header: [...header], rows: some, doubles: 'skip' as const, confirmed };
    const done = v.parse(Imported, JSON.parse(await door.call(who, 'register.import', input))).value;
    const amiss = [...done.wrong, ...done.doubts][0];
    if (amiss) throw new Error(`a row was not taken: ${JSON.stringify(amiss)}`);
    fresh += done.fresh;
  }
  return fresh;
}

async function upload(url: string, who: string, file: Buffer, folder: string): Promise<string> {
  const path = `uploads/${folder}/${randomBytes(16).toString('hex')}/1.xlsx`;
  const reply = await fetch(`${url}/local/upload?path=${encodeURIComponent(path)}`, {
    method: 'POST',
    headers: { 'x-wx-openid': who },
    body: new Uint8Array(file),
  });
  return v.parse(v.object({ fileID: v.string() }), await reply.json()).fileID;
}

/** An .xlsx of a census, each row another enterprise, with every question that a table can answer. */
function tableOf(handles: readonly string[]): Promise<Buffer> {
  const fields = (registerOf(kind)?.fields ?? []).filter(({ control }) => control !== 'papers');
  const told = { ...invented(lastYear), colleagues: handles };
  const rows = Array.from({ length: mostTableRows }, (_, at) => {
    const name = `瑞金市${at}号${brandAt(at)}有限公司`;
    const part = { mainReason: 'fewWorkers', name, creditCode: codeAt(at) } as const;
    const found: Record<string, unknown> = censusOf([name, 'i03', 'park', '170', 12], at % 79, told, part);
    return fields.map((field) => cellOf(field, found[field.name]));
  });
  return workbook({ head: [], columns: fields.map(({ label }) => ({ title: label, width: 12 })), rows });
}

/** A code that fits, of an area that was never given out. */
function codeAt(at: number): string {
  const start = `91360798MA${String(at).padStart(7, '0')}`;
  return `${start}${checkSignOf(start) ?? ''}`;
}

/** An answer as an office writes it into a cell. */
function cellOf({ options = [], fields: [inner] = [] }: Field, answer: unknown): string {
  if (answer === undefined) return '';
  if (inner && Array.isArray(answer)) return answer.map((card) => cellOf(inner, card[inner.name])).join('、');
  return options.find(({ value }) => value === answer)?.label ?? String(answer);
}
