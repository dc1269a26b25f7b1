import * as v from 'valibot';
import type { DayBound } from './bounds';
import { cleanLines, cleanText, countCharacters } from './clean';
import { type Day, isDay } from './day';
import type { Doubt } from './doubt';
import { Upload } from './paper';
import { cleanPhone, isTelephone } from './telephone';

export type Control =
  | 'text'
  | 'longText'
  | 'choice'
  | 'day'
  | 'money'
  | 'count'
  | 'phone'
  | 'point'
  | 'unit'
  | 'papers'
  | 'stars'
  | 'colleague'
  | 'identity'
  | 'bankCard'
  | 'consent'
  | 'cards';

/** What the phone needs to draw one question. `limit` is characters as a reader counts them, files or stars, by control. */
export interface FieldHints {
  label: string;
  control: Control;
  help?: string;
  placeholder?: string;
  /** Sentences that are often said here; a tap takes one over, then it can be changed. */
  samples?: readonly string[];
  required: boolean;
  options?: readonly Option[];
  limit?: number;
  /** Characters that a long text must have at least. */
  least?: number;
  unit?: string;
  /** Which of the union's places a `unit` question offers; areas where nothing is said. */
  places?: 'areas' | 'unitUnions' | 'desks';
  /** The first and the last day that a `day` question offers. */
  from?: DayBound;
  to?: DayBound;
  /** Where its wheel stands while nothing is chosen; today where nothing is said. */
  stands?: Day;
  /** What a `consent` means: why, who, how long. */
  text?: string;
  /** What one of the `cards` is called, and its questions. */
  item?: string;
  fields?: readonly Field[];
  /** What is wanted of a `papers` question, one by one: a help, not a duty. */
  slots?: readonly PaperSlot[];
  /** True when the answer is for the union's own eyes. */
  inside?: true;
  /** The words with which she stays by an answer that is doubted, where `没有写错` does not fit. */
  assure?: string;
  /** True for a number that something is looked up by: it is kept nowhere, sealed or open. */
  lookedUp?: true;
}

/** One paper that is wanted. A picture for it is called by its name. */
export interface PaperSlot {
  name: string;
  /** One line: what must be seen in the picture. */
  hint: string;
  /** What it looks like, for the sketch beside it; a written sheet when nothing is said. */
  looks?: 'sealed' | 'book' | 'screen';
}

export interface Option {
  value: string;
  label: string;
}

export interface Field extends FieldHints {
  name: string;
}

export interface Words {
  help?: string;
  placeholder?: string;
  samples?: readonly string[];
  inside?: true;
  assure?: string;
}

type FieldSchema = v.GenericSchema<unknown, unknown>;
/** A form: one question an entry. */
export type FormEntries = Record<string, FieldSchema>;
export type FormSchema = v.ObjectSchema<FormEntries, undefined>;

const hints = new WeakMap<FieldSchema, FieldHints>();
const doubts = new WeakMap<FieldSchema, Doubt>();

/** Notes how a question is asked beside its schema. */
export function asked<S extends FieldSchema>(schema: S, hint: Omit<FieldHints, 'required'>): S {
  hints.set(schema, { ...hint, required: true });
  return schema;
}

export const needed = '这一项要填，请补上。';

/** A line or several, in the form in which it is stored: see core/kernel/clean.ts. */
const words = () => v.pipe(v.string(needed), v.transform(cleanText), v.nonEmpty(needed));

/** No more than `limit` characters; nothing is ever cut. */
export function atMost(limit: number) {
  const tooLong = `最多 ${limit} 个字，请精简一些。`;
  return v.check((value: string) => countCharacters(value) <= limit, tooLong);
}

export function text(label: string, limit: number, hint: Words = {}) {
  return asked(v.pipe(words(), atMost(limit)), { label, control: 'text', limit, ...hint });
}

export function longText(label: string, least: number, limit: number, hint: Words = {}) {
  const tooShort = `请再写具体一些，至少 ${least} 个字。`;
  const isEnough = v.check((value: string) => countCharacters(value) >= least, tooShort);
  return asked(v.pipe(words(), isEnough, atMost(limit)), { label, control: 'longText', least, limit, ...hint });
}

/** A table as it was pasted, line by line; blank lines count, so that whoever pasted it finds a line by its number. */
export function lines(label: string, limit: number, hint: Words = {}) {
  const schema = v.pipe(
    v.string(needed),
    v.transform(cleanLines),
    v.check((value) => value.trim() !== '', needed),
    atMost(limit),
  );
  return asked(schema, { label, control: 'longText', least: 1, limit, ...hint });
}

/** One of a few; the keys are stored, the words are shown. */
export function choice<const O extends Record<string, string>>(label: string, options: O, words: Words = {}) {
  const isOption = (value: string): value is Extract<keyof O, string> => Object.keys(options).includes(value);
  const schema = v.pipe(v.string('请选一项。'), v.guard(isOption, '请从给出的选项里选一项。'));
  const shown = Object.entries(options).map(([value, optionLabel]) => ({ value, label: optionLabel }));
  return asked(schema, { label, control: 'choice', options: shown, ...words });
}

