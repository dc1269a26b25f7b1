import { dataFolder, startHearth } from '../../tests/support/hearth';
import { Door } from './door';
import { type Figure, median, rounded } from './figure';
import { busiest, cursorsAt, fillWithCases } from './fill';

const rounds = 60;
/** How deep the pages lie that are compared with the first one, as a share of the whole list. */
const depths = [0.01, 0.25, 0.5, 0.75, 0.999];

/** How long a page of a list takes on the first page and at any depth of `count` cases. */
export async function measureLists(count: number): Promise<Figure[]> {
  const data = dataFolder();
  try {
    await fillWithCases(data.path, count);
    const hearth = await startHearth(data.path);
    const door = new Door(hearth.url);
    try {
      return [
        ...(await compare('desk list', count, deskPage(door))),
        ...(await compare('own list', count, ownPage(door))),
      ];
    } finally {
      door.close();
      await hearth.stop();
    }
  } finally {
    data.remove();
  }
}

type PageOf = (place: number | undefined) => Promise<unknown>;

function deskPage(door: Door): (count: number) => PageOf {
  return (count) => (place) => {
    const cursor = place === undefined ? {} : { cursor: cursorsAt(place, count).due };
    return door.call(busiest.officer, 'case.queue', { queue: 'desk', desk: busiest.desk, ...cursor });
  };
}

function ownPage(door: Door): (count: number) => PageOf {
  return (count) => (place) =>
    door.call(
      busiest.owner,
      'case.mine',
      place === undefined ? {} : { cursor: cursorsAt(count - place, count).opened },
    );
}

/** In turns, so that whatever else the machine does falls on every depth alike; each deep page is another one. */
async function compare(what: string, count: number, pageFor: (count: number) => PageOf): Promise<Figure[]> {
  const page = pageFor(count);
  const times = new Map<number, number[]>([0, ...depths].map((depth) => [depth, []]));
  const timed = async (depth: number, place: number | undefined) => {
    const began = performance.now();
    await page(place);
    times.get(depth)?.push(performance.now() - began);
  };
  for (let warm = 0; warm < 20; warm += 1) await page(undefined);
  for (let round = 0; round < rounds; round += 1) {
    await timed(0, undefined);
    for (const depth of depths) await timed(depth, Math.floor(depth * count) - 40 * (round % 20));
  }
  const first = median(times.get(0) ?? []);
  const deepest = Math.max(...depths.map((depth) => median(times.get(depth) ?? [])));
  return [
    { what: `${what} of ${count} cases, first page`, seen: rounded(first), unit: 'ms' },
    {
      what: `${what}, slowest depth of it against the first page`,
      seen: rounded(deepest / first),
      unit: '×',
      atMost: 1.2,
    },
  ];
}
