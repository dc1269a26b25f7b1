import { mkdirSync, writeFileSync } from 'node:fs';
import { collections } from '../../cloudfunctions/shared/store/schema';
import { vaultWith } from '../../cloudfunctions/shared/vault';
import type { Case } from '../../core/case/case';
import { addDays } from '../../core/kernel/day';
import { insertMany } from '../../local/cloud/engine/bulk';
import { openStore } from '../../local/cloud/engine/open-store';
import { secretFile, withKeys } from '../../local/secret';
import { ruijin } from '../../local/worlds/ruijin';
import type { Story } from '../../local/worlds/story';

const chunk = 5000;
const firstDay = '2027-01-01';
/** Due days repeat over three years, as they would at one desk. */
const dueDays = 1095;

/** Every one of the many cases lies with this officer, at her desk, and belongs to this worker: each list holds them all. */
export const busiest = { officer: 'staff-li', desk: 'rights', owner: 'worker-wang' };

/**
 * Colleagues at that desk beside her, where steps are measured: a bench does in a minute what one person is not let do
 * (core/limits.ts). No desk has so many, and whoever submits reads them all: where submissions are measured there are none.
 */
const colleagues = 40;
export const colleagueAt = (at: number) => `bench-officer-${at % colleagues}`;

/**
 * Fills a new data folder with the ruijin world and `count` further open cases, made by varying one that core made.
 * Cases that follow one another in a list do not lie beside one another on the disk. They bear the stamp of the one that
 * was varied: lists do not look at it.
 */
export async function fillWithCases(dataDir: string, count: number, beside = colleagues): Promise<void> {
  await fillStore(dataDir, {
    people(story) {
      for (let at = 0; at < beside; at += 1)
        story.staff(colleagueAt(at), `同事${at}`, '13900000099', 'caseOfficer', busiest.desk, '干事');
    },
    lay: async ({ cases }, put) => {
      const pattern = patternIn(cases);
      await inChunks(
        count,
        (at) => caseNumber(at, count, pattern),
        (some) => put('cases', some),
      );
    },
  });
}

/** An open appeal of the world, to be varied. */
export function patternIn(cases: readonly Case[]): Case {
  const pattern = cases.filter(({ kind }) => kind === 'appeal').at(-1);
  if (!pattern) throw new Error('the world has no case to vary');
  return pattern;
}

/** The secret's vault of every store that is filled here. */
export const vault = vaultWith('bench');

/** What a store is filled with beside the ruijin world. */
interface Filling {
  /** Who lives there too. */
  people?(story: Story): void;
  /** Whatever else lies there, made from what the world holds. */
  lay?(documents: Documents, put: Put): Promise<void>;
}
type Documents = ReturnType<Story['documents']>;

/** Fills a new data folder with the ruijin world, and what is laid beside it. */
export async function fillStore(dataDir: string, { people, lay }: Filling): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(secretFile(dataDir), 'bench');
  const store = openStore(dataDir, collections);
  try {
    // Nothing is lost if this is interrupted: the folder is thrown away.
    for (const setting of ['journal_mode=OFF', 'synchronous=OFF']) store.sql.exec(`PRAGMA ${setting}`);
    const now = new Date().toISOString();
    const story = ruijin(now, vault);
    people?.(story);
    const documents = story.documents();
    const { settings } = withKeys({ documents }, vault, now).documents;
    const put: Put = (name, docs) =>
      store.group.run(() => {
        const collection = store.catalog.find(name) ?? store.catalog.create(name);
        const plain = docs.map((doc) => ({ ...doc }));
        insertMany(store.sql, store.catalog, collection, plain);
      });
    for (const [name, docs] of Object.entries({ ...documents, settings })) await put(name, docs);
    await lay?.(documents, put);
  } finally {
    store.close();
  }
}

/** Makes so many documents and hands them on in chunks: no more of them are in memory at once. */
export async function inChunks<T>(
  count: number,
  make: (at: number) => T,
  take: (some: T[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < count; from += chunk)
    await take(Array.from({ length: Math.min(chunk, count - from) }, (_, at) => make(from + at)));
}

/** Lays documents into a collection of a store that is being filled. */
export type Put = (name: string, docs: readonly object[]) => Promise<void>;

/** A step that visits every place below `count` once, far from the last one. */
export function placeOf(at: number, count: number): number {
  return (at * 7_368_787) % count;
}

/** The keys by which lists are ordered, for the case at a place from the front (due first; opened first). */
export function cursorsAt(place: number, count: number): { due: string; opened: string } {
  const { dueKey, openedKey } = keysOf(place, count);
  return { due: dueKey, opened: openedKey };
}

function keysOf(place: number, count: number) {
  const _id = `bench${String(place).padStart(27, '0')}`;
  const day = addDays(firstDay, Math.floor((place * dueDays) / count));
  const openedAt = new Date(Date.UTC(2025, 0, 1) + place * 30_000).toISOString();
  return { _id, day, openedAt, openedKey: `${openedAt}|${_id}`, dueKey: `${day}|${_id}` };
}

function caseNumber(at: number, count: number, pattern: Case): Case {
  const place = placeOf(at, count);
  const { day, ...keys } = keysOf(place, count);
  return {
    ...pattern,
    ...keys,
    onceKey: keys._id,
    number: `QZ-2026-${String(place).padStart(7, '0')}`,
    open: true,
    owner: { ...pattern.owner, id: busiest.owner },
    desk: busiest.desk,
    officer: { id: busiest.officer, name: '李敏' },
    deadline: { clock: 'accept', since: '2026-11-01', day, pausedOn: null, pausedDays: 0 },
    warnOn: null,
    updatedAt: keys.openedAt,
    outgoing: [],
    outgoingSince: null,
  };
}
