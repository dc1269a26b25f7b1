import { fieldsOf } from '../../../core/kernel/field';
import { parseInput } from '../../../core/kernel/form';
import type { Me } from '../../../core/union/me';
import { Profile } from '../../../core/union/people';
import { send } from '../../services/command';
import type { Typed, Typing } from '../../services/drafts';
import { rememberMe } from '../../services/session';
import { answersOf } from '../question/typed';
import { closedSheet, declined, mistaken, type SheetState, typeInto } from './sheet-state';

const fields = fieldsOf(Profile);

/** The sheet in which a person changes what the union knows of her, as it opens. */
export function profileSheet({ name, phone, area, unit }: Me): SheetState {
  const title = '我的资料';
  const explain = '办事时会自动填上，提交前还可以改。';
  const typed: Typed = { name, phone, area, unit };
  return { ...closedSheet, visible: true, title, label: '保存', explain, fields, typed };
}

/** The page on which it lies. */
interface ProfileScreen {
  sheet(state: SheetState): void;
  saved(me: Me): void;
}

/** That sheet at work, on whatever page it lies. */
export class ProfileSheet {
  private state = closedSheet;

  constructor(private readonly screen: ProfileScreen) {}

  open(me: Me): void {
    this.put(profileSheet(me));
  }

  answer(name: string, value: Typing): void {
    this.put(typeInto(this.state, name, value));
  }

  close(): void {
    this.put(closedSheet);
  }

  async save(): Promise<void> {
    if (this.state.busy) return;
    const filled = parseInput(Profile, answersOf(fields, this.state.typed));
    if (!filled.ok) return this.put(mistaken(this.state, filled.refusal.fields ?? {}));
    this.put({ ...this.state, busy: true });
    const reply = await send('profile.save', filled.value);
    if (!reply.ok) return this.put(declined(this.state, reply));
    rememberMe(reply.value);
    this.close();
    this.screen.saved(reply.value);
  }

  private put(state: SheetState): void {
    this.state = state;
    this.screen.sheet(state);
  }
}
