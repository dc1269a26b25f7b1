import * as v from 'valibot';
import { asked, choice, doubted, needed, type Words } from '../../kernel/field';
import { cleanCreditCode, codeDoubt, hasCodeShape } from './credit-code';

/** More people than work for any enterprise of a county. */
const mostPeople = 100_000;

/** How many people; none is an answer. */
export function headcount(label: string, words: Words = {}) {
  const schema = v.pipe(
    v.number('请填整数，没有就填 0。'),
    v.integer('请填整数，没有就填 0。'),
    v.minValue(0, '不能小于 0。'),
    v.maxValue(mostPeople, `不能超过 ${mostPeople} 人，请核对是否多写了零。`),
  );
  return asked(schema, { label, control: 'count', unit: '人', ...words });
}

export function yesOrNo(label: string, words: Words = {}) {
  return choice(label, { yes: '有', no: '没有' }, words);
}

/**
 * A unified social credit code. One that fails its check, or in which O or I was typed, is asked about and stays if it was held
 * against the licence: codes of the early pilot cities fail it.
 */
export function creditCode(label: string, words: Words = {}) {
  const schema = v.pipe(
    v.string(needed),
    v.transform(cleanCreditCode),
    v.check(hasCodeShape, '统一社会信用代码是 18 位数字和字母，请对照证照逐位核对。'),
  );
  return doubted(asked(schema, { label, control: 'text', limit: 18, assure: '已与证照核对', ...words }), (code) =>
    typeof code === 'string' ? codeDoubt(code) : undefined,
  );
}
