import { ok, type Result, refuse } from '../kernel/result';
import { isSameName } from '../kernel/same-name';
import { isSamePhone } from '../kernel/telephone';
import { compared } from '../record/shown-before';
import { chain } from '../record/timeline';
import type { Round } from '../round/round';
import type { Actor } from '../union/access';
import { asDifference } from './attested';
import type { Case } from './case';
import type { Catalogue } from './catalogue';
import { conflictsIn, isDecided, sayAmounts } from './conflicts';
import type { Change } from './move';
import type { Circumstances } from './open';
import { isImpartial } from './standing';

/**
 * True for whoever took a step of a case, objected to it, or is or may be the applicant herself, by what the case says of her
 * or by what she answered: one of them may have been changed. She judges nothing about it.
 */
export function hadPart(actor: Actor, found: Case, catalogue: Catalogue): boolean {
  const tookStep = found.timeline.some(({ by }) => by.id === actor.id && by.party !== 'auditor');
  return !isImpartial(actor, found) || tookStep || isAnswered(actor, found, catalogue);
}

/** True where the contact that was filled in has her name, or one of her numbers; what anybody writes into a story bars nobody. */
function isAnswered(
  { name, ownName = name, phones = [] }: Actor,
  { kind, answers }: Case,
  { serviceOf }: Catalogue,
): boolean {
  const contact = answers.name;
  if (typeof contact === 'string' && [name, ownName].some((each) => isSameName(each, contact))) return true;
  const asked = (serviceOf(kind)?.fields ?? []).filter(({ control }) => control === 'phone');
  const numbers = asked.map((field) => answers[field.name]);
  return numbers.some((number) => typeof number === 'string' && phones.some((each) => isSamePhone(each, number)));
}

const letGo = (actor: Actor, { timeline }: Case) =>
  timeline.some(({ by }) => by.id === actor.id && by.party === 'auditor');

/** What an auditor brings: her words, the other auditors, and the rounds that can be relied on; none while the settings or one of them were changed. */
export interface Attested {
  note: string;
  auditors: readonly Actor[];
  rounds: readonly Round[] | undefined;
}

/**
 * An auditor has compared a case that somebody changed in the store with the papers, and lets it go on as it now stands. What
 * it then says otherwise than its entries goes into the entry, for whoever decides later.
 * Refuses `wrongState` where nothing is wrong with it, and in words where nobody took the step into its state, or the amount
 * is none that can have been decided;
 * `fourEyes` to whoever had a hand in it, objected to it, or is or may be the applicant herself. Who let it go on before
 * leaves it to one of the `auditors` who did not, as far as there is one.
 */
export function attest(
  found: Case,
  { note, auditors, rounds: relied }: Attested,
  around: Circumstances,
): Result<Change> {
  const { actor, at, submitId, bodyHash, digest, union, catalogue, rounds } = around;
  if (around.isIntact(found)) return refuse('wrongState');
  const isFresh = (one: Actor) => !hadPart(one, found, catalogue) && !letGo(one, found);
  const leavesIt = letGo(actor, found) && auditors.some(isFresh);
  if (hadPart(actor, found, catalogue) || leavesIt) return refuse('fourEyes');
  if (found.timeline[found.timeline.length - 1]?.to !== found.status) return refuse('wrongState', undefined, leapt);
  if (!isDecided(found, { digest, catalogue }, relied)) return refuse('wrongState', undefined, undecided(found));
  const { status, officer, desk } = found;
  const version = found.version + 1;
  const words = { action: 'attest', to: status, said: '经审人员核对了记录，恢复办理' };
  const by = { id: actor.id, name: actor.name, party: 'auditor' as const };
  const differences = conflictsIn(found, { digest, union, catalogue, rounds }).map(asDifference);
  const told = { input: {}, shown: [{ ...compared, value: note }, ...differences] };
  const entry = chain(found.timeline, { at, by, version, ...words, ...told, desk, submitId, bodyHash }, digest);
  return ok({ set: { status, officer, desk, version, updatedAt: at }, entry, outgoing: [] });
}

const leapt =
  '状态不能照现在的恢复：和最后一步办理记录对不上，中间的步骤没有人办过。请点“有误”写明，并请系统管理员用备份恢复这一件。';

function undecided(found: Case): string {
  const { told, now } = sayAmounts(found);
  return `金额不能照现在的恢复：办理记录是 ${told}，现在是 ${now}，本年度的标准里也没有。请点“有误”写明，并请系统管理员用备份恢复这一件；真要改金额的，恢复以后再按步骤更正。`;
}
