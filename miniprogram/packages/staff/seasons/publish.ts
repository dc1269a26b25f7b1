import { send } from '../../../services/command';

/** How far publishing has come; `trouble` says why it stopped before the end, empty where it did not. */
export interface Publishing {
  moved: number;
  trouble: string;
}

/** Publishes everybody of a year who was checked, a batch at a time, until nothing is left. What is published stays so. */
export async function publishAll(year: string, tell: (moved: number) => void): Promise<Publishing> {
  let moved = 0;
  for (let left = 1; left > 0; ) {
    tell(moved);
    const reply = await send('season.publish', { year });
    if (!reply.ok) return { moved, trouble: reply.message };
    moved += reply.value.moved;
    left = reply.value.left;
  }
  return { moved, trouble: '' };
}
