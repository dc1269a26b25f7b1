import { dataFolder, startHearth } from '../../tests/support/hearth';
import { compareDepths, type PageOf } from './depths';
import { Door } from './door';
import type { Figure } from './figure';
import { fillStore, inChunks, placeOf } from './fill';
import { measureImport } from './import';
import { recordKeys, recordLike } from './records';

/** Who reads, each another list: one person may read so much and no more. */
const keepers = { whole: 'bench-keeper-0', tagged: 'bench-keeper-1', imports: 'bench-keeper-2' };
const townOfficer = 'staff-lin';
const desk = 'town:xianghu';

/** How long a page of a register takes at any depth of so many records, and how a table of five thousand rows comes in beside them. */
export async function measureRegisters(count: number): Promise<Figure[]> {
  const data = dataFolder();
  try {
    await fillRegister(data.path, count);
    const hearth = await startHearth(data.path);
    const door = new Door(hearth.url);
    try {
      const compare = (what: string, page: PageOf) => compareDepths(`${what} of ${count} records`, count, page);
      return [
        ...(await compare('register', pageOf(door, keepers.whole))),
        ...(await compare('by state', pageOf(door, keepers.tagged, { tag: 'state:recorded' }))),
        ...(await compare('of a desk', pageOf(door, townOfficer, { desk }))),
        ...(await measureImport(door, hearth, keepers.imports)),
      ];
    } finally {
      door.close();
      await hearth.stop();
    }
  } finally {
    data.remove();
  }
}

/** All of them at one desk and in one state, so that each list holds them all; in no order on the disk. */
function fillRegister(dataDir: string, count: number): Promise<void> {
  return fillStore(dataDir, {
    people(story) {
      for (const [at, id] of Object.values(keepers).entries())
        story.staff(id, `台账员${at}`, '13900000097', 'caseOfficer', 'organising', '干事');
    },
    async lay({ registers }, put) {
      const found = registers.find(({ status }) => status === 'recorded');
      if (!found) throw new Error('the world has no record to vary');
      const zone = found.tags.filter((tag) => !tag.startsWith('zone:'));
      const pattern = { ...found, desk, tags: [...zone, `zone:${desk}`] };
      const recordAt = (at: number) => recordLike(pattern, placeOf(at, count), false);
      await inChunks(count, recordAt, (some) => put('registers', some));
    },
  });
}

function pageOf(door: Door, who: string, looking: { desk?: string; tag?: string } = {}): PageOf {
  return (place) => {
    const cursor = place === undefined ? {} : { cursor: recordKeys(place).listKey };
    return door.call(who, 'register.list', { kind: 'enterprise', ...looking, ...cursor });
  };
}
