import type { Invited } from '../../../../core/domains/office/operations';
import { type Day, sayInstant } from '../../../../core/kernel/day';

export interface InviteView {
  code: string;
  /** In two groups, as one reads it out. */
  shown: string;
  expires: string;
}

export function toView({ code, expiresAt }: Invited, today: Day): InviteView {
  const half = Math.ceil(code.length / 2);
  return {
    code,
    shown: `${code.slice(0, half)} ${code.slice(half)}`,
    expires: `${sayInstant(expiresAt, today)} 前有效，只能用一次`,
  };
}
