import type { Field } from '../kernel/field';
import type { Recorded, Reveal, Shown } from './record';

/*
 * Rows and notes name the question that they are about by its field. Those that were stored before bear its words alone; what
 * they are about is found here and nowhere else. They are never rewritten: stamps and chains cover them as they lie.
 */

/** What a service asks, and asks when it is renewed. */
export interface Asked {
  fields: readonly Field[];
  renewal?: { fields: readonly Field[] } | undefined;
}

const questionsOf = ({ fields, renewal }: Asked) => [...fields, ...(renewal?.fields ?? [])];

/**
 * The answers of a case in the words in which they were seen, each with its question. Of two questions with the same words, a row
 * from before is the first that no other row answers; one whose words no question has stays without. Where a renewal asked
 * anew in words of its own, the answer that it took the place of is not stored any more, and is not shown.
 */
export function shownOf({ shown }: Pick<Recorded, 'shown'>, service: Asked | undefined): readonly Shown[] {
  if (!service || shown.every(({ field }) => field !== undefined)) return shown;
  const questions = questionsOf(service);
  const taken = new Set<Field>();
  const rows = shown.map((row) => {
    const fits = ({ name, label }: Field) => (row.field === undefined ? label === row.label : name === row.field);
    const question = questions.find((each) => fits(each) && !taken.has(each));
    if (question) taken.add(question);
    return { row: question ? { ...row, field: question.name } : row, question };
  });
  const isReplaced = ({ question }: (typeof rows)[number]) =>
    question !== undefined &&
    service.fields.includes(question) &&
    rows.some((other) => other.question !== question && other.question?.name === question.name);
  return rows.filter((each) => !isReplaced(each)).map(({ row }) => row);
}

/** A row that a step itself writes down, by its name; `label` are the words that it has always had. */
export interface Remark {
  field: string;
  label: string;
}

/** As what the entry by which an auditor let a changed record go on tells her words. */
export const compared: Remark = { field: 'compared', label: '核对情况' };

/** True for the rows of that name, those from before included. */
export const isTold = ({ field, label }: Shown, told: Remark): boolean =>
  field === undefined ? label === told.label : field === told.field;

/** A number that somebody looked at: of which question, and whether in its case or on the sheet for the bank. */
export interface LookedAt {
  field: string;
  label: string;
  onSheet: boolean;
}

/** As what a look at the number of a question is noted where a sheet showed many at once. */
export const onSheet = (field: string) => `${field}@sheet`;

const sheetWords = '(发放表)';

/** What a note of a look is about; one from before has the words of the question, and says the sheet behind them. */
export function lookedAt({ field }: Pick<Reveal, 'field'>, fields: readonly Field[]): LookedAt {
  const words = field.replace(sheetWords, '');
  const named = fields.find(({ name }) => name === field || onSheet(name) === field);
  const question = named ?? fields.find(({ label }) => label === words);
  const isSheet = named ? field !== named.name : field !== words;
  return { field: question?.name ?? field, label: question?.label ?? words, onSheet: isSheet };
}

/** The same in the words in which it is told. */
export const sayLook = ({ label, onSheet: isSheet }: LookedAt) => `${label}${isSheet ? sheetWords : ''}`;
