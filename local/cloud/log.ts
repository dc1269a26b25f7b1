import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const MOST_BYTES = 5 * 1024 * 1024;

/** A log file that keeps one older part once it grows large. A line that cannot be written never ends the process. */
export class Log {
  private size: number;
  private lost = 0;

  constructor(private readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  }

  write(line: string): void {
    try {
      if (this.lost > 0) this.append(`${this.lost} lines could not be written`);
      this.lost = 0;
      this.append(line);
    } catch {
      this.lost += 1;
    }
  }

  private append(line: string): void {
    const text = `${new Date().toISOString()} ${line}\n`;
    if (this.size > MOST_BYTES) {
      renameSync(this.file, `${this.file}.1`);
      this.size = 0;
    }
    appendFileSync(this.file, text);
    this.size += Buffer.byteLength(text);
  }
}
