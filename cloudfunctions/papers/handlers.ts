import { takeQueue } from './queue';
import { listTaken } from './taken';

/** What answers the operations of the function `papers`. */
export const handlers = [takeQueue, listTaken] as const;
