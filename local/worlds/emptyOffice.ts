import { createHash, randomBytes } from 'node:crypto';
import type { Instant } from '../../core/kernel/day';
import type { Stamper } from '../../core/kernel/stamp';
import { codeFrom, type Invitation, invitationMark } from '../../core/union/people';
import { ruijinUnion } from './union';

/** The one-time code that makes the first administrator, and the invitation that is stored for it. */
export function firstInvitation(now: Instant, stamper: Stamper): { code: string; invitation: Invitation } {
  const code = codeFrom(randomBytes(20).toString('hex'));
  const invitation: Invitation = {
    _id: createHash('sha256').update(code).digest('hex'),
    staff: { name: '管理员', title: '系统管理员', role: 'administrator', level: 'city', desk: 'office' },
    by: 'installation',
    issuedAt: now,
    expiresAt: new Date(Date.parse(now) + 30 * 86_400_000).toISOString(),
    usedBy: null,
  };
  return { code, invitation: { ...invitation, stamp: invitationMark.stampOf(invitation, stamper) } };
}

/** A union on its first day: its departments are known, nobody is there yet; one code makes the first administrator. */
export function emptyOffice(now: Instant, stamper: Stamper) {
  const { code, invitation } = firstInvitation(now, stamper);
  return { code, documents: { settings: [ruijinUnion], invitations: [{ ...invitation }] } };
}
