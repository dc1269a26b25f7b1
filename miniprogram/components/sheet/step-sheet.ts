import type { Option } from '../../../core/kernel/field';
import type { Button } from '../../../core/record/buttons';
import { isSealed } from '../../../core/record/vault';
import type { Reply } from '../../services/cloud';
import { say } from '../../services/device';
import { dropDraft, isPapers, loadDraft, saveDraft, type Typed, type Typing, tornWords } from '../../services/drafts';
import type { HeldPaper } from '../../services/pictures';
import { actOnPapers, type PaperAct, type PaperHolder, resumePapers, revived } from '../paper-slots/paper-work';
import { assured, closedSheet, declined, openSheet, type SheetState, typeInto, typing } from './sheet-state';

/** What came of sending a step. */
export interface Outcome {
  sheet: SheetState;
  done: boolean;
  /** True when what is on the screen is no longer the latest. */
  reload: boolean;
}

/** The sheet after the cloud has answered. */
export function outcomeOf(sheet: SheetState, reply: Reply<unknown>): Outcome {
  if (reply.ok) return { sheet: { ...sheet, busy: false, visible: false, typed: {} }, done: true, reload: true };
  const moved = reply.code === 'stale' || reply.code === 'wrongState';
  return { sheet: declined(sheet, reply), done: false, reload: moved };
}

/** What a step is taken of: a case, or a record of a register. */
export interface Stepping {
  /** Under what the draft of a step is kept on this phone. */
  draftKey(action: string): string;
  /** The button of a step that can be taken now. */
  stepOf(action: string): Button | undefined;
  /** The sheet as it opens, and what it holds before anything is typed. */
  opening(sheet: SheetState, button: Button): { sheet: SheetState; proposed: Typed };
  /** With what must be mended or looked at again before it can be sent; undefined when all is well. */
  mend(sheet: SheetState): SheetState | undefined;
  /** The sheet with what follows of it. */
  reading(sheet: SheetState): SheetState;
  send(sheet: SheetState): Promise<Outcome>;
  /** Whom a question about a colleague offers, or why nobody is offered. */
  colleagues(): Promise<readonly Option[] | string>;
  show(sheet: SheetState): void;
  done(label: string): void;
}

/** The sheet of the step that is being taken: nothing typed is lost, and nothing is sent twice. */
export class StepSheet implements PaperHolder {
  private sheet = closedSheet;
  private proposed: Typed = {};

  constructor(private readonly of: Stepping) {}

  act(action: string): void {
    const button = this.of.stepOf(action);
    if (!button) return;
    if (this.sheet.action === action) this.open(button, this.sheet.typed);
    else this.begin(button);
    if (this.sheet.fields.some(({ control, fields }) => control === 'colleague' || fields?.some(isOfColleague)))
      this.offerColleagues();
  }

  /** Another step than before: with what was kept of it, its pictures sent again where they did not arrive. */
  private begin(button: Button): void {
    this.keep();
    const kept = loadDraft(this.of.draftKey(button.action));
    this.open(button, kept ? revived(kept.typed) : {});
    if (kept?.torn) say(tornWords);
    resumePapers(this, this.sheet.typed);
  }

  private open(button: Button, typed: Typed): void {
    const { sheet, proposed } = this.of.opening(openSheet(button), button);
    this.proposed = proposed;
    this.put(typing(sheet, { ...proposed, ...typed }));
  }

  answer(name: string, value: Typing): void {
    this.put(typeInto(this.sheet, name, value));
  }

  assure(name: string): void {
    this.put(assured(this.sheet, name));
  }

  papers(name: string): readonly HeldPaper[] {
    const typed = this.sheet.typed[name];
    return isPapers(typed) ? typed : [];
  }

  setPapers(name: string, papers: readonly HeldPaper[]): void {
    this.answer(name, papers);
  }

  async pictures(act: Omit<PaperAct, 'limit'>): Promise<void> {
    const limit = this.sheet.fields.find(({ name }) => name === act.name)?.limit ?? 1;
    const message = await actOnPapers(this, { ...act, limit });
    if (message) this.put({ ...this.sheet, message });
  }

  close(): void {
    this.keep();
    this.put({ ...this.sheet, visible: false });
  }

  /** Keeps on this phone what was typed for a step that is not taken yet: it is there again when it is opened anew. */
  keep(): void {
    const { action, fields } = this.sheet;
    // A number that is sealed in the cloud does not stay open on a phone, which may be a colleague's.
    const sealed = fields.filter(isSealed).map(({ name }) => name);
    const kept = Object.entries(this.hers()).filter(([name]) => !sealed.includes(name));
    if (kept.length > 0)
      saveDraft(this.of.draftKey(action), { typed: Object.fromEntries(kept), step: 0, savedAt: Date.now() });
  }

  /** What she typed herself: what was proposed may be another thing when it is opened anew. */
  private hers(): Typed {
    return Object.fromEntries(
      Object.entries(this.sheet.typed).filter(([name, value]) => value !== this.proposed[name]),
    );
  }

  /** What it is about was read again: may this still be done, and what is proposed now? What she typed stays. */
  reloaded(): void {
    const { sheet } = this;
    const button = this.of.stepOf(sheet.action);
    if (!sheet.visible) this.put(sheet);
    else if (!button) this.put({ ...sheet, gone: true });
    else {
      const hers = this.hers();
      this.proposed = this.of.opening(openSheet(button), button).proposed;
      this.put(typing({ ...sheet, gone: false }, { ...this.proposed, ...hers }));
    }
  }

  /** Takes the step; answers what came of it, undefined where it was not sent. */
  async confirm(): Promise<Omit<Outcome, 'sheet'> | undefined> {
    const { sheet } = this;
    if (sheet.busy || sheet.pending) return undefined;
    const wrong = this.of.mend(sheet);
    if (wrong) {
      this.put(wrong);
      return undefined;
    }
    this.put({ ...sheet, busy: true, message: '' });
    const { sheet: after, ...outcome } = await this.of.send(this.sheet);
    this.put(after);
    if (outcome.done) {
      dropDraft(this.of.draftKey(sheet.action));
      this.of.done(sheet.label);
    }
    return outcome;
  }

  private async offerColleagues(): Promise<void> {
    const offered = await this.of.colleagues();
    if (typeof offered === 'string') this.put({ ...this.sheet, message: offered });
    else this.put({ ...this.sheet, colleagues: offered });
  }

  private put(sheet: SheetState): void {
    this.sheet = this.of.reading(sheet);
    this.of.show(this.sheet);
  }
}

const isOfColleague = ({ control }: { control: string }) => control === 'colleague';
