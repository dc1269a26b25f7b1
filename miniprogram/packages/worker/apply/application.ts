import type { Service } from '../../../../core/case/service';
import type { Home, Written } from '../../../../core/contract';
import {
  actOnPapers,
  type PaperAct,
  type PaperHolder,
  papersPending,
  resumePapers,
  revived,
} from '../../../components/paper-slots/paper-work';
import { answersOf, firstMistake, type Mistakes, mistakesIn, without } from '../../../components/question/typed';
import type { Declined } from '../../../services/cloud';
import { DraftInCloud } from '../../../services/draft-cloud';
import { type Draft, dropDraft, loadDraft, saveDraft, type Typing } from '../../../services/drafts';
import { isOnline } from '../../../services/network';
import type { HeldPaper } from '../../../services/pictures';
import { submitDraft } from '../../../services/submission';
import type { ApplyData } from './apply.data';
import { checkPage, fieldsOfStep, introPage, prefilled, savedLine, stepOfMistake, stepPage } from './apply.view';

/** The page, as an application sees it. */
export interface ApplyScreen {
  show(part: Partial<ApplyData>): void;
  /** Brings a question into view; the top of the page without a name. */
  scroll(name?: string): void;
  tell(sentence: string): void;
  submitted(written: Written): void;
}

/** Milliseconds of quiet after which what was typed is saved. */
const saveAfter = 300;

/** One form being filled in, from the first page to the definite answer. It saves itself. */
export class Application implements PaperHolder {
  private draft: Draft = { typed: {}, step: 0, savedAt: 0 };
  private mistakes: Mistakes = {};
  /** True after 修改: the check follows, not the next step. */
  private mending = false;
  private busy = false;
  private begun = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What was filled in on another phone later than here. */
  private elsewhere: Draft | undefined;
  /** Something has changed since it was last saved. */
  private changed = false;
  private readonly cloud: DraftInCloud;

  constructor(
    private readonly service: Service,
    private readonly home: Home,
    private readonly screen: ApplyScreen,
  ) {
    this.cloud = new DraftInCloud(service.kind);
  }

  /** The first page; a submission that was never answered goes on at once. */
  open(): void {
    const draft = loadDraft(this.service.kind);
    this.screen.show(introPage(this.service, this.home, draft));
    if (draft?.sending) this.resume();
    else this.lookElsewhere(draft);
  }

  begin(): void {
    if (this.elsewhere || loadDraft(this.service.kind)) this.cloud.end();
    this.elsewhere = undefined;
    dropDraft(this.service.kind);
    this.take({ typed: prefilled(this.service, this.home.me), step: 0, savedAt: Date.now() });
  }

  resume(): void {
    const draft = this.elsewhere ?? loadDraft(this.service.kind);
    if (!draft) {
      this.begin();
      return;
    }
    this.take({ ...draft, typed: revived(draft.typed) });
    resumePapers(this, this.draft.typed);
    if (draft.sending) this.submit();
  }

  answer(name: string, value: Typing): void {
    if (this.draft.sending) return;
    this.draft = { ...this.draft, typed: { ...this.draft.typed, [name]: value } };
    this.changed = true;
    this.mistakes = without(this.mistakes, name);
    this.screen.show({ typed: this.draft.typed, mistakes: this.mistakes, pending: papersPending(this.draft.typed) });
    this.stopTimer();
    this.timer = setTimeout(() => this.keep(), saveAfter);
  }

  next(): void {
    const fields = fieldsOfStep(this.service, this.draft.step);
    if (this.wrong(mistakesIn(this.service.form, fields, this.draft.typed))) return;
    this.goTo(this.mending ? this.service.steps.length : this.draft.step + 1);
  }

  previous(): void {
    this.goTo(this.mending ? this.service.steps.length : Math.max(this.draft.step - 1, 0));
  }

  /** Back to one step, and from there straight to the check again. */
  mend(step: number): void {
    this.goTo(step);
    this.mending = true;
    this.screen.show({ mending: true });
  }

