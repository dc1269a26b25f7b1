import type { Instant } from '../../core/kernel/day';
import type { Vault } from '../../core/record/vault';
import type { World } from '../cloud/world';
import { emptyOffice } from './emptyOffice';
import { ruijin, seedYear } from './ruijin';

/** A data set to start with. */
export interface NamedWorld extends World {
  /** What a newcomer must be told about it; empty when nothing. */
  say: string;
  /** The calendar year that plays the year of which reports are written; absent where a world has none. */
  year?: string;
}

/** Every world by its name, each with one sentence. */
export const worlds: Record<string, (now: Instant, vault: Vault) => NamedWorld> = {
  /** The city union of the seed year with invented people and a few appeals under way. */
  ruijin(now, vault) {
    const story = ruijin(now, vault);
    return { documents: story.documents(), files: story.files, say: '', year: String(seedYear(now)) };
  },
  /** A union on its first day: nobody is there, one code makes the first administrator. */
  emptyOffice(now, vault) {
    const { code, documents } = emptyOffice(now, vault);
    return {
      documents,
      say: `One-time administrator code: ${code} (我的 → 我是工会工作人员; valid for 30 days, shown only now)`,
    };
  },
};
