import type { Day } from './kernel/day';

/** The three levels of a city union: unit union, town union, city union. */
export type Level = 'unit' | 'town' | 'city';

/** The city union's departments that rules refer to by name; town unions are `town:…`, unit unions `unit:…`. */
export const cityDesks = {
  aid: '帮扶中心',
  rights: '权益保障部',
  organising: '组织部',
  modelWorkers: '劳模和经济工作部',
  culture: '宣教文体部',
  women: '女职工部',
  office: '办公室',
  finance: '财务部',
  audit: '经费审查委员会办公室',
} as const;

export type CityDesk = keyof typeof cityDesks;

/** A place in the union where cases lie: a department of the city union, a town union or a unit union. */
export interface Desk {
  id: string;
  name: string;
  level: Level;
  /** The township, park or system that a town union serves; what a worker picks as a place of work. */
  area?: string;
}

/** What the union has decided, from a day on; a case keeps the `from` of the rules it was handled under. */
export interface Rules {
  from: Day;
  /** Working days within which a new case must be accepted or refused. */
  acceptWorkingDays: number;
  /** Calendar days from acceptance within which the worker must have an answer (信访工作条例 第三十四条: 60 日). */
  resolveDays: number;
  /** People concerned from which an appeal is urgent. */
  urgentPeople: number;
}

/** The settings record of the whole union: one document, read along with everything else. */
export interface Union {
  name: string;
  city: string;
  hotline: string;
  hours: string;
  desks: readonly Desk[];
  rules: readonly Rules[];
}

/** The rules in force on a day: the latest that has begun; before the first one, the first. */
export function rulesOn(union: Union, day: Day): Rules {
  const [first, ...rest] = [...union.rules].sort((a, b) => (a.from < b.from ? -1 : 1));
  if (!first) throw new Error('the union has no rules');
  return rest.reduce((current, next) => (next.from <= day ? next : current), first);
}

export function deskName(union: Union, id: string): string {
  return union.desks.find((desk) => desk.id === id)?.name ?? union.name;
}
