import { send } from '../../../services/command';

/** A sealed number as a row: hidden, or whole for a short while. */
export interface SealedRow {
  field: string;
  label: string;
  /** In groups, to be compared and read out; empty while it is hidden. */
  value: string;
  busy: boolean;
}

/** Milliseconds for which a number stays on the screen. */
const shownFor = 30_000;

/** The sealed numbers of one case. Looking at one is noted by the cloud before it answers. */
export class Reveals {
  private rows: readonly SealedRow[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts how often everything was hidden: an answer from before that is not shown any more. */
  private hidden = 0;

  constructor(
    private readonly caseId: string,
    private readonly show: (rows: readonly SealedRow[]) => void,
  ) {}

  /** The numbers there are now; what is on the screen stays for its while. */
  offer(sealed: readonly { field: string; label: string }[]): void {
    this.put(
      sealed.map(({ field, label }) => {
        return this.rows.find((row) => row.field === field) ?? { field, label, value: '', busy: false };
      }),
    );
  }

  /** Answers why it cannot be seen; empty when it is there. */
  async reveal(field: string): Promise<string> {
    const before = this.hidden;
    this.change(field, { busy: true });
    const reply = await send('case.reveal', { caseId: this.caseId, field });
    const isWanted = before === this.hidden;
    this.change(field, { busy: false, ...(reply.ok && isWanted ? { value: grouped(reply.value.value) } : {}) });
    if (!reply.ok) return reply.message;
    if (isWanted) this.wait();
    return '';
  }

  hide(): void {
    if (this.timer !== undefined) clearTimeout(this.timer);
    this.hidden += 1;
    this.put(this.rows.map((row) => ({ ...row, value: '' })));
  }

  private wait(): void {
    if (this.timer !== undefined) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), shownFor);
  }

  private change(field: string, part: Partial<SealedRow>): void {
    this.put(this.rows.map((row) => (row.field === field ? { ...row, ...part } : row)));
  }

  private put(rows: readonly SealedRow[]): void {
    this.rows = rows;
    this.show(rows);
  }
}

/** An identity number by place, year, day and the rest; any other number in fours. */
function grouped(number: string): string {
  const parts = /^(\d{6})(\d{4})(\d{4})(\d{3}[\dX])$/.exec(number);
  return parts ? parts.slice(1).join(' ') : number.replace(/.{4}(?=.)/g, '$& ');
}
