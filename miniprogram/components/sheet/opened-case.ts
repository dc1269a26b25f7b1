import type { CaseView, PaperView } from '../../../core/case/view';
import type { Home } from '../../../core/domains/office/operations';
import type { Button } from '../../../core/record/buttons';
import { isSealed } from '../../../core/record/vault';
import { call } from '../../services/cloud';
import { say } from '../../services/device';
import { dropDraft, isPapers, loadDraft, saveDraft, type Typed, type Typing, tornWords } from '../../services/drafts';
import type { HeldPaper } from '../../services/pictures';
import { homeAtOnce } from '../../services/session';
import { actOnPapers, type PaperAct, type PaperHolder, resumePapers, revived } from '../paper-slots/paper-work';
import { colleagueOptions } from '../question/colleagues';
import { proposedFor, questionsOf } from './amounts-view';
import { stepFor } from './case-buttons';
import { assured, closedSheet, openSheet, type SheetState, typeInto, typing } from './sheet-state';
import { afterReload, mendFirst, takeStep, withReading } from './take-step';

/** The page, as an opened case sees it. */
export interface CaseScreen {
  show(found: CaseView, home: Home): void;
  /** The papers as far as they are checked; `trouble` says why that did not come about. */
  papers(papers: readonly PaperView[], trouble: string): void;
  sheet(state: SheetState): void;
  failed(message: string): void;
  /** A step was taken; `label` is its verb. */
  done(label: string): void;
  /** By that step the case has left this person's hands and eyes. */
  left(): void;
}

/** Milliseconds for which the addresses of papers are used; the cloud's hold a little longer. */
const addressesLast = 25 * 60_000;

/** One case on the screen, with the sheet of the step that is being taken. */
export class OpenedCase implements PaperHolder {
  private found: CaseView | undefined;
  private home: Home | undefined;
  private sheet = closedSheet;
  /** A step was taken and what came of it not read yet. */
  private gaveAway = false;
  /** The papers on the screen: coming back from looking at one asks for none anew. */
  private checked: { version: number; count: number; until: number } | undefined;

  constructor(
    readonly caseId: string,
    private readonly screen: CaseScreen,
  ) {}

  /** Reads the case; what stands on the screen stays there when that fails. */
  async load(): Promise<void> {
    const [home, found] = await Promise.all([homeAtOnce(), call('case.open', { caseId: this.caseId })]);
    if (!home.ok) return this.screen.failed(home.message);
    if (!found.ok)
      return found.code === 'notFound' && this.gaveAway ? this.screen.left() : this.screen.failed(found.message);
    this.gaveAway = false;
    this.found = found.value;
    this.home = home.value;
    this.screen.show(found.value, home.value);
    this.put(afterReload(found.value, this.sheet));
    this.openPapers();
  }

  /** Has the papers compared with what was filed; the case is on the screen meanwhile. */
  async openPapers(): Promise<void> {
    const { found, checked } = this;
    if (!found || (checked?.version === found.version && Date.now() < checked.until)) return;
    const { papers, version } = found;
    // What was checked before stays on the screen while it is checked again.
    if (papers.length !== checked?.count) this.screen.papers(papers, '');
    if (papers.length === 0) return;
    const reply = await call('case.papers', { caseId: this.caseId });
    if (reply.ok) this.checked = { version, count: papers.length, until: Date.now() + addressesLast };
    this.screen.papers(reply.ok ? reply.value.papers : papers, reply.ok ? '' : reply.message);
  }

  act(action: string): void {
    const { found } = this;
    const button = found && stepFor(found, action);
    if (!button) return;
    if (this.sheet.action === action) this.put(this.opening(found, button, this.sheet.typed));
    else this.begin(found, button);
    if (this.sheet.fields.some(({ control }) => control === 'colleague')) this.offerColleagues();
  }

  /** Another step than before: with what was kept of it, its pictures sent again where they did not arrive. */
  private begin(found: CaseView, button: Button): void {
    this.keep();
    const kept = loadDraft(this.draftKey(button.action));
    this.put(this.opening(found, button, kept ? revived(kept.typed) : {}));
    if (kept?.torn) say(tornWords);
    resumePapers(this, this.sheet.typed);
  }

  private opening(found: CaseView, button: Button, typed: Typed): SheetState {
    const sheet = openSheet(button);
    const fields = questionsOf(found, sheet.fields);
    const explain = readBackFirst(found, button) + sheet.explain;
    return typing({ ...sheet, fields, explain }, { ...proposedFor(found, fields), ...typed });
  }

  answer(name: string, value: Typing): void {
    this.put(typeInto(this.sheet, name, value));
  }

  assure(name: string): void {
    this.put(assured(this.sheet, name));
  }

  papers(name: string): readonly HeldPaper[] {
    const typing = this.sheet.typed[name];
    return isPapers(typing) ? typing : [];
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

  /** Keeps on this phone what was typed for a step that is not taken yet: it is there again when the case is opened anew. */
  keep(): void {
    const { action, typed, fields } = this.sheet;
    const proposed = this.found ? proposedFor(this.found, fields) : {};
    // A number that is sealed in the cloud does not stay open on a phone, which may be a colleague's.
    const sealed = fields.filter(isSealed).map(({ name }) => name);
    const kept = Object.entries(typed).filter(([name]) => !sealed.includes(name));
    const isHers = kept.some(([name, value]) => value !== proposed[name]);
    if (isHers) saveDraft(this.draftKey(action), { typed: Object.fromEntries(kept), step: 0, savedAt: Date.now() });
  }

  private draftKey(action: string): string {
    return `step:${this.caseId}:${action}`;
  }

  /** Takes the step. When the case has moved on meanwhile, it is read again and what was typed stays. */
  async confirm(): Promise<void> {
    const { found, sheet, home } = this;
    if (!found || !home || sheet.busy || sheet.pending) return;
    const wrong = mendFirst(found, sheet, home);
    if (wrong) return this.put(wrong);
    this.put({ ...sheet, busy: true, message: '' });
    const outcome = await takeStep(found, this.sheet);
    this.put(outcome.sheet);
    this.gaveAway = outcome.done;
    if (outcome.done) {
      dropDraft(this.draftKey(sheet.action));
      this.screen.done(sheet.label);
    }
    if (outcome.reload) await this.load();
  }

  private async offerColleagues(): Promise<void> {
    const reply = await call('staff.colleagues', {});
    if (!reply.ok) return this.put({ ...this.sheet, message: `没有取到同事名单。${reply.message}` });
    this.put({ ...this.sheet, colleagues: colleagueOptions(reply.value.colleagues, this.home?.me.staff ?? null) });
  }

  private put(sheet: SheetState): void {
    this.sheet = this.found && this.home ? withReading(this.found, sheet, this.home) : sheet;
    this.screen.sheet(this.sheet);
  }
}

/** Whoever speaks for somebody who was helped in reads it back to her before she sends it. */
function readBackFirst({ parties }: CaseView, { step }: Button): string {
  const isInHerStead = parties.includes('helper') && step.by.includes('helper');
  return isInHerStead ? '替本人填写：请把填好的内容逐项读给本人听，本人说没有错再提交。' : '';
}
