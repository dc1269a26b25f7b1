import type { Home } from '../../core/domains/office/operations';
import type { Me } from '../../core/union/me';
import { call, type Reply } from './cloud';
import { keep, readStored } from './storage';

/** Changes whenever the shape of Home does, so that an update never reads what an older version kept. */
const key = 'home:4';
let known: Home | undefined;

/** What the cloud last said about the person and the union; undefined on the very first visit. */
export function knownHome(): Home | undefined {
  if (known) return known;
  const stored = readStored(key);
  if (isHome(stored)) known = stored;
  return known;
}

/** Asks the cloud again and remembers the answer. */
export async function openHome(): Promise<Reply<Home>> {
  const reply = await call('home.open', {});
  if (reply.ok) remember(reply.value);
  return reply;
}

let asked: Promise<Reply<Home>> | undefined;

/** What is known already, else what the cloud says now: asked once, however many pages ask at the same time. */
export async function homeAtOnce(): Promise<Reply<Home>> {
  const home = knownHome();
  if (home) return { ok: true, value: home };
  asked ??= openHome().finally(() => {
    asked = undefined;
  });
  return asked;
}

/** What the cloud says now, for a page that shows how many days are left; what is known where it cannot be reached. */
export async function homeToday(): Promise<Reply<Home>> {
  const reply = await openHome();
  const home = reply.ok ? undefined : knownHome();
  return home ? { ok: true, value: home } : reply;
}

/** The person's own data have changed. */
export function rememberMe(me: Me): void {
  if (known) remember({ ...known, me });
}

function remember(home: Home): void {
  known = home;
  keep(key, home);
}

function isHome(stored: unknown): stored is Home {
  return typeof stored === 'object' && stored !== null && 'me' in stored && 'union' in stored;
}
