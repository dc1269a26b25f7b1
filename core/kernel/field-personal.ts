import * as v from 'valibot';
import { isBankCard } from './bank-card';
import { asked, type FormEntries, fieldsOf, type Words } from './field';
import { isIdentityNumber } from './identity';

/** A citizen identity number with its check digit; stored sealed, shown masked. */
export function identity(label: string, words: Words = {}) {
  const schema = v.pipe(
    v.string('请填身份证号码。'),
    v.transform((value) => value.replace(/\s/g, '').toUpperCase()),
    v.check(isIdentityNumber, '身份证号码不对，请逐位核对(18 位，最后一位可能是 X)。'),
  );
  return asked(schema, { label, control: 'identity', limit: 18, ...words });
}

/** A bank card number with its check digit; stored sealed, shown by its last four digits. */
export function bankCard(label: string, words: Words = {}) {
  const schema = v.pipe(
    v.string('请填银行卡号。'),
    v.transform((value) => value.replace(/[\s-]/g, '')),
    v.check(isBankCard, '银行卡号不对，请对照卡面逐位核对(16 至 19 位数字)。'),
  );
  return asked(schema, { label, control: 'bankCard', limit: 23, ...words });
}

/**
 * Leave for one purpose, given by an act of its own (个人信息保护法 第二十九条: 单独同意). `text` says why, who
 * and how long; it is kept with the answers, as it was read.
 */
export function consent(label: string, text: string) {
  const schema = v.literal(true, '没有您的同意，这件事办不了。请看清说明后点“同意”。');
  return asked(schema, { label, control: 'consent', text });
}

/** Several alike, each filled in as a card of its own, e.g. the members of a family. */
export function cards<E extends FormEntries>(
  label: string,
  item: string,
  most: number,
  form: v.ObjectSchema<E, undefined>,
  words: Words = {},
) {
  const schema = v.pipe(
    v.array(form, `请至少填${item}。`),
    v.minLength(1, `请至少填${item}。`),
    v.maxLength(most, `最多 ${most} 张，请删去一些。`),
  );
  return asked(schema, { label, control: 'cards', limit: most, item, fields: fieldsOf(form), ...words });
}
