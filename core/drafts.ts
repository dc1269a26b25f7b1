import * as v from 'valibot';
import type { Instant } from './kernel/day';
import { serviceOf, services } from './kinds/services';

/**
 * The most that a form under way may measure, in bytes of UTF-8 as it travels: WeChat takes 100 KB a request
 * (docs.cloudbase.net/error-code/EXCEED_MAX_PAYLOAD_SIZE), and the rest of the request needs room as well.
 */
export const draftBytes = 90 * 1024;

/** How much of a request a text takes: as UTF-8, with what JSON adds. */
export function bytesSent(text: string): number {
  let bytes = 0;
  for (const character of JSON.stringify(text)) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** A form under way, and the version from which it goes on: null where there was none. Refused when another one is there by now. */
export const DraftSaving = v.object({
  draft: v.pipe(
    v.string(),
    v.check((text) => bytesSent(text) <= draftBytes),
  ),
  base: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(64))), null),
});

/** A form as far as it was filled in on any of the person's phones; `draft` is the phone's own text. */
export interface SavedDraft {
  draft: string | null;
  savedAt: Instant | null;
  /** What the next save must name as its `base`; null where nothing is kept. */
  version: string | null;
}

/** Under what a colleague's form for somebody else is kept, apart from what she may have begun for herself. */
export const assistedKey = (kind: string) => `${kind}Assisted`;

const renewal = 'renew';
const letters = 'ghijklmnop';

/** Under what a renewal is kept while it is being filled in: letters only, another one for each earlier case. */
export function renewalDraftKey(caseId: string): string {
  return renewal + Array.from(caseId, (each) => (/\d/.test(each) ? letters.charAt(Number(each)) : each)).join('');
}

/** What a draft is of: a service's form, one filled in for somebody else, or the renewal of a case; undefined for none. */
export type DraftOf = { of: 'service' | 'assisted' } | { of: 'renewal'; caseId: string };

/** Nothing else is kept than forms that there are: a person's drafts are bounded by the services and her own cases. */
export function draftOf(key: string): DraftOf | undefined {
  if (serviceOf(key)) return { of: 'service' };
  if (services.some(({ kind }) => assistedKey(kind) === key)) return { of: 'assisted' };
  if (!key.startsWith(renewal)) return undefined;
  const caseId = Array.from(key.slice(renewal.length), (each) => {
    const digit = letters.indexOf(each);
    return digit < 0 ? each : String(digit);
  }).join('');
  return /^[0-9a-f]{32}$/.test(caseId) ? { of: 'renewal', caseId } : undefined;
}
