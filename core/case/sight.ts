import { type Actor, hasObjected, isApplicant, isPayer, partiesOf, worksOn } from '../access';
import type { Party } from '../kernel/flow';
import { hasLetters, maskName } from '../kernel/text';
import { serviceOf } from '../kinds/services';
import type { Case, Entry, Shown } from './case';

/** How a reader sees a case. */
export interface Sight {
  parties: readonly Party[];
  /** She knows the person: the applicant herself, and those at whose desk it lies. */
  close: boolean;
  /** The papers are for her: she knows the person, and has to weigh what they show. */
  papers: boolean;
  /** She looks into what was objected, and is the only one to read by whom and in which words. */
  looksInto: boolean;
  /** She weighs the case, so that what the rules say of it and what was before is for her. */
  weighs: boolean;
  /** A text with the person masked, where the reader does not know her. */
  veil(text: string): string;
  /** The answers that are for her, with the person masked where she does not know her. */
  answers(shown: readonly Shown[]): Shown[];
  /** The same for what was filled in at a step. */
  filledIn(entry: Pick<Entry, 'by' | 'shown'>): Shown[];
}

/**
 * Heads and overseers read what happened, not who she is, unless the case lies at their own desk. Whoever only pays
 * reads to whom and on which card, not of illness and income (个人信息保护法 第六条: no more than the purpose needs).
 */
export function sightOf(found: Case, reader: Actor): Sight {
  const parties = partiesOf(reader, found);
  const close = parties.some((party) => party !== 'head');
  const isStaff = reader.staff !== undefined && !isApplicant(reader, found) && !hasObjected(reader, found);
  const pays = isPayer(reader) && isStaff;
  const { name, phone } = found.owner;
  const people = [name, ...(serviceOf(found.kind)?.names?.(found.answers) ?? [])];
  const veil = (text: string) => (close ? text : veiled(text.split(phone).join(''), people));
  const open = (shown: readonly Shown[]) =>
    shown.filter(({ inside }) => isStaff || !inside).map((each) => ({ ...each, value: veil(each.value) }));
  const payee = payeeLabels(found);
  const looksInto = worksOn(reader, found) && !pays;
  // Before they lay apart, objections were entries of the timeline.
  const isKept = (by: Entry['by']) => by.party === 'public' && !looksInto;
  return {
    parties,
    close,
    papers: close && !pays,
    looksInto,
    weighs: close && isStaff && !pays,
    veil,
    answers: (shown) =>
      open(shown).filter(
        ({ label, value }) => (close || (value !== '' && value !== maskName(name))) && (!pays || payee.includes(label)),
      ),
    filledIn: ({ by, shown }) => (isKept(by) || (pays && by.id !== reader.id) ? [] : open(shown)),
  };
}

/** A text in which these people's names are masked wherever they stand. */
function veiled(text: string, people: readonly string[]): string {
  // The longest first: a name may begin like another one.
  const names = people.filter(hasLetters).sort((a, b) => b.length - a.length);
  return names.reduce((words, each) => words.split(each).join(maskName(each)), text);
}

/** The words of the questions that say to whom is paid. */
function payeeLabels({ kind }: Case): string[] {
  const { fields = [], payee = [] } = serviceOf(kind) ?? {};
  return fields.filter(({ name }) => payee.includes(name)).map(({ label }) => label);
}
