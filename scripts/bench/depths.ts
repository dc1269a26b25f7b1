import { type Figure, median, rounded } from './figure';

const rounds = 60;
/** How deep the pages lie that are compared with the first one, as a share of the whole list. */
const depths = [0.01, 0.25, 0.5, 0.75, 0.999];

/** A page of a list that goes on behind a place, or its first one. */
export type PageOf = (place: number | undefined) => Promise<unknown>;

/**
 * How long a page takes at every depth of a list of so many, against its first one. In turns, so that whatever else the machine does
 * falls on every depth alike; each deep page is another one.
 */
export async function compareDepths(what: string, count: number, page: PageOf): Promise<Figure[]> {
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
    { what: `${what}, first page`, seen: rounded(first), unit: 'ms' },
    {
      what: `${what}, slowest depth against it`,
      seen: rounded(deepest / first),
      unit: '×',
      atMost: 1.2,
    },
  ];
}
