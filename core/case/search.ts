import * as v from 'valibot';
import { cleanName, cleanNumber, cleanText, countCharacters } from '../kernel/clean';
import { cleanPhone, spellingsOf } from '../kernel/telephone';
import { hasLetters } from '../kernel/text';

/** What an officer types to find a case; too little would be a fishing trip. */
export const SearchText = v.pipe(
  v.string(),
  v.trim(),
  v.check((text) => countCharacters(text) >= 2, '请至少写 2 个字。'),
  v.check((text) => countCharacters(text) <= 60, '最多 60 个字，请只写编号、姓名或电话中的一样。'),
);

/** What is looked for, always as a whole: nobody is found by a part of her name or number. */
export interface Sought {
  path: 'number' | 'owner.phone' | 'owner.name';
  /** Each a way in which it may lie in the store. */
  values: readonly string[];
}

/** A case's number in either case of letters, a whole telephone number, or else a full name; cleaned as it was stored. */
export function soughtBy(text: string): Sought {
  const plain = cleanText(text).replace(/^[\p{L} ]{2,6}[:：] ?/u, '');
  const [, prefix, year, count] = /^([A-Z]{2})(\d{4})(\d{4,})$/.exec(cleanNumber(plain)) ?? [];
  if (prefix) return { path: 'number', values: [`${prefix}-${year}-${count}`] };
  if (/^\d{7,12}(?:转\d+)?$/.test(cleanPhone(plain))) return { path: 'owner.phone', values: spellingsOf(plain) };
  // Names of before they were cleaned lie in the store as they were typed.
  return { path: 'owner.name', values: [...new Set([cleanName(plain), text])].filter(hasLetters) };
}
