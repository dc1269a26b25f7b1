import type { Input } from '../../core/contract';
import type { Noted } from '../../core/figures/totals';
import { addDays } from '../../core/kernel/day';
import { deskFigures } from '../../miniprogram/packages/staff/figures/figures.view';
import { dataFolder, startHearth } from '../../tests/support/hearth';
import { Door } from './door';
import { type Figure, median, rounded } from './figure';
import { fillStore, inChunks } from './fill';
import { Ledger } from './ledger';

const rounds = 60;
const desk = 'rights';
const facts = ['opened', 'done', 'agreed', 'received', 'rated'] as const;
const parts = ['pay', 'contract', 'insurance', 'injury', 'women'] as const;
const firstDay = '2024-01-01';
const days = 1060;
/** Who oversees the whole union: each may look up so much and no more, so that one after the other asks. */
const readers = 40;
const readerAt = (at: number) => `bench-leader-${at % readers}`;

/** A row of the ledger; half of them of one desk, spread over three years. */
function rowAt(at: number): Noted {
  const on = addDays(firstDay, (at * 7919) % days);
  const id = String(at).padStart(20, '0');
  const _id = `bench${id}:1:0`;
  const fact = facts[at % facts.length] ?? 'opened';
  const hasMoney = fact === 'agreed' || fact === 'received';
  return {
    _id,
    kind: 'appeal',
    fact,
    on,
    bookedOn: on,
    year: on.slice(0, 4),
    key: `${on}|${_id}`,
    desk: at % 2 === 0 ? desk : `town:${at % 20}`,
    round: null,
    count: 1,
    quantity: fact === 'rated' ? 1 + (at % 5) : 1,
    unit: fact === 'rated' ? '星' : '件',
    amountFen: hasMoney ? 100 * (1 + (at % 9000)) : null,
    person: null,
    part: parts[at % parts.length] ?? null,
    of: { collection: 'cases', id: `bench${id}` },
    reverses: null,
    noted: `${on}T08:00`,
  };
}

/** How long a page of figures takes, and a page of the records behind one, over `count` rows of the ledger and over few of them. */
export async function measureFigures(count: number): Promise<Figure[]> {
  const few = await timesOver(Math.max(Math.floor(count / 100), 1000));
  const many = await timesOver(count);
  const against = (what: string, seen: number, before: number): Figure => {
    return { what, seen: rounded(seen / before), unit: '×', atMost: 1.5 };
  };
  return [
    { what: `a page of figures over ${count} rows`, seen: rounded(many.figures), unit: 'ms', atMost: 300 },
    against('a page of figures, against a hundredth of the rows', many.figures, few.figures),
    against('a page of the records behind one, the same', many.records, few.records),
  ];
}

async function timesOver(count: number) {
  const data = dataFolder();
  try {
    await fillStore(data.path, {
      people(story) {
        for (let at = 0; at < readers; at += 1)
          story.staff(readerAt(at), `领导${at}`, '13900000098', 'leader', 'office', '副主席');
      },
      async lay(_documents, put) {
        const ledger = new Ledger(put);
        await inChunks(count, rowAt, (rows) => ledger.lay(rows));
        await ledger.close();
      },
    });
    const hearth = await startHearth(data.path);
    const door = new Door(hearth.url);
    const year = '2025';
    const figures: Input<'figures.read'> = { figures: [...deskFigures], desk, year };
    const records = { figure: 'cases.done', desk, year, cursor: `${year}-06-15` };
    try {
      const timed = async (at: number, ask: (who: string) => Promise<unknown>) => {
        const began = performance.now();
        await ask(readerAt(at));
        return performance.now() - began;
      };
      const times = { figures: [0], records: [0] };
      for (let at = 0; at < rounds; at += 1) {
        times.figures[at] = await timed(2 * at, (who) => door.call(who, 'figures.read', figures));
        times.records[at] = await timed(2 * at + 1, (who) => door.call(who, 'figures.records', records));
      }
      return { figures: median(times.figures), records: median(times.records) };
    } finally {
      door.close();
      await hearth.stop();
    }
  } finally {
    data.remove();
  }
}
