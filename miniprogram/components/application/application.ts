import type { Written } from '../../../core/case/operations';
import type { Home } from '../../../core/domains/office/operations';
import type { Declined } from '../../services/cloud';
import { askFirst, say } from '../../services/device';
import { type Draft, isPapers, type Typing, tornWords } from '../../services/drafts';
import { isOnline } from '../../services/network';
import type { HeldPaper } from '../../services/pictures';
import { submitDraft } from '../../services/submission';
import { answered, unfold } from '../card-list/cards';
import {
  actOnPapers,
  type PaperAct,
  type PaperHolder,
  papersPending,
  resumePapers,
  revived,
} from '../paper-slots/paper-work';
import { answersOf, doubtsAmong, firstMistake, type Mistakes, mistakesIn, without } from '../question/typed';
import type { ApplicationData } from './application.data';
import {
  type Asked,
  checkPage,
  clashLine,
  fieldsOfStep,
  introPage,
  savedLine,
  stepOfMistake,
  stepPage,
} from './application.view';
import { DraftHome } from './draft-home';
import type { Purpose } from './purpose';

/** The page, as an application sees it. */
export interface ApplicationScreen {
  show(part: Partial<ApplicationData>): void;
  /** Brings a question into view; the top of the page without a name. */
  scroll(name?: string): void;
  tell(sentence: string): void;
  submitted(written: Written): void;
}

/** One form being filled in, from the first page to the definite answer. It saves itself. */
export class Application implements PaperHolder {
  private draft: Draft = { typed: {}, step: 0, savedAt: 0 };
  private mistakes: Mistakes = {};
  /** What she is being asked to look at again. */
  private doubts: Mistakes = {};
  /** True after 修改: the check follows, not the next step. */
  private mending = false;
  private busy = false;
  private begun = false;
  private readonly drafts: DraftHome;

  constructor(
    private readonly service: Asked,
    private readonly home: Home,
    private readonly purpose: Purpose,
    private readonly screen: ApplicationScreen,
  ) {
    this.drafts = new DraftHome(purpose.draftKey, service.fields, (other) => this.chooseBetween(other));
  }

  /** The first page; a submission that was never answered goes on at once. */
  open(): void {
    const draft = this.drafts.kept();
    this.showIntro(draft);
    if (draft?.sending) this.resume();
    else this.lookElsewhere();
  }

  begin(): void {
    this.drafts.clear();
    this.take({ typed: this.purpose.prefilled, step: 0, savedAt: Date.now() });
  }

  resume(): void {
    const draft = this.drafts.takeUp();
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
    const before = { typed: this.draft.typed, mistakes: this.mistakes };
    const { typed, mistakes } = answered(this.service, before, { name, value }, this.home);
    this.draft = { ...this.draft, typed, sure: without(this.draft.sure ?? {}, name) };
    this.mistakes = mistakes;
    this.doubts = without(this.doubts, name);
    this.screen.show({ typed, mistakes, doubts: this.doubts, pending: papersPending(typed) });
    this.drafts.touched(() => this.keep());
  }

  /** What she was asked about is right all the same. */
  assure(name: string): void {
    const sentence = this.doubts[name];
    if (sentence === undefined || this.draft.sending) return;
    this.draft = { ...this.draft, sure: { ...this.draft.sure, [name]: sentence } };
    this.doubts = without(this.doubts, name);
    this.screen.show({ doubts: this.doubts });
    this.drafts.touched(() => this.keep());
  }

  next(): void {
    const fields = fieldsOfStep(this.service, this.draft.step);
    if (this.wrong(mistakesIn(this.service.form, fields, this.draft.typed, this.home))) return;
    if (this.doubted(this.doubtsOf(fields))) return;
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
    const { form, fields } = this.service;
    const mistakes = mistakesIn(form, fields, this.draft.typed, this.home);
    if (!this.draft.sending && Object.keys(mistakes).length > 0) return this.mendMistakes(mistakes);
    const doubts = this.doubtsOf(fields);
    if (!this.draft.sending && Object.keys(doubts).length > 0) return this.askAgain(doubts);
    this.busy = true;
    this.screen.show({ busy: true, locked: true, trouble: '' });
    const { reply, draft } = await submitDraft(this.purpose, this.draft, answersOf(fields, this.draft.typed));
    this.busy = false;
    this.draft = draft;
    if (!reply.ok) return this.declined(reply);
    this.begun = false;
    this.drafts.end();
    this.screen.submitted(reply.value);
  }

  /** The connection has changed: what is waiting for it goes on. */
  reconnected(): void {
    if (!this.begun || !isOnline()) return;
    if (this.draft.sending) this.submit();
    else {
      resumePapers(this, this.draft.typed);
      this.drafts.flush();
    }
  }