/** A calendar day, `YYYY-MM-DD`, between two that are only known where it is asked: core/record/check.ts holds it to them. */
export function day(label: string, hint: Words & Required<Pick<FieldHints, 'from' | 'to'>>) {
  const schema = v.pipe(v.string('请选择日期。'), v.check(isDay, '请选择一个日历上有的日期。'));
  return asked(schema, { label, control: 'day', ...hint });
}

/** An amount in fen, at most `mostYuan` yuan; at least one fen, unless `zero` is an answer. */
export function money(label: string, mostYuan: number, { zero = false, ...hint }: Words & { zero?: boolean } = {}) {
  const schema = v.pipe(
    v.number('请填数字，单位是元，例如 1500、1500.50 或 1.5万。'),
    v.integer('金额最多写到分。'),
    zero ? v.minValue(0, '金额不能小于 0。') : v.minValue(1, '金额要大于 0。'),
    v.maxValue(mostYuan * 100, `金额不能超过 ${mostYuan} 元，请核对是否多写了零。`),
  );
  return asked(schema, { label, control: 'money', unit: '元', ...hint });
}

export function count(label: string, unit: string, most: number, words: Words = {}) {
  const schema = v.pipe(
    v.number('请填整数。'),
    v.integer('请填整数。'),
    v.minValue(1, `至少是 1 ${unit}。`),
    v.maxValue(most, `不能超过 ${most} ${unit}，请核对。`),
  );
  return asked(schema, { label, control: 'count', unit, ...words });
}

/** A mobile number, or a fixed line with its area code; it may have an extension. */
export function phone(label: string, words: Words = {}) {
  const schema = v.pipe(
    v.string(needed),
    v.transform(cleanPhone),
    v.check(isTelephone, '请填 11 位手机号，或带区号的固定电话。'),
  );
  return asked(schema, { label, control: 'phone', ...words });
}

/** One of the union's places, by its id; the choices come from the union's own settings: core/record/check.ts holds it to them. */
export function unit(label: string, words: Words & Pick<FieldHints, 'places'> = {}) {
  const schema = v.pipe(v.string('请选一项。'), v.regex(/^[\w:-]{1,40}$/, '请从列表里选一项。'));
  return asked(schema, { label, control: 'unit', ...words });
}

/** Pictures of papers, up to `most` in all; `slots` name those that are wanted. */
export function papers(label: string, most: number, words: Words & Pick<FieldHints, 'slots'> = {}) {
  const schema = v.pipe(
    v.array(Upload, '材料没有传好，请重新选择。'),
    v.minLength(1, '请至少选一份。'),
    v.maxLength(most, `最多 ${most} 份，请删去一些。`),
  );
  return asked(schema, { label, control: 'papers', limit: most, ...words });
}

export function stars(label: string, words: Words = {}) {
  const schema = v.pipe(v.number('请点星星打分。'), v.integer(), v.minValue(1, '请点星星打分。'), v.maxValue(5));
  return asked(schema, { label, control: 'stars', limit: 5, ...words });
}

/** A colleague, by her handle; the choices come from the union's own staff. */
export function colleague(label: string, words: Words = {}) {
  const schema = v.pipe(v.string('请选一位同事。'), v.regex(/^[0-9a-f]{16}$/, '请从列表里选一位同事。'));
  return asked(schema, { label, control: 'colleague', ...words });
}

/** The same question, but it may be left open. */
export function optional<S extends FieldSchema>(schema: S) {
  const loose = v.optional(schema);
  const hint = hints.get(schema);
  const doubt = doubts.get(schema);
  if (hint) hints.set(loose, { ...hint, required: false });
  if (doubt) doubts.set(loose, doubt);
  return loose;
}

/** The same question, after whose answer she may be asked to look again: `doubt` says why, or nothing. What was doubted already stays so. */
export function doubted<S extends FieldSchema>(schema: S, doubt: Doubt): S {
  const before = doubts.get(schema);
  doubts.set(schema, (answer, around, told) => {
    const sentences = [before?.(answer, around, told), doubt(answer, around, told)].filter(Boolean);
    return sentences.length > 0 ? sentences.join('') : undefined;
  });
  return schema;
}

/** What may be doubted in the answers of a form, by question. */
export function doubtsOf(form: FormSchema): { name: string; doubt: Doubt }[] {
  return Object.entries(form.entries).flatMap(([name, schema]) => {
    const doubt = doubts.get(schema);
    return doubt ? [{ name, doubt }] : [];
  });
}

/** How a question is asked; undefined for a schema that is no question. */
export function hintsOf(schema: FieldSchema): FieldHints | undefined {
  return hints.get(schema);
}

/** The questions among what a form holds; what is sent beside them is none. */
export function questionsIn(form: FormSchema): Field[] {
  return Object.entries(form.entries).flatMap(([name, schema]) => {
    const hint = hintsOf(schema);
    return hint ? [{ name, ...hint }] : [];
  });
}

/** The questions of a form in their order. */
export function fieldsOf(form: FormSchema): Field[] {
  return Object.entries(form.entries).map(([name, schema]) => {
    const hint = hintsOf(schema);
    if (!hint) throw new Error(`field ${name} was not made by core/kernel/field.ts`);
    return { name, ...hint };
  });
}
