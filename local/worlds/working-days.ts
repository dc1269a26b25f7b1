import { isWorkday as isWorkdayHere } from 'chinese-days';
import type { Day } from '../../core/kernel/day';

/** Whether one works on a day, as the library has it; it reads the clock of the machine, wherever that stands. */
export const isWorkday = (day: Day): boolean => isWorkdayHere(new Date(`${day}T12:00`));
