import { messageOf, StartError } from '../errors';
import type { FunctionConfig } from './config';
import { type Cron, parseCron } from './cron';
import type { FunctionPool } from './pool';

interface Timer {
  functionName: string;
  triggerName: string;
  cron: Cron;
}

const SECOND_MS = 1000;

/** Calls functions at their configured times, as the platform's timers do. */
export class Timers {
  private readonly timers: readonly Timer[];
  private next: NodeJS.Timeout | undefined;
  private last = Math.floor(Date.now() / SECOND_MS);

  constructor(
    functions: readonly FunctionConfig[],
    private readonly pool: FunctionPool,
  ) {
    this.timers = functions.flatMap((config) =>
      config.timers.map((timer) => ({
        functionName: config.name,
        triggerName: timer.name,
        cron: read(config, timer.config),
      })),
    );
  }

  start(): void {
    if (this.timers.length > 0) this.wait();
  }

  stop(): void {
    clearTimeout(this.next);
  }

  private wait(): void {
    this.next = setTimeout(() => this.tick(), SECOND_MS - (Date.now() % SECOND_MS));
  }

  /** Every second since the last tick is looked at once, so that a busy moment skips no timer; a long sleep does. */
  private tick(): void {
    const now = Math.floor(Date.now() / SECOND_MS);
    for (let second = Math.max(this.last + 1, now - 60); second <= now; second++) this.fire(second * SECOND_MS);
    this.last = now;
    this.wait();
  }

  private fire(instant: number): void {
    for (const { functionName, triggerName, cron } of this.timers) {
      if (!cron.firesAt(instant)) continue;
      const event = { Type: 'Timer', TriggerName: triggerName, Time: new Date(instant).toISOString(), Message: '' };
      // The pool has logged a failure; there is nobody else to tell.
      this.pool.call(functionName, JSON.stringify(event)).catch(() => undefined);
    }
  }
}

function read(config: FunctionConfig, text: string): Cron {
  try {
    return parseCron(text);
  } catch (error) {
    throw new StartError(`Correct the timer in ${config.folder}/config.json: ${messageOf(error)}.`);
  }
}
