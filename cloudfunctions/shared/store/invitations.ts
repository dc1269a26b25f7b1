import type { Instant } from '../../../core/kernel/day';
import { type Invitation, invitationMark } from '../../../core/union/people';
import { vault } from '../vault';
import { command, database, isDuplicate } from './database';
import { ask } from './gather';
import { find } from './query';

const invitations = () => database.collection('invitations');

/** An invitation, as a question to be asked along with others: one that was changed in the store is none. */
export const invitationOf = (id: string) => find('invitations', { _id: id }, { limit: 1 });

async function readInvitation(id: string): Promise<Invitation | undefined> {
  return (await ask({ rows: invitationOf(id) }))?.rows[0];
}

const withStamp = ({ stamp: _before, ...invitation }: Invitation): Invitation & { stamp: string } => ({
  ...invitation,
  stamp: invitationMark.stampOf(invitation, vault),
});

/** Stores an invitation; a repeat changes nothing of it. Answers it as it is stored. */
export async function insertInvitation(invitation: Invitation): Promise<Invitation> {
  try {
    await invitations().add(withStamp(invitation));
    return invitation;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return (await readInvitation(invitation._id)) ?? invitation;
  }
}

/**
 * Uses an invitation up for one person; false when it is somebody else's or has run out. True again, until it runs out,
 * for whom it was claimed already, who may have lost her connection before she got the post; not where the first edition
 * did that, since it noted nothing of posts that ended.
 */
export async function claimInvitation(invitation: Invitation, by: string, at: Instant): Promise<boolean> {
  const { _id, stamp } = invitation;
  const claimed = { usedBy: by, claimedAt: at };
  if (invitation.usedBy === null) {
    const { updated } = await invitations()
      .where({ _id, usedBy: null, expiresAt: command.gt(at), stamp: stamp ?? command.exists(false) })
      .update({ ...claimed, stamp: withStamp({ ...invitation, ...claimed }).stamp });
    if (updated === 1) return true;
  }
  const now = await readInvitation(_id);
  return now?.usedBy === by && now.claimedAt !== undefined && now.expiresAt > at;
}

/** Notes that the post ended which an invitation gave; one that was changed in the store is none anyway. */
export async function spendInvitation(id: string, spentAt: Instant): Promise<void> {
  const found = await readInvitation(id);
  if (!found || found.spentAt !== undefined) return;
  await invitations()
    .where({ _id: id, stamp: found.stamp ?? command.exists(false) })
    .update({ spentAt, stamp: withStamp({ ...found, spentAt }).stamp });
}

/** Gives back an invitation that a person claimed and got no post by: it is for whom it was meant. */
export async function releaseInvitation({ claimedAt: _claimed, ...invitation }: Invitation, by: string): Promise<void> {
  const { stamp } = withStamp({ ...invitation, usedBy: null });
  await invitations()
    .where({ _id: invitation._id, usedBy: by })
    .update({ usedBy: null, claimedAt: command.remove(), stamp });
}
