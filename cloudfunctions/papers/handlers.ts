import { takeBook } from './book';
import { takeQueue } from './queue';
import { takeRegister } from './register';
import { readTable } from './table';
import { listTaken } from './taken';

/** What answers the operations of the function `papers`. */
export const handlers = [takeQueue, takeRegister, takeBook, readTable, listTaken] as const;
