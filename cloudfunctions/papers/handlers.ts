import { takeLetter } from './letter';
import { takeQueue } from './queue';
import { takeRegister } from './register';
import { readTable } from './table';
import { listTaken } from './taken';

/** What answers the operations of the function `papers`. */
export const handlers = [takeQueue, takeRegister, takeLetter, readTable, listTaken] as const;
