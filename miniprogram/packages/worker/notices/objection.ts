import type { NoticeView } from '../../../../core/case/notice';
import { serviceOf } from '../../../../core/domains/services';
import { fieldsOf } from '../../../../core/kernel/field';
import type { Step } from '../../../../core/record/flow';
import type { Me } from '../../../../core/union/me';
import { answersOf, mistakesIn } from '../../../components/question/typed';
import {
  assured,
  closedSheet,
  declined,
  mistaken,
  type SheetState,
  typeInto,
} from '../../../components/sheet/sheet-state';
import { send } from '../../../services/command';
import type { Typing } from '../../../services/drafts';

/** The page, as an objection sees it. */
export interface NoticeScreen {
  sheet(state: SheetState): void;
  /** It has been handed in. */
  objected(row: NoticeView): unknown;
  /** Reads the list again; answers the row as it stands now, undefined when it is no longer there. */
  again(id: string): Promise<NoticeView | undefined>;
}

interface PublicStep {
  action: string;
  step: Step;
}

const over = '这一条已经不在公示中，不用再提异议了。您写的内容还在上面，需要的话可以打 12351 反映。';

/** Somebody objects to one row of the published list. What she writes stays until it has arrived or she leaves. */
export class Objection {
  private state = closedSheet;
  private row: NoticeView | undefined;

  constructor(private readonly screen: NoticeScreen) {}

  /** Opens the sheet for a row; `me` is filled in already where the union knows her. */
  open(row: NoticeView, { name, phone }: Pick<Me, 'name' | 'phone'>): void {
    const found = publicStep(row.kind);
    if (!found) return;
    const typed = this.row?.id === row.id ? this.state.typed : { objector: name, contact: phone };
    const { label, explain, form } = found.step;
    this.row = row;
    this.put({
      ...closedSheet,
      visible: true,
      action: found.action,
      title: `对 ${row.name} 的公示${label}`,
      label,
      explain: `${explain}对方只会看到“收到异议，正在核查”。`,
      fields: form ? fieldsOf(form) : [],
      typed,
    });
  }

  answer(name: string, value: Typing): void {
    this.put(typeInto(this.state, name, value));
  }

  assure(name: string): void {
    this.put(assured(this.state, name));
  }

  close(): void {
    this.put({ ...this.state, visible: false });
  }

  /** Hands it in. Where the row has changed meanwhile it is read again, and the next tap sends the same words. */
  async confirm(): Promise<void> {
    const { row, state } = this;
    const form = row && publicStep(row.kind)?.step.form;
    if (!form || state.busy) return;
    const mistakes = mistakesIn(form, state.fields, state.typed);
    if (Object.keys(mistakes).length > 0) return this.put(mistaken(state, mistakes));
    this.put({ ...state, busy: true, message: '' });
    const { id: caseId, version } = row;
    const input = answersOf(state.fields, state.typed);
    const reply = await send('case.move', { caseId, version, action: state.action, input, sure: state.sure });
    if (reply.ok) return this.done(row);
    const gone = reply.code === 'onlyOnce' || reply.code === 'noticeOver' || reply.code === 'objectionsFull';
    this.put({ ...declined(this.state, reply), gone });
    if (reply.code === 'stale' || reply.code === 'wrongState' || reply.code === 'notFound') await this.look(row.id);
  }

  private async look(id: string): Promise<void> {
    const row = await this.screen.again(id);
    if (row) this.row = row;
    else this.put({ ...this.state, gone: true, message: over });
  }

  private done(row: NoticeView): void {
    this.row = undefined;
    this.put(closedSheet);
    this.screen.objected(row);
  }

  private put(state: SheetState): void {
    this.state = state;
    this.screen.sheet(state);
  }
}

/** What anybody may do to a row of the published list, by the flow of its service. */
function publicStep(kind: string): PublicStep | undefined {
  const steps = Object.entries(serviceOf(kind)?.flow.steps ?? {});
  const found = steps.find(([, { by }]) => by.includes('public'));
  return found && { action: found[0], step: found[1] };
}
