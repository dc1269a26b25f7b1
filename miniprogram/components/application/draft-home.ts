import type { Field } from '../../../core/kernel/field';
import { DraftInCloud, type Elsewhere } from '../../services/draft-cloud';
import { type Draft, dropDraft, loadDraft, saveDraft } from '../../services/drafts';

/** Milliseconds of quiet after which what was typed is saved. */
const saveAfter = 300;

/** Under what the copy lies that she did not go on with. */
const asideKey = (key: string) => `${key}:aside`;

/** Where a form's draft is kept, on this phone and in the cloud; `key` tells it from every other draft of the person. */
export class DraftHome {
  private readonly cloud: DraftInCloud;
  /** What was filled in on another phone, where nothing was here. */
  private elsewhere: Draft | undefined;
  private changed = false;
  private inView = true;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `onClash` is told what another phone has, while the form is in view; otherwise it is found the next time. */
  constructor(
    private readonly key: string,
    fields: readonly Field[],
    onClash: (other: Draft) => void,
  ) {
    this.cloud = new DraftInCloud(key, fields, (other) => this.inView && onClash(other));
  }

  /** What was kept last, wherever that was. */
  kept(): Draft | undefined {
    return this.elsewhere ?? loadDraft(this.key);
  }

  /** The same, to go on with it. */
  takeUp(): Draft | undefined {
    if (this.elsewhere) this.cloud.goOn(this.elsewhere.savedAt);
    const kept = this.kept();
    this.elsewhere = undefined;
    return kept;
  }

  /** What another phone has; or what was put aside on this one, which can still be chosen. */
  async findElsewhere(): Promise<Elsewhere | undefined> {
    const found = await this.cloud.newerThan(loadDraft(this.key));
    if (found && !found.clash) this.elsewhere = found.draft;
    const aside = loadDraft(asideKey(this.key));
    return found ?? (aside && { draft: aside, clash: true });
  }

  /** She goes on with one of two copies; the other is put aside. */
  choose(chosen: Draft, other: Draft, isMine: boolean): void {
    saveDraft(asideKey(this.key), other);
    saveDraft(this.key, chosen);
    this.elsewhere = undefined;
    this.cloud.goOn(isMine ? 0 : chosen.savedAt);
    if (isMine) this.cloud.changed(chosen);
  }

  /** What was kept is not wanted any more. */
  clear(): void {
    if (this.kept()) this.cloud.end();
    this.elsewhere = undefined;
    dropDraft(this.key);
    dropDraft(asideKey(this.key));
  }

  /** Something was typed: `save` is called once it is quiet. */
  touched(save: () => void): void {
    this.changed = true;
    this.inView = true;
    this.stop();
    this.timer = setTimeout(save, saveAfter);
  }

  /** Saves the draft; `full` is true when the phone has no room for it. What may be with the union already stays as it is in the cloud. */
  save(draft: Draft): { draft: Draft; full: boolean } {
    this.stop();
    const saved = this.changed ? { ...draft, savedAt: Date.now() } : draft;
    if (this.changed && !draft.sending) this.cloud.changed(saved);
    this.changed = false;
    return { draft: saved, full: !saveDraft(this.key, saved) };
  }

  /** Sends to the cloud at once what has not been saved there. */
  flush(): void {
    this.cloud.flush();
  }

  /** The form goes out of view. */
  leave(): void {
    this.inView = false;
    this.cloud.flush();
  }

  /** The form has been handed in. */
  end(): void {
    this.cloud.end();
    dropDraft(asideKey(this.key));
  }

  private stop(): void {
    if (this.timer !== undefined) clearTimeout(this.timer);
  }
}
