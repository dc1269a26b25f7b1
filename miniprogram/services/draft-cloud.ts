import * as v from 'valibot';
import { draftBytes, unsealed } from '../../core/case/drafts';
import { bytesSent } from '../../core/kernel/bytes';
import type { Field } from '../../core/kernel/field';
import { call } from './cloud';
import { type Draft, isCards, isPapers, readDraft, type Typed, type Typing } from './drafts';
import { isOnline } from './network';
import { mintId } from './random';
import { forget, keep, readStored } from './storage';

/** At most one save in so many milliseconds while a form is being filled in. */
const pace = 10_000;

const endedKey = (kind: string) => `draft-ended:1:${kind}`;
const baseKey = (kind: string) => `draft-base:1:${kind}`;

/**
 * Where this phone's copy stands to the cloud's: the version that it goes on from, the save under way whose answer may
 * have been lost, and the `savedAt` of the copy that was saved last.
 */
const Standing = v.object({ base: v.nullable(v.string()), sent: v.string(), savedAt: v.number() });
type Standing = v.InferOutput<typeof Standing>;
const fresh: Standing = { base: null, sent: '', savedAt: 0 };

/** What another phone has saved; `clash` when this one has filled in something since as well. */
export interface Elsewhere {
  draft: Draft;
  clash: boolean;
}

/**
 * A form's second home, so that it can be finished on another phone of the same person. The phone's own copy comes
 * first: whatever fails here is tried again with the next change, and nobody hears of it. A copy is saved over the version
 * that it goes on from alone; where another phone was at it meanwhile, `onClash` is told and she chooses. Identity and card
 * numbers stay on the phone: they travel once, with the finished form.
 */
export class DraftInCloud {
  private waiting: Draft | undefined;
  private kept = '';
  private savedAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last: Promise<unknown> = Promise.resolve();
  /** The version that was read last. */
  private seen: string | null = null;

  constructor(
    private readonly kind: string,
    private readonly fields: readonly Field[],
    private readonly onClash: (other: Draft) => void,
  ) {}

  /** What the cloud has that this phone has not; nothing where there is no connection. */
  async newerThan(local: Draft | undefined): Promise<Elsewhere | undefined> {
    const draft = await this.read();
    if (draft === 'lost' || !draft) return undefined;
    if (!local) return { draft, clash: false };
    const known = standingIn(this.kind);
    // From before versions were noted: what is later was filled in elsewhere.
    if (!known && draft.savedAt > local.savedAt) return { draft, clash: true };
    if (known && this.seen !== known.base && this.seen !== known.sent)
      return { draft, clash: local.savedAt !== known.savedAt };
    this.goOn(known?.savedAt);
    return undefined;
  }

  /** From now on this phone goes on from what was read last, whether she took it over or her own instead. */
  goOn(savedAt = 0): void {
    keep(baseKey(this.kind), { base: this.seen, sent: '', savedAt });
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
    if (text === this.kept || bytesSent(text) > draftBytes) return;
    this.waiting = undefined;
    this.savedAt = Date.now();
    this.last = this.last.then(() => this.save(text, draft));
  }

  /** The form has been sent or is begun anew: what was saved before no longer counts. */
  end(): void {
    this.stop();
    this.waiting = undefined;
    keep(endedKey(this.kind), Date.now());
    this.last = this.last.then(async () => {
      await call('draft.drop', { kind: this.kind }, await mintId());
      forget(baseKey(this.kind));
    });
  }

  private async save(text: string, draft: Draft): Promise<void> {
    const { base, sent, savedAt } = standingIn(this.kind) ?? fresh;
    const id = await mintId();
    keep(baseKey(this.kind), { base, sent: id, savedAt });
    const reply = await call('draft.save', { kind: this.kind, draft: text, base }, id);
    if (reply.ok) {
      this.kept = text;
      keep(baseKey(this.kind), { base: reply.value.version, sent: '', savedAt: draft.savedAt });
      return;
    }
    this.waiting ??= draft;
    if (reply.code === 'draftMoved') await this.look(sent, text, draft);
  }

  /** Another version is there: that of an own save whose answer was lost, none any more, or another phone's. */
  private async look(sent: string, text: string, draft: Draft): Promise<void> {
    const other = await this.read();
    if (other === 'lost') return;
    if (other && this.seen !== sent) return this.onClash(other);
    this.goOn();
    await this.save(text, draft);
  }

  /** What the cloud has; what is from before the form was sent or begun anew does not count. */
  private async read(): Promise<Draft | undefined | 'lost'> {
    if (!isOnline()) return 'lost';
    const reply = await call('draft.open', { kind: this.kind });
    if (!reply.ok) return 'lost';
    this.seen = reply.value.version;
    const draft = reply.value.draft === null ? undefined : parsed(reply.value.draft);
    return draft && draft.savedAt > Number(readStored(endedKey(this.kind)) || 0) ? draft : undefined;
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

function parsed(text: string): Draft | undefined {
  try {
    return readDraft(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function standingIn(kind: string): Standing | undefined {
  const stored = v.safeParse(Standing, readStored(baseKey(kind)));
  return stored.success ? stored.output : undefined;
}
