import * as v from 'valibot';
import { isAccount, isBankCard } from './bank-card';
import { cleanName, cleanNumber, isUnreadable } from './clean';
import { type Doubt, oddnessIn } from './doubt';
import {
  asked,
  atMost,
  doubted,
  doubtsOf,
  type FormEntries,
  type FormSchema,
  fieldsOf,
  needed,
  type Words,
} from './field';
import { isIdentityNumber } from './identity';
import { isCutBySheet } from './table';
import { hasLetters } from './text';

/** Names of several parts are as long as this. */
const longestName = 50;

/** A person's name, stored as it is looked for. */
export function name(label: string, words: Words = {}) {
  const schema = v.pipe(v.string(needed), v.transform(cleanName), v.check(hasLetters, needed), atMost(longestName));
  return asked(schema, { label, control: 'text', limit: longestName, ...words });
}

/**
 * The name of somebody whom a case is about. Where a sign of it could not be shown somewhere she is asked to look again:
 * some real ones stand on no keyboard.
 */
export function nameOnPaper(label: string, words: Words = {}) {
  const lookAgain = '名字里可能有一个字没有显示出来。请看一看有没有写错；没有别的写法，就点“没有写错”。';
  return doubted(name(label, words), (value) =>
    typeof value === 'string' && isUnreadable(value) ? lookAgain : undefined,
  );
}

/** A citizen identity number with its check digit; stored sealed, shown masked. Only looked up by, it is not stored at all. */
export function identity(label: string, words: Words & { lookedUp?: true } = {}) {
  const schema = v.pipe(
    v.string('请填身份证号码。'),
    v.transform(cleanNumber),
    v.check(isIdentityNumber, '身份证号码不对，请逐位核对(18 位，最后一位可能是 X)。'),
  );
  return doubted(asked(schema, { label, control: 'identity', limit: 18, ...words }), (value) =>
    isCut(value) ? '号码后三位是 000，可能是表格改掉的。请对照身份证看一遍；没有写错，就点“没有写错”。' : undefined,
  );
}

const isCut = (value: unknown) => typeof value === 'string' && isCutBySheet(value);

/**
 * A bank card or passbook number; stored sealed, shown by its last four digits. Where the check digit does not fit she is
 * asked to look again: real cards exist whose number has none.
 */
export function bankCard(label: string, words: Words = {}) {
  const schema = v.pipe(
    v.string('请填银行卡号。'),
    v.transform(cleanNumber),
    v.check(isAccount, '银行卡号不对，请对照卡面逐位核对(银行卡 16 至 19 位数字，存折可以是 15 位)。'),
  );
  const looksRight = (value: unknown) => typeof value === 'string' && isBankCard(value);
  const lookAgain = '这个卡号看起来不对，可能抄错了一位。请再对照卡面看一遍；没有抄错，就点“没有写错”。';
  const cut = '卡号末几位都是 0，可能是表格改掉的。请对照卡面看一遍；没有写错，就点“没有写错”。';
  return doubted(asked(schema, { label, control: 'bankCard', limit: 19, ...words }), (value) => {
    if (isCut(value)) return cut;
    return looksRight(value) ? undefined : lookAgain;
  });
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
  return doubted(
    asked(schema, { label, control: 'cards', limit: most, item, fields: fieldsOf(form), ...words }),
    onCards(form),
  );
}

const Told = v.array(v.record(v.string(), v.unknown()));

/** What may be doubted on each of several cards, with its number and the question. */
function onCards(form: FormSchema): Doubt {
  const inner = doubtsOf(form);
  const fields = fieldsOf(form);
  return (answer, around) => {
    const told = v.safeParse(Told, answer);
    if (!told.success) return undefined;
    const sentences = told.output.flatMap((card, at) =>
      inner.flatMap(({ name: question, doubt }) => {
        const sentence = card[question] === undefined ? undefined : doubt(card[question], around, card);
        const label = fields.find((field) => field.name === question)?.label ?? '';
        return sentence === undefined ? [] : [`第 ${at + 1} 张的${label}：${oddnessIn(sentence)}`];
      }),
    );
    // Said once for all of them.
    return sentences.length > 0 ? `${sentences.join('')}请再看一眼。` : undefined;
  };
}
