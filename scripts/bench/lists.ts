import { dataFolder, startHearth } from '../../tests/support/hearth';
import { compareDepths, type PageOf } from './depths';
import { Door } from './door';
import type { Figure } from './figure';
import { busiest, cursorsAt, fillWithCases } from './fill';

/** How long a page of a list takes on the first page and at any depth of `count` cases. */
export async function measureLists(count: number): Promise<Figure[]> {
  const data = dataFolder();
  try {
    await fillWithCases(data.path, count);
    const hearth = await startHearth(data.path);
    const door = new Door(hearth.url);
    try {
      return [
        ...(await compareDepths(`desk list of ${count} cases`, count, deskPage(door, count))),
        ...(await compareDepths(`own list of ${count} cases`, count, ownPage(door, count))),
      ];
    } finally {
      door.close();
      await hearth.stop();
    }
  } finally {
    data.remove();
  }
}

function deskPage(door: Door, count: number): PageOf {
  return (place) => {
    const cursor = place === undefined ? {} : { cursor: cursorsAt(place, count).due };
    return door.call(busiest.officer, 'case.queue', { queue: 'desk', desk: busiest.desk, ...cursor });
  };
}

function ownPage(door: Door, count: number): PageOf {
  return (place) =>
    door.call(
      busiest.owner,
      'case.mine',
      place === undefined ? {} : { cursor: cursorsAt(count - place, count).opened },
    );
}
