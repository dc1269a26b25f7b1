import type { CaseView, PaperView } from '../../../core/case/view';
import type { Home } from '../../../core/domains/office/operations';
import type { Option } from '../../../core/kernel/field';
import type { Button } from '../../../core/record/buttons';
import { call } from '../../services/cloud';
import type { Typed, Typing } from '../../services/drafts';
import { homeAtOnce } from '../../services/session';
import type { PaperAct } from '../paper-slots/paper-work';
import { colleagueOptions } from '../question/colleagues';
import { proposedFor, questionsOf } from './amounts-view';
import { stepFor } from './case-buttons';
import type { SheetState } from './sheet-state';
import { StepSheet } from './step-sheet';
import { mendFirst, takeStep, withReading } from './take-step';

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
export class OpenedCase {
  private found: CaseView | undefined;
  private home: Home | undefined;
  /** A step was taken and what came of it not read yet. */
  private gaveAway = false;
  /** The papers on the screen: coming back from looking at one asks for none anew. */
  private checked: { version: number; count: number; until: number } | undefined;
  private readonly steps: StepSheet;

  constructor(
    readonly caseId: string,
    private readonly screen: CaseScreen,
  ) {
    this.steps = new StepSheet({
      draftKey: (action) => `step:${caseId}:${action}`,
      stepOf: (action) => this.found && stepFor(this.found, action),
      opening: (sheet, button) => this.opening(sheet, button),
      mend: (sheet) => (this.found && this.home ? mendFirst(this.found, sheet, this.home) : sheet),
      reading: (sheet) => (this.found && this.home ? withReading(this.found, sheet, this.home) : sheet),
      send: (sheet) => takeStep(caseId, this.found?.version ?? 0, sheet),
      colleagues: () => this.colleagues(),
      show: (sheet) => this.screen.sheet(sheet),
      done: (label) => this.screen.done(label),
    });
  }

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
    this.steps.reloaded();
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

  private opening(sheet: SheetState, button: Button): { sheet: SheetState; proposed: Typed } {
    const { found } = this;
    if (!found) return { sheet, proposed: {} };
    const fields = questionsOf(found, sheet.fields);
    const explain = readBackFirst(found, button) + sheet.explain;
    return { sheet: { ...sheet, fields, explain }, proposed: proposedFor(found, fields) };
  }

  act(action: string): void {
    this.steps.act(action);
  }

  answer(name: string, value: Typing): void {
    this.steps.answer(name, value);
  }

  assure(name: string): void {
    this.steps.assure(name);
  }

  pictures(act: Omit<PaperAct, 'limit'>): Promise<void> {
    return this.steps.pictures(act);
  }

  close(): void {
    this.steps.close();
  }

  keep(): void {
    this.steps.keep();
  }

  /** Takes the step. When the case has moved on meanwhile, it is read again and what was typed stays. */
  async confirm(): Promise<void> {
    const outcome = await this.steps.confirm();
    if (!outcome) return;
    this.gaveAway = outcome.done;
    if (outcome.reload) await this.load();
  }

  private async colleagues(): Promise<readonly Option[] | string> {
    const reply = await call('staff.colleagues', {});
    if (!reply.ok) return `没有取到同事名单。${reply.message}`;
    return colleagueOptions(reply.value.colleagues, this.home?.me.staff ?? null);
  }
}

/** Whoever speaks for somebody who was helped in reads it back to her before she sends it. */
function readBackFirst({ parties }: CaseView, { step }: Button): string {
  const isInHerStead = parties.includes('helper') && step.by.includes('helper');
  return isInHerStead ? '替本人填写：请把填好的内容逐项读给本人听，本人说没有错再提交。' : '';
}
