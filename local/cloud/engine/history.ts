interface Version {
  /** The document as it was before; null when it did not exist. */
  before: string | null;
  /** The commit that replaced it. */
  at: number;
}

/** Earlier states of documents, kept while a transaction is open, so that it reads the store as it was when it began. */
export class History {
  private clock = 0;
  private openSnapshots = 0;
  private pending: { key: string; before: string | null }[] = [];
  private readonly versions = new Map<string, Version[]>();

  open(): number {
    this.openSnapshots++;
    return this.clock;
  }

  close(): void {
    this.openSnapshots--;
    if (this.openSnapshots === 0) this.versions.clear();
  }

  /** A write of the group being committed replaces `before`. */
  note(key: string, before: string | null): void {
    if (this.openSnapshots > 0) this.pending.push({ key, before });
  }

  /** The body at `snapshot`; undefined when it is still the current one. */
  at(key: string, snapshot: number): string | null | undefined {
    return this.versions.get(key)?.find((version) => version.at > snapshot)?.before;
  }

  changedSince(key: string, snapshot: number): boolean {
    return (this.versions.get(key)?.at(-1)?.at ?? 0) > snapshot;
  }

  mark(): number {
    return this.pending.length;
  }

  undoTo(mark: number): void {
    this.pending.length = mark;
  }

  publish(): void {
    this.clock++;
    for (const { key, before } of this.pending) {
      const versions = this.versions.get(key) ?? [];
      versions.push({ before, at: this.clock });
      this.versions.set(key, versions);
    }
    this.pending = [];
  }
}
