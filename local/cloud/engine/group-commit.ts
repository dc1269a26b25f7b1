import { messageOf, refuse } from '../errors';
import type { Sql } from './driver';

/** Thrown by a write that meets a document some open transaction holds: the write is tried again when it is free. */
export class Blocked extends Error {}

/** What must happen around the commit of a group, for all that keep state beside the database. */
export interface CommitHooks {
  mark(): number;
  undoTo(mark: number): void;
  beforeCommit(): void;
  afterCommit(): void;
  afterFailure(): void;
}

interface Job {
  attempt(): Outcome;
  reject(error: unknown): void;
  /** From the first time it was held up; both undefined before. */
  deadline: number | undefined;
  waiting: NodeJS.Timeout | undefined;
}

/** `settle` tells the caller, and is called only once the group's commit is durable. */
type Outcome = { kind: 'done' | 'refused'; settle: () => void } | { kind: 'blocked' };

/** From so many callers at work on, a commit waits for the writes of others (PostgreSQL's commit_siblings and commit_delay). */
const SIBLINGS = 8;
const DELAY_MS = 1;

/** All writes that arrive in one turn of the event loop, or where many are at work in a few of them, share one sync of the disk. */
export class GroupCommit {
  /** How many callers are at work that may write at any moment. */
  siblings: () => number = () => 0;
  /** Told after each group: why the disk refused it; undefined when it is stored. */
  onCommit: (refused?: string) => void = () => undefined;

  private queue: Job[] = [];
  private readonly blocked = new Set<Job>();
  private scheduled = false;
  private closed = false;

  constructor(
    private readonly sql: Sql,
    private readonly hooks: CommitHooks,
    private readonly lockWaitMs: number,
  ) {}

  /** Runs `work` in a savepoint of the next group; the promise settles after the group is on disk. */
  run<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const attempt = (): Outcome => {
        try {
          const value = work();
          return { kind: 'done', settle: () => resolve(value) };
        } catch (error) {
          return error instanceof Blocked ? { kind: 'blocked' } : { kind: 'refused', settle: () => reject(error) };
        }
      };
      this.enqueue({ attempt, reject, deadline: undefined, waiting: undefined });
    });
  }

  /** A transaction ended: what it held up is tried again, in the order it came. */
  resume(): void {
    for (const job of this.blocked) {
      clearTimeout(job.waiting);
      this.enqueue(job);
    }
    this.blocked.clear();
  }

  /** Commits what is waiting and refuses what comes later. */
  close(): void {
    this.flush();
    this.closed = true;
    for (const job of this.blocked) this.giveUp(job);
  }

  private enqueue(job: Job): void {
    if (this.closed) {
      job.reject(refuse.request('the local cloud is stopping'));
      return;
    }
    this.queue.push(job);
    if (this.scheduled) return;
    this.scheduled = true;
    if (this.siblings() < SIBLINGS) setImmediate(() => this.flush());
    else setTimeout(() => this.flush(), DELAY_MS);
  }

  private flush(): void {
    this.scheduled = false;
    const jobs = this.queue;
    this.queue = [];
    if (jobs.length === 0) return;
    const settled: (() => void)[] = [];
    try {
      this.sql.run('BEGIN IMMEDIATE');
      for (const job of jobs) this.runInSavepoint(job, settled);
      this.hooks.beforeCommit();
      this.sql.run('COMMIT');
    } catch (error) {
      this.fail(jobs, error);
      return;
    }
    this.hooks.afterCommit();
    this.onCommit();
    for (const settle of settled) settle();
  }

  private runInSavepoint(job: Job, settled: (() => void)[]): void {
    const mark = this.hooks.mark();
    this.sql.run('SAVEPOINT job');
    const outcome = job.attempt();
    if (outcome.kind !== 'done') {
      this.sql.run('ROLLBACK TO job');
      this.hooks.undoTo(mark);
    }
    this.sql.run('RELEASE job');
    if (outcome.kind === 'blocked') this.park(job);
    else settled.push(outcome.settle);
  }

  private park(job: Job): void {
    job.deadline ??= Date.now() + this.lockWaitMs;
    this.blocked.add(job);
    job.waiting = setTimeout(() => this.giveUp(job), Math.max(0, job.deadline - Date.now()));
  }

  private giveUp(job: Job): void {
    clearTimeout(job.waiting);
    this.blocked.delete(job);
    job.reject(refuse.timeout('[ResourceUnavailable.Timeout] write waited too long for a transaction to end'));
  }

  /** The disk refused the group: nothing of it happened, and everyone is told so. */
  private fail(jobs: readonly Job[], error: unknown): void {
    try {
      this.sql.run('ROLLBACK');
    } catch {
      // SQLite has already rolled back.
    }
    this.hooks.afterFailure();
    this.onCommit(messageOf(error));
    for (const job of jobs) {
      clearTimeout(job.waiting);
      this.blocked.delete(job);
      job.reject(refuse.request(`the write could not be stored: ${messageOf(error)}`));
    }
  }
}
