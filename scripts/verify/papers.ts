import { existsSync } from 'node:fs';
import * as v from 'valibot';
import { digestOf, type FileRecord } from '../backup/records';

/** A paper as a case keeps it; those from before there were digests have none. */
const Kept = v.object({ fileId: v.string(), sha256: v.optional(v.string()) });

const pathOf = (fileId: string) => fileId.replace(/^cloud:\/\/[^/]+\//, '');

/** The files that are there, and which of them somebody names. */
export class Papers {
  private readonly named = new Set<string>();
  private readonly byPath: ReadonlyMap<string, FileRecord>;

  constructor(files: readonly FileRecord[]) {
    this.byPath = new Map(files.map((file) => [file.path, file]));
  }

  /** What is wrong with the papers that a case names. */
  async troublesOf(papers: readonly unknown[]): Promise<string[]> {
    const troubles: string[] = [];
    for (const paper of papers) {
      const kept = v.safeParse(Kept, paper);
      if (!kept.success) continue;
      const path = pathOf(kept.output.fileId);
      this.named.add(path);
      const file = this.byPath.get(path);
      const { sha256 } = kept.output;
      if (!file || !existsSync(file.location)) troubles.push(`the paper ${path} is gone`);
      else if (sha256 !== undefined && (await digestOf(file.location)) !== sha256)
        troubles.push(`the paper ${path} is another one than was handed in`);
    }
    return troubles;
  }

  /** A draft names files in the phone's own words. */
  addDraft(body: string): void {
    for (const [path] of body.matchAll(/(?:papers|uploads)\/[\w./-]+/g)) this.named.add(path);
  }

  /** Files that neither a case nor a draft names; what was uploaded and filed, or never handed in, is no matter. */
  unnamed(): number {
    return [...this.byPath.keys()].filter((path) => !path.startsWith('uploads/') && !this.named.has(path)).length;
  }
}