  async pictures(act: Omit<PaperAct, 'limit'>): Promise<void> {
    const limit = this.service.fields.find(({ name }) => name === act.name)?.limit ?? 1;
    const sentence = await actOnPapers(this, { ...act, limit });
    if (sentence) this.screen.tell(sentence);
  }

  papers(name: string): readonly HeldPaper[] {
    const typing = this.draft.typed[name];
    return isPapers(typing) ? typing : [];
  }

  setPapers(name: string, papers: readonly HeldPaper[]): void {
    this.answer(name, papers);
  }

  /** The page is left: everything is saved, here and in the cloud. */
  leave(): void {
    this.keep();
    this.drafts.leave();
  }

  private keep(): void {
    if (!this.begun) return;
    const { draft, full } = this.drafts.save(this.draft);
    this.draft = draft;
    this.screen.show({ saved: full ? '手机存储已满，请填完后尽快提交。' : savedLine(draft, this.home.today) });
  }

  private showIntro(draft: Draft | undefined): void {
    this.screen.show(introPage(this.service, this.purpose.intro, this.home, draft));
  }

  private async lookElsewhere(): Promise<void> {
    const found = await this.drafts.findElsewhere();
    if (found?.clash) await this.chooseBetween(found.draft);
    else if (found && !this.begun) this.showIntro(found.draft);
  }

  /** Two phones have filled the form in: she goes on with one copy, and the other is kept beside it. */
  private async chooseBetween(other: Draft): Promise<void> {
    const held = this.begun ? this.draft : this.drafts.kept();
    if (!held || held.sending) return;
    const isOther = await askFirst(clashLine(this.service, held, other, this.home.today), '用另一份', '用这一份');
    // She may have typed on, or handed it in, while she was asked.
    const mine = this.begun ? this.draft : held;
    if (mine.sending) return;
    this.drafts.choose(isOther ? other : mine, isOther ? mine : other, !isOther);
    if (!this.begun) this.showIntro(this.drafts.kept());
    else if (isOther) this.take({ ...other, typed: revived(other.typed) });
  }

  private take(draft: Draft): void {
    this.draft = draft;
    this.begun = true;
    if (draft.torn) say(tornWords);
    this.goTo(draft.sending ? this.service.steps.length : draft.step);
  }

  private goTo(step: number): void {
    this.draft = { ...this.draft, step };
    this.mending = false;
    this.mistakes = {};
    this.doubts = {};
    const { typed, sending } = this.draft;
    const last = step >= this.service.steps.length;
    const page = last ? checkPage(this.service, typed, this.home, this.purpose.names) : stepPage(this.service, step);
    const pending = papersPending(typed);
    this.screen.show({
      ...page,
      typed,
      pending,
      mistakes: {},
      doubts: {},
      mending: false,
      trouble: '',
      locked: !!sending,
    });
    this.screen.scroll();
    this.keep();
  }

  private wrong(mistakes: Mistakes): boolean {
    const first = firstMistake(this.service.fields, mistakes);
    const typed = unfold(this.draft.typed, mistakes);
    this.draft = { ...this.draft, typed };
    // What was marked before is marked anew, so that it is brought into view once more.
    if (first && Object.keys(this.mistakes).length > 0) this.screen.show({ mistakes: {} });
    this.mistakes = mistakes;
    this.screen.show({ typed, mistakes });
    if (first) this.screen.scroll(first);
    return first !== undefined;
  }

  private mendMistakes(mistakes: Mistakes): void {
    this.mend(stepOfMistake(this.service, mistakes));
    this.wrong(mistakes);
  }

  private doubtsOf(fields: Asked['fields']): Mistakes {
    const { typed, sure = {} } = this.draft;
    return doubtsAmong(this.service.form, fields, typed, this.home, sure);
  }

  private doubted(doubts: Mistakes): boolean {
    const first = firstMistake(this.service.fields, doubts);
    this.doubts = doubts;
    this.screen.show({ doubts });
    if (first) this.screen.scroll(first);
    return first !== undefined;
  }

  private askAgain(doubts: Mistakes): void {
    this.mend(stepOfMistake(this.service, doubts));
    this.doubted(doubts);
  }

  private declined({ lost, code, message, fields }: Declined): void {
    const sorry = '填的内容都保存在手机里，不会丢，也不会重复提交。联网后会自动再发。';
    this.screen.show({ busy: false, locked: lost, trouble: lost ? `${message}${sorry}` : message });
    // What is about no question of this form stays on the check page, in words.
    if (!fields || !firstMistake(this.service.fields, fields)) return;
    if (code === 'doubtful') this.askAgain(fields);
    else this.mendMistakes(fields);
  }
}
