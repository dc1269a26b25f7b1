import { Comparing, Noting } from '../../../core/alarm';
import { parseInput } from '../../../core/kernel/form';
import { closedSheet, declined, mistaken, type SheetState, typeInto } from '../../components/sheet/sheet-state';
import { send } from '../../services/command';
import type { Typing } from '../../services/drafts';
import { attestSheet, type Subject, settleSheet, wrongSheet } from './finding-sheets';

/** What an auditor says of an alarm: what she did, that something is `wrong`, or that what stands still goes on. */
export type Saying = 'done' | 'wrong' | 'mends';
const sheets = { done: settleSheet, wrong: wrongSheet, mends: attestSheet };

function told({ id, caseId }: Subject, saying: Saying, note: string) {
  if (saying !== 'mends') return send('alarm.settle', { id, note, ...(saying === 'wrong' && { wrong: true }) });
  return caseId ? send('case.attest', { caseId, alarm: id, note }) : send('settings.attest', { id, note });
}

/** The sheet in which an auditor says something of an alarm, on whatever page it opens; `done` is told once the cloud has it. */
export class Finding {
  private sheet = closedSheet;
  private said: { subject: Subject; saying: Saying } | undefined;

  constructor(
    private readonly show: (sheet: SheetState) => void,
    private readonly done: () => unknown,
  ) {}

  ask(subject: Subject, saying: Saying): void {
    this.said = { subject, saying };
    this.put(sheets[saying](subject));
  }

  answer(name: string, value: Typing): void {
    this.put(typeInto(this.sheet, name, value));
  }

  close(): void {
    this.put(closedSheet);
  }

  /** What was written stays where the cloud declines. */
  async confirm(): Promise<void> {
    const { said, sheet } = this;
    if (!said || sheet.busy) return;
    const form = said.saying === 'mends' ? Comparing : Noting;
    const filled = parseInput(form, { note: sheet.typed.note });
    if (!filled.ok) return this.put(mistaken(sheet, filled.refusal.fields ?? {}));
    this.put({ ...sheet, busy: true, message: '' });
    const reply = await told(said.subject, said.saying, filled.value.note);
    if (!reply.ok) return this.put(declined(this.sheet, reply));
    this.close();
    await this.done();
  }

  private put(sheet: SheetState): void {
    this.sheet = sheet;
    this.show(sheet);
  }
}
