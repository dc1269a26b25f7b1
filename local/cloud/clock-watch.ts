import { textIn } from './engine/driver';
import type { Store } from './engine/store';

const everyMs = 60_000;
/** Clocks are set by seconds all the time; more than this is a jump. */
const jumpMs = 2 * 60_000;

/** What a clock that goes back would do unseen: days that come twice, deadlines that move away, times out of order. */
export class ClockWatch {
  private last: number;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Pick<Store, 'sql' | 'group'>,
    private readonly tell: (sentence: string) => void,
    private readonly now: () => number = Date.now,
  ) {
    const row = store.sql.all("SELECT value FROM meta WHERE key = 'clock'")[0];
    this.last = row ? Number(textIn(row, 'value')) : 0;
  }

  start(): void {
    this.look();
    this.timer = setInterval(() => this.look(), everyMs).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Tells when it is earlier than it was, and notes the time for the next look, over a restart too. */
  look(): void {
    const now = this.now();
    if (now < this.last - jumpMs)
      this.tell(
        `The clock went back: it is ${stamp(now)}, and this store has seen ${stamp(this.last)}. Set the clock right (or go on with the --days-later of before): until then days and deadlines are counted wrongly.`,
      );
    this.last = now;
    const note = "INSERT OR REPLACE INTO meta VALUES('clock', ?)";
    // A disk that is full is told by the store itself.
    this.store.group.run(() => this.store.sql.run(note, String(now))).catch(() => undefined);
  }
}

const stamp = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
