import type { Home } from '../../../../core/domains/office/operations';
import { registerOf } from '../../../../core/domains/registers';
import { dayOf } from '../../../../core/kernel/day';
import type { Option } from '../../../../core/kernel/field';
import { type Button, buttonsFor } from '../../../../core/record/buttons';
import { attest, attestStep } from '../../../../core/register/attest';
import { again } from '../../../../core/register/register';
import type { RecordView } from '../../../../core/register/view';
import { colleagueOptions } from '../../../components/question/colleagues';
import { answersOf, doubtsAmong, mistakesIn, typedOf } from '../../../components/question/typed';
import { doubted, mistaken, type SheetState } from '../../../components/sheet/sheet-state';
import { outcomeOf, StepSheet } from '../../../components/sheet/step-sheet';
import { call } from '../../../services/cloud';
import { send } from '../../../services/command';
import type { Typed } from '../../../services/drafts';
import { homeAtOnce } from '../../../services/session';

/** The page, as an opened record sees it. */
export interface RecordScreen {
  show(found: RecordView, home: Home): void;
  sheet(state: SheetState): void;
  failed(message: string): void;
  done(label: string): void;
}

/** What the reader can do with a record now, by the flow of its register. */
export function stepsOf(found: RecordView): Button[] {
  const register = registerOf(found.kind);
  if (!register) return [];
  if (found.steps.includes(attest))
    return [{ action: attest, label: attestStep.label, step: attestStep, primary: true, ends: false }];
  const standing = {
    status: found.status,
    parties: found.parties,
    timeline: found.timeline,
    toCall: null,
    barred: [],
    level: null,
  };
  return buttonsFor(register.flow, standing).filter(({ action }) => found.steps.includes(action));
}

/** One record on the screen, with the sheet of the step that is being taken. */
export class OpenedRecord {
  private found: RecordView | undefined;
  private home: Home | undefined;
  readonly steps: StepSheet;

  constructor(
    readonly recordId: string,
    private readonly screen: RecordScreen,
  ) {
    this.steps = new StepSheet({
      draftKey: (action) => `step:${recordId}:${action}`,
      stepOf: (action) => this.stepOf(action),
      opening: (sheet) => ({ sheet, proposed: this.proposed(sheet) }),
      mend: (sheet) => this.mend(sheet),
      reading: (sheet) => ({ ...sheet, timing: this.timing() }),
      send: (sheet) => this.send(sheet),
      colleagues: () => this.colleagues(),
      show: (sheet) => this.screen.sheet(sheet),
      done: (label) => this.screen.done(label),
    });
  }

  /** Reads the record; what stands on the screen stays there when that fails. */
  async load(): Promise<void> {
    const [home, found] = await Promise.all([homeAtOnce(), call('register.open', { recordId: this.recordId })]);
    if (!home.ok) return this.screen.failed(home.message);
    if (!found.ok) return this.screen.failed(found.message);
    this.found = found.value;
    this.home = home.value;
    this.screen.show(found.value, home.value);
    this.steps.reloaded();
  }

  async confirm(): Promise<void> {
    const outcome = await this.steps.confirm();
    if (outcome?.reload) await this.load();
  }

  private stepOf(action: string): Button | undefined {
    return this.found && stepsOf(this.found).find((button) => button.action === action);
  }

  /** What the form holds before it is filled in anew: what stands in the record. */
  private proposed({ action, fields }: SheetState): Typed {
    return this.found && action === again ? typedOf(fields, this.found.proposed) : {};
  }

  /** The days that earlier steps were told, by question, the latest of each: later ones may be bound to them. */
  private timing(): SheetState['timing'] {
    return this.found ? { opened: dayOf(this.found.openedAt), earlier: this.found.days } : {};
  }

  private mend(sheet: SheetState): SheetState | undefined {
    const form = this.stepOf(sheet.action)?.step.form;
    const { home } = this;
    if (!form || !home) return undefined;
    const around = { union: home.union, today: home.today, ...this.timing() };
    const mistakes = mistakesIn(form, sheet.fields, sheet.typed, around);
    if (Object.keys(mistakes).length > 0) return mistaken(sheet, mistakes);
    const doubts = doubtsAmong(form, sheet.fields, sheet.typed, around, sheet.sure);
    return Object.keys(doubts).length > 0 ? doubted(sheet, doubts) : undefined;
  }

  private async send(sheet: SheetState) {
    const { action, sure } = sheet;
    const input = answersOf(sheet.fields, sheet.typed);
    if (action === attest) {
      const note = typeof input.note === 'string' ? input.note : '';
      return outcomeOf(sheet, await send('register.attest', { recordId: this.recordId, note }));
    }
    const version = this.found?.version ?? 0;
    return outcomeOf(sheet, await send('register.move', { recordId: this.recordId, version, action, input, sure }));
  }

  private async colleagues(): Promise<readonly Option[] | string> {
    const reply = await call('staff.colleagues', {});
    if (!reply.ok) return `没有取到同事名单。${reply.message}`;
    return colleagueOptions(reply.value.colleagues, null);
  }
}
