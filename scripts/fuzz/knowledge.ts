import * as v from 'valibot';
import { catalogue } from '../../core/domains/catalogue';
import { registers } from '../../core/domains/registers';
import { services } from '../../core/domains/services';
import { inventedIdentity } from '../../local/worlds/students';
import { ruijinUnion } from '../../local/worlds/union';

const most = 200;
const thisYear = new Date().getFullYear();
const years = [thisYear - 1, thisYear].flatMap((year) => [year, String(year)]);
const Found = v.object({
  caseId: v.optional(v.string()),
  recordId: v.optional(v.string()),
  code: v.optional(v.string()),
  next: v.nullish(v.string()),
  rows: v.optional(v.array(v.object({ id: v.string() })), []),
  colleagues: v.optional(v.array(v.object({ handle: v.string() })), []),
});
const Granted = v.object({ ok: v.literal(true), value: Found });

/** What is learned from replies, so that later calls meet things that are there. */
export class Knowledge {
  private readonly cases = ['a'.repeat(32)];
  private readonly records = ['b'.repeat(32)];
  private readonly codes = ['AAAAAAAAAA'];
  private readonly cursors = ['2026-01-01|a'];
  private readonly handles = ['0'.repeat(16)];

  /** By the names of the fields in which they are sent. */
  readonly values = {
    caseId: this.cases,
    recordId: this.records,
    code: this.codes,
    cursor: this.cursors,
    handle: this.handles,
    successor: this.handles,
    deputy: this.handles,
    to: this.handles,
    desk: ruijinUnion.desks.map(({ id }) => id),
    area: ['elsewhere', ...ruijinUnion.desks.filter(({ area }) => area).map(({ id }) => id)],
    kind: [...services, ...registers].map(({ kind }) => kind),
    book: registers.flatMap(({ books = {} }) => Object.keys(books)),
    letter: registers.flatMap(({ letters = [] }) => letters.map(({ name }) => name)),
    figure: [...catalogue.figures.keys()],
    identity: [inventedIdentity('2008-01-01', 1), inventedIdentity('2008-01-01', 2)],
    cardNumber: ['6200000000000005'],
    year: years,
    fileId: [`cloud://local-env.local/uploads/${'0'.repeat(32)}/${'0'.repeat(32)}/1.png`],
  };

  learn(reply: unknown): void {
    const read = v.safeParse(Granted, reply);
    if (!read.success) return;
    const { caseId, recordId, code, next, rows, colleagues } = read.output.value;
    keep(this.cases, [...(caseId ? [caseId] : []), ...rows.map(({ id }) => id)]);
    keep(this.records, [...(recordId ? [recordId] : []), ...rows.map(({ id }) => id)]);
    keep(this.codes, code ? [code] : []);
    keep(this.cursors, next ? [next] : []);
    keep(
      this.handles,
      colleagues.map(({ handle }) => handle),
    );
  }
}

function keep(pool: string[], found: readonly string[]): void {
  pool.push(...found.filter((value) => !pool.includes(value)));
  if (pool.length > most) pool.splice(1, pool.length - most);
}
