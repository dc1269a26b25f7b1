import type { Field } from '../../../core/kernel/field';
import type { Typing } from '../../services/drafts';

/** The text after a sample was tapped: a long one gains a line, once, as long as there is room; a short one is replaced. */
export function withSample(
  { control, limit = Number.POSITIVE_INFINITY }: Field,
  typing: Typing | undefined,
  sample: string,
): string {
  const before = typeof typing === 'string' ? typing.trim() : '';
  if (control !== 'longText' || before === '') return sample;
  const after = `${before}\n${sample}`;
  return before.includes(sample) || Array.from(after).length > limit ? before : after;
}
