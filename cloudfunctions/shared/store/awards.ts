import { type Known, knownFields } from '../../../core/case/admission';
import type { Case } from '../../../core/case/case';
import type { Catalogue } from '../../../core/case/catalogue';
import { phaseIn } from '../../../core/case/phase';
import { standingFields } from '../../../core/case/renewal';
import type { Student } from '../../../core/case/student';
import { summaryFields } from '../../../core/case/summary';
import { dayOf, type Instant } from '../../../core/kernel/day';
import { ask } from './gather';
import { openingsOf } from './openings';
import { count, find } from './query';
import { casesIn } from './states';

/**
 * What somebody has asked for that can be granted year after year, as far as it stands: what is under way, and what was paid.
 * However much came to nothing beside it, each is few.
 */
export function ownAwards(callerId: string, catalogue: Catalogue) {
  const own = (where: { open: true } | { 'grant.paidOn': { $gt: string } }) =>
    find(
      'cases',
      { 'owner.id': callerId, personKey: { $gt: '' }, ...where },
      { sort: { openedKey: -1 }, limit: 100, fields: [...summaryFields(catalogue), ...standingFields] },
    );
  return { underWay: own({ open: true }), awarded: own({ 'grant.paidOn': { $gt: '' } }) };
}

/** The same for somebody whom a colleague stands in for. */
export async function awardsOf(ownerId: string, catalogue: Catalogue) {
  const { underWay = [], awarded = [] } = (await ask(ownAwards(ownerId, catalogue))) ?? {};
  return [...underWay, ...awarded];
}

/**
 * What is known of a person by the blind index of her identity number: what was paid for her, what is open, and how much there
 * ever was. Nothing is asked where the service needs no number.
 */
export function knownOf(personKey: string | null) {
  const known = (where: { open: true } | { 'grant.paidOn': { $gt: string } }) =>
    personKey === null ? undefined : find('cases', { personKey, ...where }, { limit: 100, fields: knownFields });
  return {
    paid: known({ 'grant.paidOn': { $gt: '' } }),
    open: known({ open: true }),
    ever: personKey === null ? undefined : count('cases', { personKey }),
  };
}

/** So many whole cases are read at once; hardly anybody has more. */
const atOnce = 100;

/**
 * Everything else that there is of a person: her other cases as a whole, whatever they say, since an edited one must be judged and
 * not be passed over; and what was entered of the years before the product.
 */
export async function elseOf(personKey: string, exceptCase: string, at: Instant): Promise<Student> {
  const [others, entered] = await Promise.all([
    casesOf(personKey),
    openingsOf(personKey, Number(dayOf(at).slice(0, 4)), at),
  ]);
  return { others: others.filter(({ _id }) => _id !== exceptCase), entered };
}

async function casesOf(personKey: string, after = ''): Promise<Case[]> {
  const found = await ask({
    cases: find('cases', { personKey, _id: { $gt: after } }, { sort: { _id: 1 }, limit: atOnce }),
  });
  const read = found?.cases ?? [];
  const last = read.length === atOnce ? read.at(-1) : undefined;
  return last ? [...read, ...(await casesOf(personKey, last._id))] : read;
}

const mostTwins = 5;

/** Other cases of the same service, person and season that have not come to nothing; a few, the oldest first. */
export async function twinsOf(
  { _id: exceptCase, kind }: Pick<Case, '_id' | 'kind'>,
  { personKey, season }: { personKey: string; season: string },
  { services }: Catalogue,
): Promise<Known[]> {
  const standing = {
    ...casesIn(
      services.filter((service) => service.kind === kind),
      (look) => phaseIn(look) !== 'ended',
    ),
    personKey,
    season,
  };
  const shape = { sort: { openedKey: 1 }, limit: mostTwins + 1, fields: knownFields } as const;
  const found = await ask({ cases: find('cases', standing, shape) });
  return (found?.cases ?? []).filter(({ _id }) => _id !== exceptCase).slice(0, mostTwins);
}
