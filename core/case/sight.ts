import { maskName } from '../kernel/text';
import { type Veiled, veiled } from '../kernel/veil';
import { answersBefore } from '../record/amend';
import type { Party } from '../record/flow';
import type { Entry, Shown } from '../record/record';
import { type Actor, isPayer } from '../union/access';
import type { Case, Notice } from './case';
import type { Catalogue } from './catalogue';
import { isImpartial, partiesOf, type Standing, worksOn } from './standing';

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
  /** The answers that are for her, each with its question (`shownOf`), with the person masked where she does not know her. */
  answers(shown: readonly Shown[]): Shown[];
  /** The same for what was filled in at a step. */
  filledIn(entry: Pick<Entry, 'by' | 'shown'>): Shown[];
}

/**
 * Heads and overseers read what happened, not who she is, unless the case lies at their own desk. Whoever only pays
 * reads to whom and on which card, not of illness and income (个人信息保护法 第六条: no more than the purpose needs).
 */
export function sightOf(found: Case, reader: Actor, catalogue: Catalogue): Sight {
  const parties = partiesOf(reader, found);
  const close = knows(parties);
  // What is written for colleagues alone is not for whoever is, or may be, a party to it.
  const isStaff = reader.staff !== undefined && isImpartial(reader, found);
  const pays = isPayer(reader) && isStaff;
  const { name } = found.owner;
  const veil = veilFor(found, reader, catalogue);
  const open = (shown: readonly Shown[]) => shown.filter(({ inside }) => isStaff || !inside).map(veiledBy(veil));
  const { payee = [] } = catalogue.serviceOf(found.kind) ?? {};
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
        ({ field = '', value }) =>
          (close || (value !== '' && value !== maskName(name))) && (!pays || payee.includes(field)),
      ),
    filledIn({ by, shown }) {
      if (isKept(by) || (pays && by.id !== reader.id)) return [];
      // What a colleague was asked to look at again is for colleagues.
      const isAsked = isStaff || by.party === 'owner' || by.party === 'helper';
      return open(shown).map(({ doubt, ...said }) => (isAsked && doubt !== undefined ? { ...said, doubt } : said));
    },
  };
}

const knows = (parties: readonly Party[]) => parties.some((party) => party !== 'head');

/** True for who knows the person of a case: the applicant herself, and those at whose desk it lies, who read her name in it. */
export const isKnownTo = (reader: Actor, found: Standing): boolean => knows(partiesOf(reader, found));

/** What of a case says whom it is about; a row of a list has no answers. */
type About = Pick<Case, 'kind' | 'owner'> & { answers?: Case['answers']; timeline?: readonly Partial<Entry>[] };

/** Everybody whom a case is about: also who stood in an answer once, and still stands in the entry by which another came. */
function peopleOf({ kind, owner, answers = {}, timeline = [] }: About, { serviceOf }: Catalogue): Veiled {
  const { names } = serviceOf(kind) ?? {};
  const told = timeline.flatMap(({ input = {} }) => [input, answersBefore(input)]);
  const named = [answers, ...told].flatMap((each) => names?.(each) ?? []);
  return { names: [...new Set([owner.name, ...named])], phones: [owner.phone] };
}

/** Every text of a case goes through this on its way to a reader: as it is for who knows the person, else veiled. */
export function veilFor(found: About & Standing, reader: Actor, catalogue: Catalogue): (text: string) => string {
  if (isKnownTo(reader, found)) return (text) => text;
  const people = peopleOf(found, catalogue);
  return (text) => veiled(text, people);
}

function veiledBy(veil: (text: string) => string) {
  return ({ value, more, doubt, ...rest }: Shown): Shown => ({
    ...rest,
    value: veil(value),
    ...(more === undefined ? {} : { more: veil(more) }),
    ...(doubt === undefined ? {} : { doubt: veil(doubt) }),
  });
}

/** A notice as anybody reads it, from before its unit was veiled as well: people write names and numbers there. */
export function asPublished<N extends Pick<Notice, 'unit'>>(notice: N, found: About, catalogue: Catalogue): N {
  return { ...notice, unit: veiled(notice.unit, peopleOf(found, catalogue)) };
}
