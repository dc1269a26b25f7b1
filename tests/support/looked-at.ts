import type { Case } from '../../core/case/case';
import type { Json } from '../../core/record/record';
import { onSheet } from '../../core/record/shown-before';
import { anEntry } from './actors';
import { vault, withCase } from './office';

export const [one, two, three] = ['6200000000000005', '6200000000000013', '6222021234567890128'] as const;
const { found: appeal } = withCase();
export const sealedFor = (id: string, number: string) => ({ sealed: vault.seal(number, `${id}:cardNumber`) });
const sealed = (number: string) => sealedFor(appeal._id, number);

/** What happened, an hour after another; a card that is given stands with the one that it replaced. */
export type Happened = string | readonly [action: string, input: { readonly [name: string]: Json }];
export const hour = (at: number) => `2026-11-26T${String(at).padStart(2, '0')}:00:00.000Z`;
/** A scholarship on the card `now`, with what happened and who looked at its number, each at an hour of the same day. */
export function awarded(
  now: string,
  happened: readonly Happened[],
  looks: readonly [at: number, by: string, field?: string][],
) {
  const timeline = happened.map((each, at) => {
    const [action, input] = typeof each === 'string' ? [each, {}] : each;
    return anEntry('x', action, 'awarded', 'officer', { at: hour(at), input });
  });
  const reveals = looks.map(([at, by, field = onSheet('cardNumber')]) => ({ at: hour(at), by, name: by, field }));
  const found: Case = { ...appeal, kind: 'scholarship', answers: { cardNumber: sealed(now) }, timeline, reveals };
  return found;
}
export const replacing = (action: string, before: string): Happened => [
  action,
  { before: { cardNumber: sealed(before) } },
];
