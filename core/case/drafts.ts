import * as v from 'valibot';
import { bytesSent } from '../kernel/bytes';
import type { Instant } from '../kernel/day';
import type { Field } from '../kernel/field';
import { isSealed } from '../record/vault';
import type { WholeCatalogue } from './catalogue';

/**
 * The most that a form under way may measure, in bytes of UTF-8 as it travels: WeChat takes 100 KB a request
 * (docs.cloudbase.net/error-code/EXCEED_MAX_PAYLOAD_SIZE), and the rest of the request needs room as well.
 */
export const draftBytes = 90 * 1024;

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

/** What a draft is of: a service's form, one filled in for somebody else, a record of a register, or the renewal of a case; undefined for none. */
export type DraftOf = { of: 'service' | 'assisted' | 'register' } | { of: 'renewal'; caseId: string };

/** Nothing else is kept than forms that there are: a person's drafts are bounded by the services and her own cases. */
export function draftOf(key: string, { serviceOf, services, registerOf }: WholeCatalogue): DraftOf | undefined {
  if (serviceOf(key)) return { of: 'service' };
  if (registerOf(key)) return { of: 'register' };
  if (services.some(({ kind }) => assistedKey(kind) === key)) return { of: 'assisted' };
  if (!key.startsWith(renewal)) return undefined;
  const caseId = Array.from(key.slice(renewal.length), (each) => {
    const digit = letters.indexOf(each);
    return digit < 0 ? each : String(digit);
  }).join('');
  return /^[0-9a-f]{32}$/.test(caseId) ? { of: 'renewal', caseId } : undefined;
}

/** Answers without identity and card numbers: they travel once, with the finished form, and lie in no draft. */
export function unsealed<T>(
  fields: readonly Field[],
  record: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> {
  const sealed = fields.filter(isSealed).map(({ name }) => name);
  return Object.fromEntries(Object.entries(record).filter(([name]) => !sealed.includes(name)));
}

/**
 * A draft as it may be kept, whatever a phone sends or has sent before: the phone's own text, without the answers to
 * sealed questions. A text that no phone could go on with stays as it is.
 */
export function withoutSealed(key: string, draft: string, catalogue: WholeCatalogue): string {
  const kept = parsed(draft);
  if (!isRecord(kept)) return draft;
  const fields = fieldsOf(key, catalogue);
  const { typed, sending } = kept;
  const clean = {
    ...kept,
    ...(isRecord(typed) && { typed: unsealed(fields, typed) }),
    ...(isRecord(sending) &&
      isRecord(sending.answers) && { sending: { ...sending, answers: unsealed(fields, sending.answers) } }),
  };
  const text = JSON.stringify(clean);
  return text === JSON.stringify(kept) ? draft : text;
}

/** The questions of the form that a draft is of; a renewal asks some of those of its service. */
function fieldsOf(key: string, catalogue: WholeCatalogue): readonly Field[] {
  const of = catalogue.services.filter(({ kind, renewal: renews }) =>
    draftOf(key, catalogue)?.of === 'renewal' ? renews !== undefined : [kind, assistedKey(kind)].includes(key),
  );
  return catalogue.registerOf(key)?.fields ?? of.flatMap(({ fields }) => fields);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
