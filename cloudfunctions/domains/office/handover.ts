import type { Case } from '../../../core/case/case';
import type { House } from '../../../core/case/catalogue';
import { handOver, maySucceed, release } from '../../../core/case/entrust';
import { asObjector } from '../../../core/case/objection';
import type { Circumstances } from '../../../core/case/open';
import { isImpartial } from '../../../core/case/standing';
import type { HandedOver } from '../../../core/domains/office/operations';
import { officeOperations } from '../../../core/domains/office/operations';
import { dayOf } from '../../../core/kernel/day';
import type { RefusalCode } from '../../../core/kernel/refusal';
import { ok, refuse } from '../../../core/kernel/result';
import type { Recorded } from '../../../core/record/record';
import { type Actor, forGood, handlesCases, isAway } from '../../../core/union/access';
import { type Acting, actorOf, isLastAdministrator, type Post, postId } from '../../../core/union/people';
import { deskName } from '../../../core/union/union';
import { digest } from '../../shared/digest';
import { giveOut } from '../../shared/entrusting';
import { circumstances, operation } from '../../shared/handler';
import { calledFor, casesAmong } from '../../shared/judge';
import { handRecordsOn } from '../../shared/register/handover';
import { caseAfter, countOpenCasesOf, openCasesOf, updateCase } from '../../shared/store/cases';
import type { Answers } from '../../shared/store/gather';
import { objectionsBy, objectionsOf } from '../../shared/store/objections';
import {
  administration,
  byHandle,
  endPost,
  holderAmong,
  noteEnding,
  personOf,
  setAway,
} from '../../shared/store/people';
import { awayToo } from './staff';

/** How many cases change hands in one call; the phone asks again until nothing is left. */
const batch = 50;

/**
 * A colleague leaves: her open cases, and the records that she keeps, go to her successor, or where that one does not work at their desk or may not have
 * them (`maySucceed`) to somebody else; the answer says which. Then her post ends. Asking again goes on where it stopped. Refuses `unknownColleague`,
 * `invalidInput` where the successor is away herself, and `lastAdministrator`.
 */
export const leaveStaff = operation(officeOperations, 'staff.leave', {
  load: ({ handle, successor }, { callerId }) => ({
    leaving: byHandle(handle),
    successors: byHandle(successor),
    objections: objectionsBy(callerId),
    ...administration(),
  }),
  async run(request) {
    const { input, found } = request;
    const those: readonly Acting[] = found.leaving;
    // A forged post with a colleague's handle ends before hers does.
    const leaving = those.find(({ broken }) => broken) ?? those[0];
    const post = leaving?.staff ?? leaving?.broken;
    if (!leaving || !post) return ok(nothingLeft);
    const next = holderAmong(found.successors);
    const successor = canTake(next);
    if (!successor || successor.id === leaving._id) return refuse('unknownColleague');
    const today = dayOf(request.at);
    if (next && isAway(next.staff, today)) return refuse('invalidInput', { successor: await awayToo(next, today) });
    const kept = await keepAdministrator(post, found);
    if (kept) return refuse(kept);
    // From now on nothing new is given to her; whoever's post was changed in the store is given nothing as it is.
    const away = { until: forGood, deputy: input.successor };
    const going = leaving.broken ? leaving : await setAway(leaving, away, request.submitId);
    const person = going ?? (await stillLeaving(leaving._id, input.successor));
    if (!person) return ok(nothingLeft);
    const [open, theirs] = await Promise.all([countOpenCasesOf(leaving._id), openCasesOf(leaving._id, batch)]);
    const handed: Case[] = [];
    const objections = await objectionsOf(successor.id);
    for (const one of casesAmong(theirs, request.isIntact)) {
      const submitId = digest(`${request.submitId}:${one._id}:${one.version}`).slice(0, 32);
      const actor = asObjector(request.actor, found.objections, [one]);
      const around = circumstances({ ...request, actor, submitId });
      const after = await passOn(one, asObjector(successor, objections, [one]), around);
      if (after) handed.push(after);
    }
    const catalogue = await request.catalogue.whole();
    const records = await handRecordsOn(leaving._id, successor, { ...request, catalogue }, batch);
    const left = Math.max(open, theirs.length) - handed.length + records.left;
    const broken = theirs.filter((one) => !request.isIntact(one));
    const moved = [...handed, ...records.moved];
    if (moved.length === 0 && broken.length + records.broken.length > 0)
      return refuse(
        'brokenCase',
        undefined,
        heldUp([...broken.map(calledFor), ...records.broken.map(({ number }) => number)]),
      );
    if (left === 0) await endPost(person, request.at);
    const elsewhere = moved.filter(({ officer }) => officer?.id !== successor.id);
    return ok({ moved: moved.length, left, elsewhere: elsewhere.map((one) => placed(one, { ...request, catalogue })) });
  },
});

/** What is answered for whoever has left, and for a repeat from before she came back. */
const nothingLeft: HandedOver = { moved: 0, left: 0, elsewhere: [] };

/** She, while what she leaves goes to that successor: a repeat goes on where the first call stopped, and after that no more. */
async function stillLeaving(id: string, successor: string): Promise<Acting | undefined> {
  const person = await personOf(id);
  const away = person?.staff?.away;
  return away?.until === forGood && away.deputy === successor ? person : undefined;
}

/** Which cases keep a colleague from leaving: nobody may have them until the auditors have looked. */
function heldUp(numbers: readonly string[]): string {
  return `${numbers.join('、')} 的记录与存档不一致，已暂停办理。请经审人员先核对，再继续交接；其余的已经转好。`;
}

/** Hands one case on; answers it as it is then, undefined when somebody is just working on it. */
async function passOn(one: Case, successor: Actor, around: Circumstances) {
  // Nobody chooses who has her own case: that one goes to whose turn it is at its desk.
  const fits = maySucceed(one, successor, around) && isImpartial(around.actor, one);
  const change = fits ? handOver(one, successor, around) : release(one, around);
  if (!change || !(await updateCase(one, change))) return undefined;
  const after = caseAfter(one, change);
  return fits ? after : ((await giveOut(after, around, around.at)) ?? after);
}

/** Where a case went, for the administrator: what it is about is not for her. */
function placed(
  { number, kind, desk, officer }: Pick<Recorded, 'number' | 'kind' | 'desk' | 'officer'>,
  { union, catalogue }: House,
): HandedOver['elsewhere'][number] {
  const title = catalogue.titleOf(kind);
  return { number, title, desk: deskName(union, desk), officer: officer?.name ?? null };
}

function canTake(person: Acting | undefined): Actor | undefined {
  if (!person?.staff || !handlesCases(person.staff)) return undefined;
  return actorOf(person._id, person);
}

/** Why this post may not end: nobody would be left to invite colleagues, or another administrator's is ending just now. */
async function keepAdministrator(
  post: Post,
  { administrators, ending: [before] }: Answers<ReturnType<typeof administration>>,
): Promise<RefusalCode | undefined> {
  if (post.role !== 'administrator') return undefined;
  if (isLastAdministrator(post, administrators, before?.ending ?? [])) return 'lastAdministrator';
  return (await noteEnding(postId(post), before)) ? undefined : 'busy';
}
