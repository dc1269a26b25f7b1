/**
 * So many calls one process answers side by side: more than the smallest edition has connections to its store, and whoever is taken
 * in waits half a second at most where a hundred are answered a second. Taken in without end, everybody would wait until no phone
 * listens any more. Where the platform gives each call a process of its own, nobody is ever turned away here.
 */
const mostAtOnce = 50;

let atOnce = 0;

/** Does this for one more caller; undefined, and nothing is done, where there is no room for one. */
export async function withRoom<T>(work: () => Promise<T>): Promise<T | undefined> {
  if (atOnce >= mostAtOnce) return undefined;
  atOnce += 1;
  try {
    return await work();
  } finally {
    atOnce -= 1;
  }
}
