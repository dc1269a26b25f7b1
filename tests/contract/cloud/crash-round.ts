import type { CloudBase } from '@cloudbase/node-sdk';
import { connect, startTestCloud, type TestCloud } from '../../support/local-cloud';

type Database = ReturnType<CloudBase['database']>;
type Transaction = Awaited<ReturnType<Database['startTransaction']>>;

/** What one round of writing, killing and restarting found. Anything but zero in `lost` and `broken` is a fault. */
export interface CrashReport {
  acknowledged: number;
  /** Acknowledged writes that the restarted store does not have. */
  lost: number;
  /** Rows an index misses or holds twice, half transactions, counters above what was asked. */
  broken: number;
}

/** What was acknowledged while writing. */
class Ledger {
  readonly added: string[] = [];
  /** Ids of transactions: each adds two documents. */
  readonly pairs: string[] = [];
  /** Increments acknowledged, and asked for at all. */
  counted = 0;
  asked = 0;
  readonly enough: Promise<void>;
  private reached: () => void = () => undefined;

  constructor(private readonly wanted: number) {
    this.enough = new Promise((resolve) => {
      this.reached = resolve;
    });
  }

  get acknowledged(): number {
    return this.added.length + this.pairs.length + this.counted;
  }

  note(): void {
    if (this.acknowledged >= this.wanted) this.reached();
  }
}

const CRASH_COLLECTIONS = [
  { name: 'rows', indexes: [{ name: 'byGroup', fields: [['group', 1] as const, ['at', -1] as const] }] },
  { name: 'pairs', indexes: [{ name: 'half', unique: true, fields: [['pair', 1] as const, ['half', 1] as const] }] },
];

const WRITERS = 8;
const GROUPS = 5;

/** Starts a cloud for crash rounds on `dataDir`. */
export function startVictim(dataDir: string): Promise<TestCloud> {
  return startTestCloud({ dataDir, collections: CRASH_COLLECTIONS });
}

/**
 * Eight writers write until `wanted` writes are acknowledged; then the cloud is killed with -9, started again and
 * compared with what was acknowledged. Answers with the restarted cloud, for the next round or to be stopped.
 */
export async function crashRound(
  victim: TestCloud,
  round: number,
  wanted: number,
): Promise<{ report: CrashReport; survivor: TestCloud }> {
  const ledger = new Ledger(wanted);
  const db = connect(victim.url).database();
  const before = await counterOf(db);
  const writing = startWriters(db, round, ledger);
  await ledger.enough;
  await victim.kill();
  await writing;
  const survivor = await startVictim(victim.dataDir);
  return { report: await compare(survivor, ledger, before), survivor };
}

async function startWriters(db: Database, round: number, ledger: Ledger): Promise<void> {
  await Promise.all(
    Array.from({ length: WRITERS }, async (_item, writer) => {
      try {
        for (let at = 0; ; at++) await writeOnce(db, `${round}-${writer}-${at}`, at, ledger);
      } catch {
        // The cloud is gone: what was not acknowledged may or may not be there.
      }
    }),
  );
}

async function writeOnce(db: Database, id: string, at: number, ledger: Ledger): Promise<void> {
  if (at % 3 === 0) {
    await db.collection('rows').add({ _id: id, group: `g${at % GROUPS}`, at, text: 'x'.repeat(200) });
    ledger.added.push(id);
  } else if (at % 3 === 1) {
    ledger.asked++;
    await db
      .collection('rows')
      .doc('total')
      .update({ n: db.command.inc(1) });
    ledger.counted++;
  } else {
    await db.runTransaction(async (transaction: Transaction) => {
      await transaction.collection('pairs').add({ _id: `${id}-a`, pair: id, half: 'a' });
      await transaction.collection('pairs').add({ _id: `${id}-b`, pair: id, half: 'b' });
    });
    ledger.pairs.push(id);
  }
  ledger.note();
}

async function compare({ url }: TestCloud, ledger: Ledger, before: number): Promise<CrashReport> {
  const db = connect(url).database();
  const rows = await idsOf(db, 'rows');
  const pairs = await idsOf(db, 'pairs');
  const total = await counterOf(db);
  const lostRows = ledger.added.filter((id) => !rows.has(id)).length;
  const lostPairs = ledger.pairs.filter((id) => !pairs.has(`${id}-a`) || !pairs.has(`${id}-b`)).length;
  const halves = [...pairs].filter(
    (id) => !pairs.has(id.endsWith('a') ? id.replace(/a$/, 'b') : id.replace(/b$/, 'a')),
  ).length;
  const lostCounts = Math.max(0, before + ledger.counted - total);
  const tooMany = Math.max(0, total - before - ledger.asked);
  return {
    acknowledged: ledger.acknowledged,
    lost: lostRows + lostPairs + lostCounts,
    broken: halves + tooMany + (await strayEntries(db, rows)),
  };
}

/** How far what the index answers is from what the documents say. */
async function strayEntries(db: Database, rows: ReadonlySet<string>): Promise<number> {
  let indexed = 0;
  for (let group = 0; group < GROUPS; group++)
    indexed +=
      (
        await db
          .collection('rows')
          .where({ group: `g${group}` })
          .count()
      ).total ?? 0;
  return Math.abs(indexed - [...rows].filter((id) => id !== 'total').length);
}

async function counterOf(db: Database): Promise<number> {
  const { data } = await db.collection('rows').doc('total').get();
  if (data.length === 0) await db.collection('rows').add({ _id: 'total', n: 0 });
  return data[0]?.n ?? 0;
}

async function idsOf(db: Database, name: string): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let last = ''; ; ) {
    const where = last === '' ? {} : { _id: db.command.gt(last) };
    const { data } = await db
      .collection(name)
      .where(where)
      .orderBy('_id', 'asc')
      .limit(1000)
      .field({ _id: true })
      .get();
    for (const { _id } of data) ids.add(_id);
    last = data.at(-1)?._id ?? '';
    if (data.length < 1000) return ids;
  }
}
