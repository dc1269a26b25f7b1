/**
 * So many calls one process answers side by side: more than the smallest edition has connections to its store, and whoever is taken
 * in waits half a second at most where a hundred are answered a second. Taken in without end, everybody would wait until no phone
 * listens any more. Where the platform gives each call a process of its own, nobody is ever turned away here.
 */
const mostAtOnce = 50;
/** The last places are for those who hold few: one caller with many calls does not shut the others out. */
const leftForOthers = 20;
const fewOfOne = 4;

const held = new Map<string, number>();
let atOnce = 0;

/** Does this for a caller; undefined, and nothing is done, where there is no room for one more of hers. */
export async function withRoom<T>(callerId: string, work: () => Promise<T>): Promise<T | undefined> {
  const own = held.get(callerId) ?? 0;
  const most = own < fewOfOne ? mostAtOnce : mostAtOnce - leftForOthers;
  if (atOnce >= most) return undefined;
  atOnce += 1;
  held.set(callerId, own + 1);
  try {
    return await work();
  } finally {
    atOnce -= 1;
    const left = (held.get(callerId) ?? 1) - 1;
    if (left > 0) held.set(callerId, left);
    else held.delete(callerId);
  }
}
