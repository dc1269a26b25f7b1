import { listDeskRecords, readDeskFigures } from './figures';

export const figuresHandlers = [readDeskFigures, listDeskRecords] as const;
