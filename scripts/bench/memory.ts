import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';

const everyMs = 1000;

/** One look at the memory of a function's process: when (ms from the start), MB that it holds, and the load of the machine then. */
interface Look {
  at: number;
  mb: number;
  load: number;
}

/** Looks at what a function's process holds once a second; `cloud` is the process that started it. */
export class Memory {
  private readonly looks: Look[] = [];
  private readonly began = performance.now();
  private readonly timer: NodeJS.Timeout;

  constructor(cloud: number, name: string) {
    this.timer = setInterval(() => {
      const mb = heldBy(cloud, name);
      if (mb !== undefined) this.looks.push({ at: performance.now() - this.began, mb, load: loadavg()[0] ?? 0 });
    }, everyMs);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** The means from one second to another. */
  between(from: number, to: number): Omit<Look, 'at'> {
    const among = this.looks.filter(({ at }) => at >= from * 1000 && at < to * 1000);
    const mean = (of: (look: Look) => number) => among.reduce((sum, look) => sum + of(look), 0) / among.length;
    return { mb: mean(({ mb }) => mb), load: mean(({ load }) => load) };
  }

  get most(): number {
    return Math.max(...this.looks.map(({ mb }) => mb));
  }
}

/** MB that the process of a function holds; undefined while it does not run. */
function heldBy(cloud: number, name: string): number | undefined {
  const lines = execFileSync('ps', ['-A', '-o', 'ppid=,rss=,args='], { encoding: 'utf8' }).split('\n');
  for (const line of lines) {
    const [, parent, kilobytes, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (Number(parent) === cloud && command.endsWith(`/cloudfunctions/${name}`)) return Number(kilobytes) / 1024;
  }
  return undefined;
}