  /** Submits once, however often it is tapped; nothing is lost whatever the answer. */
  async submit(): Promise<void> {
    if (this.busy || papersPending(this.draft.typed)) return;
    const { form, fields, kind } = this.service;
    const mistakes = mistakesIn(form, fields, this.draft.typed);
    if (!this.draft.sending && Object.keys(mistakes).length > 0) return this.mendMistakes(mistakes);
    this.busy = true;
    this.screen.show({ busy: true, locked: true, trouble: '' });
    const { reply, draft } = await submitDraft(kind, this.draft, answersOf(fields, this.draft.typed));
    this.busy = false;
    this.draft = draft;
    if (!reply.ok) return this.declined(reply);
    this.begun = false;
    this.cloud.end();
    this.screen.submitted(reply.value);
  }

  /** The connection has changed: what is waiting for it goes on. */
  reconnected(): void {
    if (!this.begun || !isOnline()) return;
    if (this.draft.sending) this.submit();
    else {
      resumePapers(this, this.draft.typed);
      this.cloud.flush();
    }
  }

  async pictures(act: Omit<PaperAct, 'limit'>): Promise<void> {
    const limit = this.service.fields.find(({ name }) => name === act.name)?.limit ?? 1;
    const sentence = await actOnPapers(this, { ...act, limit });
    if (sentence) this.screen.tell(sentence);
  }

  papers(name: string): readonly HeldPaper[] {
    const typing = this.draft.typed[name];
    return typeof typing === 'object' ? typing : [];
  }

  setPapers(name: string, papers: readonly HeldPaper[]): void {
    this.answer(name, papers);
  }

  /** The page is left: everything is saved, here and in the cloud. */
  leave(): void {
    this.keep();
    this.cloud.flush();
  }

  private keep(): void {
    this.stopTimer();
    if (!this.begun) return;
    if (this.changed) {
      this.draft = { ...this.draft, savedAt: Date.now() };
      if (!this.draft.sending) this.cloud.changed(this.draft);
      this.changed = false;
    }
    const kept = saveDraft(this.service.kind, this.draft);
    const saved = kept ? savedLine(this.draft, this.home.today) : '手机存储已满，请填完后尽快提交。';
    this.screen.show({ saved });
  }

  private async lookElsewhere(here: Draft | undefined): Promise<void> {
    const newer = await this.cloud.newerThan(here);
    if (!newer || this.begun) return;
    this.elsewhere = newer;
    this.screen.show(introPage(this.service, this.home, newer));
  }

  private stopTimer(): void {
    if (this.timer !== undefined) clearTimeout(this.timer);
  }

  private take(draft: Draft): void {
    this.draft = draft;
    this.begun = true;
    this.goTo(draft.sending ? this.service.steps.length : draft.step);
  }

  private goTo(step: number): void {
    this.draft = { ...this.draft, step };
    this.mending = false;
    this.mistakes = {};
    const { typed, sending } = this.draft;
    const last = step >= this.service.steps.length;
    const page = last ? checkPage(this.service, typed, this.home) : stepPage(this.service, step);
    const pending = papersPending(typed);
    this.screen.show({
      ...page,
      typed,
      pending,
      mistakes: {},
      mending: false,
      trouble: '',
      locked: sending !== undefined,
    });
    this.screen.scroll();
    this.keep();
  }

  private wrong(mistakes: Mistakes): boolean {
    const first = firstMistake(this.service.fields, mistakes);
    this.mistakes = mistakes;
    this.screen.show({ mistakes });
    if (first) this.screen.scroll(first);
    return first !== undefined;
  }

  private mendMistakes(mistakes: Mistakes): void {
    this.mend(stepOfMistake(this.service, mistakes));
    this.wrong(mistakes);
  }

  private declined({ lost, message, fields }: Declined): void {
    const sorry = '您填的内容都保存在手机里，不会丢，也不会重复提交。联网后会自动再发。';
    this.screen.show({ busy: false, locked: lost, trouble: lost ? `${message}${sorry}` : message });
    if (fields) this.mendMistakes(fields);
  }
}
