import { Catalog } from './catalog';
import { openSql, type Sql } from './driver';
import { GroupCommit } from './group-commit';
import { History } from './history';
import { Queries } from './query';
import { documentKey, Rows, type WriteWatch } from './rows';
import { Transactions } from './transactions';
import { Writes } from './writes';

export interface StoreTimes {
  /** How long a plain write waits for a transaction to let go of a document (ms). */
  lockWaitMs: number;
  /** How long a transaction may stay open (ms). */
  transactionMs: number;
}

const TIMES: StoreTimes = { lockWaitMs: 10_000, transactionMs: 30_000 };

/** The database of the local cloud: one file, opened by one process. */
export class Store {
  readonly sql: Sql;
  readonly catalog: Catalog;
  readonly rows: Rows;
  readonly queries: Queries;
  readonly writes: Writes;
  readonly transactions: Transactions;
  readonly group: GroupCommit;

  constructor(file: string, times: StoreTimes = TIMES) {
    this.sql = openSql(file);
    this.catalog = new Catalog(this.sql);
    this.rows = new Rows(this.sql, this.catalog);
    this.queries = new Queries(this.sql, this.catalog);
    const history = new History();
    this.group = new GroupCommit(this.sql, this.commitHooks(history), times.lockWaitMs);
    const { catalog, rows, group, queries } = this;
    this.transactions = new Transactions({ catalog, rows, group, history, limitMs: times.transactionMs });
    const watch: WriteWatch = {
      takes: (key) => this.transactions.holdsUp(key),
      replaces: (collection, id, body) => history.note(documentKey(collection, id), body),
    };
    this.writes = new Writes({ catalog, rows, group, queries, watch });
  }

  close(): void {
    this.transactions.close();
    this.group.close();
    this.sql.close();
  }

  private commitHooks(history: History) {
    return {
      mark: () => history.mark(),
      undoTo: (mark: number) => history.undoTo(mark),
      beforeCommit: () => this.catalog.saveMarks(),
      afterCommit: () => {
        this.catalog.marksSaved();
        history.publish();
      },
      afterFailure: () => {
        history.undoTo(0);
        this.catalog.reload();
      },
    };
  }
}
