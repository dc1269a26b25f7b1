import { readFigures } from './figures';
import { listFigureRecords } from './records';

export const figuresHandlers = [readFigures, listFigureRecords] as const;
