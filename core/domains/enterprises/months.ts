import { addDays, addYears, type Day } from '../../kernel/day';

/** The same day so many months later, the last one of the month where it has no such day (民法典 第二百零二条). */
export function addMonths(day: Day, count: number): Day {
  const months = Number(day.slice(5, 7)) - 1 + count;
  const month = ((months % 12) + 12) % 12;
  const first = addYears(`${day.slice(0, 4)}-${String(month + 1).padStart(2, '0')}-01`, Math.floor(months / 12));
  const last = addDays(firstOfNext(first), -1);
  const same = `${first.slice(0, 8)}${day.slice(8)}`;
  return same < last ? same : last;
}

const firstOfNext = (first: Day) => `${addDays(first, 31).slice(0, 8)}01`;
