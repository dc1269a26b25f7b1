/** The variable by which a function's process learns how far its clock is ahead (ms). */
export const clockAhead = 'LOCAL_CLOCK_AHEAD_MS';

/**
 * Sets this process's clock ahead, to rehearse what days bring: notice periods that end, deadlines, the next season.
 * Whoever asks for the time afterwards is told the later one; times that are given stay as they are.
 */
export function setClockAhead(ms: number): void {
  if (ms === 0) return;
  globalThis.Date = new Proxy(Date, {
    construct: (target, given, made) => Reflect.construct(target, given.length > 0 ? given : [target.now() + ms], made),
    get: (target, key, receiver) => (key === 'now' ? () => target.now() + ms : Reflect.get(target, key, receiver)),
  });
}
