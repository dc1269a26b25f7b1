import { importRecords } from './import';
import { listRecords, readDue, readOneRecord, readPoints, readSections } from './read';
import { attestOneRecord, enterRecord, moveOneRecord } from './write';

/** What answers the operations of every register. */
export const registerHandlers = [
  listRecords,
  readSections,
  readPoints,
  readDue,
  readOneRecord,
  enterRecord,
  moveOneRecord,
  importRecords,
  attestOneRecord,
] as const;
