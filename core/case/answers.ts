import * as v from 'valibot';
import { type Day, sayDay } from '../kernel/day';
import { type Field, Paper } from '../kernel/field';
import { sayYuan } from '../kernel/money';
import { deskName, type Places } from '../union';
import type { Json, Shown } from './case';

const JsonValue: v.GenericSchema<unknown, Json> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(JsonValue), v.record(v.string(), JsonValue)]),
);
const JsonRecord = v.record(v.string(), JsonValue);

/** Answers as they are stored: what was left open is absent. */
export function asJson(answers: object): { readonly [field: string]: Json } {
  const given = Object.entries(answers).filter(([, value]) => value !== undefined);
  return v.parse(JsonRecord, Object.fromEntries(given));
}

/** The papers among stored answers, whatever question they belong to. */
export function papersIn(answers: { readonly [field: string]: Json }): Paper[] {
  return Object.values(answers).flatMap((value) => {
    const parsed = v.safeParse(v.array(Paper), value);
    return parsed.success ? parsed.output : [];
  });
}

/** The answers in the words in which the person saw them; questions left open are left out. A colleague is named, not by her handle. */
export function shownAnswers(
  fields: readonly Field[],
  answers: { readonly [field: string]: Json },
  union: Places,
  today: Day,
  colleague = '',
): Shown[] {
  return fields.flatMap((field) => {
    const value = answers[field.name];
    if (value === undefined || value === null) return [];
    return [{ label: field.label, value: sayAnswer(field, value, union, today) || colleague }];
  });
}

function sayAnswer(field: Field, value: Json, union: Places, today: Day): string {
  switch (field.control) {
    case 'choice':
      return field.options?.find((option) => option.value === value)?.label ?? String(value);
    case 'unit':
      return sayArea(String(value), union);
    case 'money':
      return sayYuan(Number(value));
    case 'count':
      return `${value} ${field.unit ?? ''}`.trim();
    case 'day':
      return sayDay(String(value), today);
    case 'papers':
      return Array.isArray(value) ? `${value.length} 份` : '';
    case 'colleague':
      return '';
    case 'stars':
      return `${value} 星`;
    default:
      return String(value);
  }
}

/** The id under which a place outside the city is answered. */
export const elsewhere = 'elsewhere';

function sayArea(id: string, union: Places): string {
  if (id === elsewhere) return `${union.city}以外`;
  return union.desks.find((desk) => desk.id === id)?.area ?? deskName(union, id);
}
