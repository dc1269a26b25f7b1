import { isSealed } from '../../core/case/vault';
import type { Field } from '../../core/kernel/field';
import { call } from './cloud';
import { type Draft, isCards, isDraft, isPapers, type Typed, type Typing } from './drafts';
import { isOnline } from './network';
import { mintId } from './random';
import { keep, readStored } from './storage';

/** At most one save in so many milliseconds while a form is being filled in. */
const pace = 10_000;
/** The cloud keeps no longer text than this. */
const most = 65_536;

const endedKey = (kind: string) => `draft-ended:1:${kind}`;

/**
 * A form's second home, so that it can be finished on another phone of the same person. The phone's own copy comes
 * first: whatever fails here is tried again with the next change, and nobody hears of it. Identity and card numbers
 * stay on the phone: they travel once, with the finished form.
 */
export class DraftInCloud {
  private waiting: Draft | undefined;
  private kept = '';
  private savedAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly kind: string,
    private readonly fields: readonly Field[],
  ) {}

  /** What the cloud has, if it is newer than what this phone has, and not from before the form was sent or begun anew. */
  async newerThan(local: Draft | undefined): Promise<Draft | undefined> {
    if (!isOnline()) return undefined;
    const reply = await call('draft.open', { kind: this.kind });
    const found = reply.ok && reply.value.draft ? parsed(reply.value.draft) : undefined;
    if (!found) return undefined;
    const ended = Number(readStored(endedKey(this.kind)) || 0);
    return found.savedAt > Math.max(local?.savedAt ?? 0, ended) ? found : undefined;
  }

  /** The form has changed; it is saved now or when the last save is long enough ago. */
  changed(draft: Draft): void {
    this.waiting = draft;
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => this.flush(), Math.max(this.savedAt + pace - Date.now(), 0));
  }

  /** Saves at once what has not been saved, for instance when the page is left. */
  flush(): void {
    this.stop();
    const draft = this.waiting;
    if (!draft || !isOnline()) return;
    const text = textOf(this.fields, draft);
    if (text === this.kept || text.length > most) return;
    this.waiting = undefined;
    this.savedAt = Date.now();
    this.last = this.last.then(() => this.save(text, draft));
  }

  /** The form has been sent or is begun anew: what was saved before no longer counts. */
  end(): void {
    this.stop();
    this.waiting = undefined;
    keep(endedKey(this.kind), Date.now());
    this.last = this.last.then(async () => call('draft.drop', { kind: this.kind }, await mintId()));
  }

  private async save(text: string, draft: Draft): Promise<void> {
    const reply = await call('draft.save', { kind: this.kind, draft: text }, await mintId());
    if (reply.ok) this.kept = text;
    else this.waiting ??= draft;
  }

  private stop(): void {
    if (this.timer !== undefined) clearTimeout(this.timer);
    this.timer = undefined;
  }
}

/** What another phone can go on with: pictures only as far as they lie in the cloud. */
function textOf(fields: readonly Field[], { typed, step, savedAt }: Draft): string {
  return JSON.stringify({ typed: shareable(fields, typed), step, savedAt });
}

function shareable(fields: readonly Field[], typed: Typed): Typed {
  const entries = Object.entries(unsealed(fields, typed)).map(([name, typing]) => [
    name,
    arrived(fields, name, typing),
  ]);
  return Object.fromEntries(entries);
}

function arrived(fields: readonly Field[], name: string, typing: Typing): Typing {
  if (isPapers(typing)) return typing.filter(({ fileId }) => fileId !== '').map((paper) => ({ ...paper, path: '' }));
  if (!isCards(typing)) return typing;
  const inside = fields.find((field) => field.name === name)?.fields ?? [];
  return { ...typing, cards: typing.cards.map((card) => unsealed(inside, card)) };
}

function unsealed<T>(fields: readonly Field[], record: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  const sealed = fields.filter(isSealed).map(({ name }) => name);
  return Object.fromEntries(Object.entries(record).filter(([name]) => !sealed.includes(name)));
}

function parsed(text: string): Draft | undefined {
  try {
    const found: unknown = JSON.parse(text);
    return isDraft(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
