import { takeBook } from './book';
import { takeLetter } from './letter';
import { takeQueue } from './queue';
import { takeRegister } from './register';
import { readTable } from './table';
import { listTaken } from './taken';

/** What answers the operations of the function `papers`. */
export const handlers = [takeQueue, takeRegister, takeBook, takeLetter, readTable, listTaken] as const;
