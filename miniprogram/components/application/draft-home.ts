import type { Field } from '../../../core/kernel/field';
import { DraftInCloud } from '../../services/draft-cloud';
import { type Draft, dropDraft, loadDraft, saveDraft } from '../../services/drafts';

/** Milliseconds of quiet after which what was typed is saved. */
const saveAfter = 300;

/** Where a form's draft is kept, on this phone and in the cloud; `key` tells it from every other draft of the person. */
export class DraftHome {
  private readonly cloud: DraftInCloud;
  /** What was filled in on another phone later than here. */
  private elsewhere: Draft | undefined;
  private changed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly key: string,
    fields: readonly Field[],
  ) {
    this.cloud = new DraftInCloud(key, fields);
  }

  /** What was kept last, wherever that was. */
  kept(): Draft | undefined {
    return this.elsewhere ?? loadDraft(this.key);
  }

  /** What the cloud has, if it is newer than what this phone has. */
  async findElsewhere(): Promise<Draft | undefined> {
    this.elsewhere = await this.cloud.newerThan(loadDraft(this.key));
    return this.elsewhere;
  }

  /** What was kept is not wanted any more. */
  clear(): void {
    if (this.kept()) this.cloud.end();
    this.elsewhere = undefined;
    dropDraft(this.key);
  }

  /** Something was typed: `save` is called once it is quiet. */
  touched(save: () => void): void {
    this.changed = true;
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

  /** The form has been handed in. */
  end(): void {
    this.cloud.end();
  }

  private stop(): void {
    if (this.timer !== undefined) clearTimeout(this.timer);
  }
}
