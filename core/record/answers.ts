import * as v from 'valibot';
import { maskBankCard } from '../kernel/bank-card';
import { type Day, sayDay } from '../kernel/day';
import type { Places, Sure } from '../kernel/doubt';
import type { Field } from '../kernel/field';
import { maskIdentityNumber } from '../kernel/identity';
import { sayYuan } from '../kernel/money';
import { deskName, elsewhere } from '../union/union';
import type { Json, Shown } from './record';

const JsonValue: v.GenericSchema<unknown, Json> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(JsonValue), v.record(v.string(), JsonValue)]),
);
const JsonRecord = v.record(v.string(), JsonValue);

/** Answers as they are stored: what was left open is absent. */
export function asJson(answers: object): { readonly [field: string]: Json } {
  const given = Object.entries(answers).filter(([, value]) => value !== undefined);
  return v.parse(JsonRecord, Object.fromEntries(given));
}

/**
 * The answers in the words in which the person saw them; questions left open are left out. A colleague is named, not by
 * her handle, and what was confirmed after a question says so.
 */
export function shownAnswers(
  fields: readonly Field[],
  answers: { readonly [field: string]: Json },
  union: Places,
  today: Day,
  {
    colleague = '',
    names,
    doubts = {},
  }: { colleague?: string; names?: ReadonlyMap<string, string>; doubts?: Sure } = {},
): Shown[] {
  return fields.flatMap((field) => {
    const value = answers[field.name];
    if (value === undefined || value === null) return [];
    const words = {
      field: field.name,
      label: field.label,
      value: sayAnswer(field, value, { union, today, names }) || colleague,
    };
    const doubt = doubts[field.name];
    const beside = { ...(field.inside && { inside: field.inside }), ...(field.text && { more: field.text }) };
    return [{ ...words, ...beside, ...(doubt !== undefined && { doubt }) }];
  });
}

/** What words depend on beside the answer: whose places, which day it is, and who bears which handle. */
interface Telling {
  union: Places;
  today: Day;
  names: ReadonlyMap<string, string> | undefined;
}

function sayAnswer(field: Field, value: Json, telling: Telling): string {
  const { union, today, names } = telling;
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
      return names?.get(String(value)) ?? '';
    case 'stars':
      return `${value} 星`;
    case 'identity':
      return maskIdentityNumber(String(value));
    case 'bankCard':
      return maskBankCard(String(value));
    case 'consent':
      return '同意';
    case 'cards':
      return sayCards(field.fields ?? [], value, telling);
    default:
      return String(value);
  }
}

/** One line a card: its answers one after another, the first as they stand, the rest with what they mean. */
function sayCards(fields: readonly Field[], value: Json, { union, today, names }: Telling): string {
  // What was picked from a list speaks for itself.
  const chosen = fields.filter(({ control }) => control === 'choice').map(({ name }) => name);
  return v
    .parse(v.array(JsonRecord), value)
    .map((card) => {
      const [first, ...rest] = shownAnswers(fields, card, union, today, { ...(names && { names }) });
      const sayBeside = ({ field = '', label, value: words }: Shown) =>
        chosen.includes(field) ? words : `${label} ${words}`;
      return [first?.value ?? '', ...rest.map(sayBeside)].join('，');
    })
    .join('\n');
}

function sayArea(id: string, union: Places): string {
  if (id === elsewhere) return `${union.city}以外`;
  return union.desks.find((desk) => desk.id === id)?.area ?? deskName(union, id);
}

/** The colleagues whom answers name, by their handles, in whatever question. */
export function handlesIn(
  fields: readonly Field[],
  answers: { readonly [field: string]: unknown },
): { name: string; handle: string }[] {
  return fields.flatMap(({ name, control, fields: inner = [] }) => {
    const answer = answers[name];
    if (control === 'colleague') return typeof answer === 'string' ? [{ name, handle: answer }] : [];
    if (control !== 'cards' || !Array.isArray(answer)) return [];
    const cards: readonly unknown[] = answer;
    return cards.flatMap((card) =>
      typeof card === 'object' && card !== null
        ? handlesIn(inner, Object.fromEntries(Object.entries(card))).map(({ handle }) => ({ name, handle }))
        : [],
    );
  });
}
