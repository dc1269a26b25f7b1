import { ok, type Result, refuse } from '../kernel/result';
import type { Letter } from '../papers/letter';
import type { Knowing, LetterKind, Register, Told } from './register';

/** A letter that can be had of a record now. */
export type LetterName = Pick<LetterKind, 'name' | 'title'>;

/** The letters that a record's entries make as it stands, in the order in which its register names them. */
export function lettersOf({ letters = [] }: Register, record: Told, around: Knowing): LetterName[] {
  return letters.filter((kind) => written(kind, record, around)).map(({ name, title }) => ({ name, title }));
}

/** One letter of a record. Refuses `badRequest` where its register has no such letter, `wrongState` in words where there is none yet. */
export function letterOf(
  register: Register,
  record: Told,
  name: string,
  around: Knowing,
): Result<LetterName & { letter: Letter }> {
  const kind = register.letters?.find((each) => each.name === name);
  if (!kind) return refuse('badRequest');
  const letter = written(kind, record, around);
  return letter ? ok({ name, title: kind.title, letter }) : refuse('wrongState', undefined, notYet(register, kind));
}

function written({ after, write }: LetterKind, record: Told, around: Knowing): Letter | undefined {
  const at = record.timeline.map(({ action }) => action).lastIndexOf(after);
  return at === -1 ? undefined : write(record, at, around);
}

function notYet({ flow, noun }: Register, { title, after }: LetterKind): string {
  const step = flow.steps[after]?.label ?? `登记${noun}`;
  return `现在还不能出“${title}”：要先办好“${step}”。办好以后，就能在这里打开。`;
}
