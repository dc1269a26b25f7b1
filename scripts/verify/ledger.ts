import type { Case } from '../../core/case/case';
import { catalogue } from '../../core/domains/catalogue';
import { scholarship } from '../../core/domains/scholarship/scholarship';
import type { Noted } from '../../core/figures/totals';
import { canonical } from '../../core/kernel/canonical';
import type { Row } from '../../core/ledger/row';
import { rowsOf, rowsOfOpening, rowsOfRecord } from '../../core/ledger/rows';
import type { Opening } from '../../core/opening';
import type { RegisterRecord } from '../../core/register/record';

/** The ledger as it lies there, against what it must be by the records. */
export class Ledger {
  private readonly rows: Map<string, string>;
  private unbooked = 0;

  constructor(rows: readonly Noted[]) {
    this.rows = new Map(rows.map(({ noted: _when, ...row }) => [row._id, canonical(row)]));
  }

  /** Looks at the rows of a case; answers which say something else than it does. What is not booked yet is counted. */
  troublesOf = (found: Case): string[] => this.compare(rowsOf(found, catalogue));

  /** The same of what a student was paid before the product. */
  troublesOfOpening = (found: Opening): string[] => this.compare(rowsOfOpening(found, scholarship.kind));

  /** The same of a record of a register. */
  troublesOfRecord(found: RegisterRecord): string[] {
    const register = catalogue.registerOf(found.kind);
    return register ? this.compare(rowsOfRecord(found, register)) : [];
  }

  private compare(rows: readonly Row[]): string[] {
    return rows.flatMap((row) => {
      const there = this.rows.get(row._id);
      this.rows.delete(row._id);
      if (there === undefined) this.unbooked += 1;
      return there === undefined || there === canonical(row) ? [] : [`ledger: ${row._id} is not what its record says`];
    });
  }

  /** Rows that no step of a record made, once all were looked at. */
  strangers(): string[] {
    return [...this.rows.keys()].map((id) => `ledger: ${id} is of no step of a record`);
  }

  /** What the timer has still to book: a call died before it did, or it is from before there was a ledger. */
  notes(): string[] {
    return this.unbooked > 0 ? [`${this.unbooked} rows are not in the ledger yet: the timer books them`] : [];
  }
}
