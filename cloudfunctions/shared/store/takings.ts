import { type Taking, takingMark } from '../../../core/papers/taking';
import { vault } from '../vault';
import { database, isDuplicate } from './database';

const takings = () => database.collection('takings');

/** True for what the cloud itself noted; every note bears a stamp. */
export const isAsNoted = (taking: Taking) => takingMark.isAsStored(taking, { stamper: vault, allStamped: true });

/** Notes that somebody takes a sheet; false where the same request has noted it before. */
export async function noteTaking(taking: Omit<Taking, 'stamp'>): Promise<boolean> {
  try {
    await takings().add({ ...taking, stamp: takingMark.stampOf({ ...taking, stamp: '' }, vault) });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

export async function noteSwept(id: string): Promise<void> {
  await takings().doc(id).update({ swept: true });
}
