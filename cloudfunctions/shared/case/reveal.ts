import type { Case } from '../../../core/case/case';
import { asObjector } from '../../../core/case/objection';
import { caseOperations } from '../../../core/case/operations';
import { mayRead, mayReveal } from '../../../core/case/standing';
import type { Instant } from '../../../core/kernel/day';
import { ok, refuse } from '../../../core/kernel/result';
import type { Reveal } from '../../../core/record/record';
import { aboutAnswer, isLookedOut, mostReveals, sealedIn } from '../../../core/record/vault';
import type { Actor } from '../../../core/union/access';
import { operation } from '../handler';
import { casesAmong } from '../judge';
import { raiseAlarm } from '../store/alarms';
import { noteReveal } from '../store/cases';
import { objectionsTo } from '../store/objections';
import { find } from '../store/query';
import { vault } from '../vault';
import { watchReveals } from '../watch';

/**
 * Shows one sealed number to somebody who needs it for her work. It is noted first, and the applicant can read who
 * looked. Refuses `notFound` to whoever may not even see the case, `forbidden` to whoever may not see the number, and
 * `brokenCase` where somebody changed the case in the store.
 */
export const revealNumber = operation(caseOperations, 'case.reveal', {
  load: ({ caseId }) => ({ cases: find('cases', { _id: caseId }, { limit: 1 }), objections: objectionsTo(caseId) }),
  async run({ input, found, actor: caller, at, union, submitId, isIntact, catalogue }) {
    const cases = casesAmong(found.cases, isIntact);
    const [one] = cases;
    const actor = asObjector(caller, found.objections, cases);
    if (!one || !mayRead(actor, one)) return refuse('notFound');
    const service = catalogue.serviceOf(one.kind);
    const field = service?.fields.find(({ name }) => name === input.field);
    const sealed = sealedIn(one.answers[input.field]);
    if (!field || sealed === undefined || !mayReveal(actor, one, field.control)) return refuse('forbidden');
    if (!isIntact(one)) return refuse('brokenCase');
    const reveal = { ...lookBy(actor, at, field.name), submitId };
    const since = service?.givenSince?.(one, field) ?? '';
    if (isLookedOut(one, reveal, since)) return tellLookedOut(one, at);
    await Promise.all([noteReveal([one._id], reveal, since), watchReveals('reveals', 1, { actor, at, union })]);
    return ok({ value: vault.unseal(sealed, aboutAnswer(one._id, field.name)) });
  },
});

export const lookBy = ({ id, name }: Actor, at: Instant, field: string): Reveal => ({ at, by: id, name, field });

export async function tellLookedOut({ _id: caseId, number }: Case, at: Instant) {
  const about = `${number} 的密封号码已经被查看 ${mostReveals} 次(同一人同一天算一次)，不再显示。请了解为什么。`;
  await raiseAlarm(caseId, { kind: 'lookedOut', at, about, caseId, by: null });
  return refuse('lookedOut');
}
