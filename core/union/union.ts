import * as v from 'valibot';
import { isDay } from '../kernel/day';
import type { Places } from '../kernel/doubt';
import type { Option } from '../kernel/field';
import { markOver } from '../kernel/stamp';
import { cleanPhone } from '../kernel/telephone';
import { Arrangement } from './calendar';
import { Decision } from './rules';

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
const Desk = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w:-]{1,40}$/)),
  name: v.pipe(v.string(), v.minLength(1)),
  level: v.picklist(['unit', 'town', 'city']),
  /** The township, park or system that a town union serves; what a worker picks as a place of work. */
  area: v.optional(v.string()),
});
export type Desk = v.InferOutput<typeof Desk>;

const CalendarDay = v.pipe(v.string(), v.check(isDay));

/** The settings record of the whole union: one document, read along with everything else. */
export const Union = v.object({
  name: v.pipe(v.string(), v.minLength(1)),
  city: v.pipe(v.string(), v.minLength(1)),
  /** One number to dial, however it is written: `0797-2522036`, `12351`. */
  hotline: v.pipe(v.string(), v.transform(cleanPhone), v.regex(/^\d{3,12}(?:转\d{1,6})?$/)),
  hours: v.string(),
  desks: v.pipe(v.array(Desk), v.minLength(1)),
  rules: v.pipe(v.array(Decision), v.minLength(1)),
  /** The union's own exceptions from the national calendar of working days, and the years that it entered itself. */
  calendar: v.optional(
    v.object({
      closed: v.array(CalendarDay),
      open: v.array(CalendarDay),
      years: v.optional(v.array(Arrangement), []),
    }),
    { closed: [], open: [] },
  ),
  /**
   * The submitIds of the changes made last: a repeat of one, however late, must not undo what came after it. No
   * stamp covers them, so what is no list any more is an empty one and stops nobody.
   */
  changes: v.optional(v.fallback(v.array(v.string()), []), []),
  /** Counts the changes of this record. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type Union = v.InferOutput<typeof Union>;

/** The settings exactly as they lie in the store, fields included that this version does not know. */
export interface StoredSettings {
  readonly [field: string]: unknown;
  stamp?: string;
}
/** Over all that is decided there. The record of the secret bears a mark of its own; which changes were made decides nothing. */
export const settingsMark = markOver<StoredSettings>('settings', { without: ['keys', 'changes'] });

/** The id under which a place outside the city is answered. */
export const elsewhere = 'elsewhere';

/** What a question about a place offers: the areas and outside the city, the unit unions, or every desk. */
export function placesOf({ desks, city }: Places, asked: 'areas' | 'unitUnions' | 'desks'): Option[] {
  if (asked === 'desks') return desks.map(({ id, name }) => ({ value: id, label: name }));
  const units = desks.filter(({ level }) => level === 'unit');
  if (asked === 'unitUnions') return units.map(({ id, name }) => ({ value: id, label: name }));
  return [...areasOf({ desks }), { value: elsewhere, label: `${city}以外` }];
}

/** The towns, parks and branches that the union answers for. */
export const areasOf = ({ desks }: Pick<Places, 'desks'>): Option[] =>
  desks.flatMap(({ id, area }) => (area ? [{ value: id, label: area }] : []));

/** What a place is called, by the id under which it is answered; the id where the union has no such place. */
export function areaName({ desks }: Pick<Places, 'desks'>, id: string): string {
  return desks.find((desk) => desk.id === id)?.area ?? id;
}

export function deskName(union: Places, id: string): string {
  return union.desks.find((desk) => desk.id === id)?.name ?? union.name;
}

/** True for a desk that the union has given up: cases and posts may still lie there, and nothing is worked on at it. */
export function isLost(union: Union, desk: string): boolean {
  return deskLevel(union, desk) === undefined;
}

/** The level of a desk of this union; undefined when it has no such desk. */
export function deskLevel(union: Union, id: string): Level | undefined {
  return union.desks.find((desk) => desk.id === id)?.level;
}
