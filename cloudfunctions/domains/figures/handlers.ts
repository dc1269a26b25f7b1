import { readFigures, readFiguresByDesk } from './figures';
import { listFigureRecords } from './records';

export const figuresHandlers = [readFigures, readFiguresByDesk, listFigureRecords] as const;
