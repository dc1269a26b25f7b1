import * as v from 'valibot';

/** What an officer types to find a case; too little would be a fishing trip. */
export const SearchText = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(2, '请至少写 2 个字。'),
  v.maxLength(40, '最多 40 个字，请只写编号、姓名或电话中的一样。'),
);

/** What is looked for, always as a whole: nobody is found by a part of her name or number. */
export interface Sought {
  path: 'number' | 'owner.phone' | 'owner.name';
  value: string;
}

/** A case's number in either case of letters, a whole telephone number, or else a full name. */
export function soughtBy(text: string): Sought {
  const plain = text.replace(/[\s-]/g, '');
  const [, prefix, year, count] = /^([a-z]{2})(\d{4})(\d{4,})$/i.exec(plain) ?? [];
  if (prefix) return { path: 'number', value: `${prefix.toUpperCase()}-${year}-${count}` };
  if (/^\d{7,12}$/.test(plain)) return { path: 'owner.phone', value: plain };
  return { path: 'owner.name', value: text };
}
