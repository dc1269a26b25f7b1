import type { Case } from '../../core/case/case';
import { stamped } from '../../core/case/stamp';
import { addDays, dayOf } from '../../core/kernel/day';
import { dataFolder, startHearth } from '../../tests/support/hearth';
import { connect } from '../../tests/support/local-cloud';
import { atOnce, Door } from './door';
import { type Figure, median, rounded } from './figure';
import { busiest, fillStore, inChunks, patternIn, vault } from './fill';

/** What comes due on one morning: news, reminders, and notices that end. */
const due = { messages: 2000, reminders: 5000, notices: 500 } as const;
const all = due.messages + due.reminders + due.notices;
const minuteMs = 60_000;
/** Longer than anybody should wait; a bench that hangs tells nothing. */
const mostMinutes = 15;

const now = new Date().toISOString();
const today = dayOf(now);

/** How many runs of the timer a bad morning takes, and how much slower a phone is meanwhile, at so many ms a trip. */
export async function measureTimers(latencyMs: number): Promise<Figure[]> {
  const data = dataFolder();
  try {
    await fillStore(data.path, {
      lay: ({ cases }, put) =>
        inChunks(
          all,
          (at) => caseAt(at, cases),
          (some) => put('cases', some),
        ),
    });
    await afterTheMinute(2000);
    const hearth = await startHearth(data.path, '--latency', String(latencyMs), '--connections', '30');
    const door = new Door(hearth.url);
    try {
      await accept(hearth.url, busiest.owner, 'progress', due.messages);
      await accept(hearth.url, busiest.officer, 'deadline', due.reminders);
      const calm = await phones(door);
      await afterTheMinute(0);
      return figuresOf(latencyMs, calm, await busyPhones(hearth.url, door));
    } finally {
      door.close();
      await hearth.stop();
    }
  } finally {
    data.remove();
  }
}

function figuresOf(
  latencyMs: number,
  calm: number,
  { minutes, times }: { minutes: number; times: number[] },
): Figure[] {
  const busy = median(times);
  const spread = `${rounded(busy)} ms beside ${rounded(calm)} ms`;
  return [
    { what: `timers: runs for ${all} pieces, ${latencyMs} ms a trip`, seen: minutes, unit: '', atMost: 5 },
    { what: `timers: a phone's call meanwhile (${spread})`, seen: rounded(busy / calm), unit: '×', atMost: 1.5 },
  ];
}

/** The median of some people's first screens (ms), a few at a time. */
async function phones(door: Door): Promise<number> {
  const { times } = await atOnce(100, 4, (at) => door.call(`bench-phone-${at}`, 'home.open', {}));
  return median(times);
}

/** Calls on until nothing is due; how many minutes that took, and each round's median. */
async function busyPhones(url: string, door: Door): Promise<{ minutes: number; times: number[] }> {
  const began = Date.now();
  const times: number[] = [];
  const minutes = () => Math.ceil((Date.now() - began) / minuteMs);
  while ((await countDue(url)) > 0 && minutes() <= mostMinutes) times.push(await phones(door));
  return { minutes: minutes(), times };
}

async function countDue(url: string): Promise<number> {
  const database = connect(url).database();
  const { command } = database;
  const counts = [
    { outgoingSince: command.gt('') },
    { warnOn: command.lte(today) },
    { passOn: command.lte(today) },
  ].map(async (where) => (await database.collection('cases').where(where).count()).total ?? 0);
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** Waits until so many ms after the next full minute, when the timer has begun. */
function afterTheMinute(ms: number): Promise<void> {
  return new Promise((go) => setTimeout(go, minuteMs - (Date.now() % minuteMs) + ms));
}

async function accept(url: string, who: string, template: string, times: number): Promise<void> {
  await fetch(`${url}/local/subscriptions`, {
    method: 'POST',
    headers: { 'x-wx-openid': who, 'content-type': 'application/json' },
    body: JSON.stringify({ templateIds: Array.from({ length: times }, () => template) }),
  });
}

function caseAt(at: number, cases: readonly Case[]): Case {
  const published = cases.find(({ status }) => status === 'published');
  if (!published) throw new Error('the world has no notice to end');
  const isNotice = at >= due.messages + due.reminders;
  const _id = `bench${String(at).padStart(27, '0')}`;
  const keys = { _id, onceKey: _id, openedKey: `${now}|${_id}`, dueKey: `${today}|${_id}` };
  const quiet = { outgoing: [], sending: [], outgoingSince: null, warnOn: null };
  if (isNotice) return stamped({ ...published, ...keys, ...quiet, personKey: _id, passOn: today }, vault);
  const plain = { ...patternIn(cases), ...keys, ...quiet, officer: { id: busiest.officer, name: '李敏' } };
  return at < due.messages ? owed(plain) : overdue(plain);
}

function owed(found: Case): Case {
  const words = { event: 'progress', thing: '拖欠工资', phrase: '办理中', note: '点开查看' } as const;
  return { ...found, outgoing: [{ id: `${found._id}:1`, to: busiest.owner, at: now, ...words }], outgoingSince: now };
}

function overdue(found: Case): Case {
  const deadline = { clock: 'accept', since: addDays(today, -10), day: addDays(today, 5) } as const;
  return { ...found, deadline: { ...deadline, pausedOn: null, pausedDays: 0 }, warned: 0, warnOn: today };
}
