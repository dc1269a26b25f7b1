import { dayOf, type Instant } from '../kernel/day';
import { leavesFiling } from '../record/apart';
import type { Surroundings } from '../record/circumstances';
import { deadlineOf, dueKeyOf } from '../record/deadline';
import type { Route } from '../record/definition';
import { filedCopy, withFiled } from '../record/filing';
import { messagesFor } from '../record/message';
import { type Assignment, assign, type Candidate } from '../record/routing';
import { chain } from '../record/timeline';
import { sealAnswers } from '../record/vault';
import type { Round } from '../round/round';
import type { Actor } from '../union/access';
import { rulesAt, rulesSince } from '../union/rules';
import type { Union } from '../union/union';
import type { Admission } from './admission';
import type { Case } from './case';
import type { Catalogue } from './catalogue';
import type { ObjectionRow } from './objection';
import type { Filled, Service } from './service';
import { isImpartial } from './standing';
import { nextWarning } from './warning';

/** What surrounds a write to a case. */
export interface Circumstances extends Surroundings {
  catalogue: Catalogue;
  /** What was announced for the services of the cases at hand; empty where none has seasons. */
  rounds: readonly Round[];
  /** How many payments were made before for the person the case is about; read where the step weighs it. */
  paidBefore?: number;
  /** What was objected to the case; absent where the step has nothing to do with that. */
  objections?: readonly ObjectionRow[];
  /** True when a stored case is as the cloud itself left it. */
  isIntact(found: Case): boolean;
}

export interface Opening {
  caseId: string;
  number: string;
  candidates: readonly Candidate[];
  admission: Admission;
  personKey: string | null;
  /** Under whom it stands where the actor is a colleague who files for somebody without a phone of her own. */
  walkIn?: string | undefined;
}

/** The route of a filled form under the rules in force at that moment. */
function routeOf(filled: Filled, union: Union, at: Instant): Route {
  const today = dayOf(at);
  return filled.route(rulesAt(union, today), today);
}

/** Under whom a case stands that a colleague filed for somebody without WeChat. */
export const walkInId = (caseId: string) => `walk-in:${caseId}`;

/** A new case, routed to a desk and an officer, with its first deadline running and its first timeline entry. */
export function openCase(service: Service, filled: Filled, opening: Opening, around: Circumstances): Case {
  const { actor, at, union } = around;
  const today = dayOf(at);
  const route = routeOf(filled, union, at);
  const owner = { id: opening.walkIn ?? actor.id, ...filled.contact };
  const helper = opening.walkIn === undefined ? null : { name: actor.name, id: actor.id };
  const next = Object.values(service.flow.steps).filter(
    ({ from, by }) => from.includes(filled.start) && by.includes('officer'),
  );
  // Whoever files it prepares it: where the next step must lie in other hands, it is not given to her.
  const isAuthor = (each: Actor) => helper !== null && each.id === actor.id && next.some(leavesFiling);
  const mayHave = (each: Actor) => isImpartial(each, { _id: opening.caseId, owner, helper }) && !isAuthor(each);
  const assignment = assign(route, { union, candidates: opening.candidates, today, mayHave });
  const deadline = deadlineOf(filled.clock, service.rules, union, today, around.isWorkingDay);
  const papers = filled.papers.map((paper) => filedCopy(paper, around.filed));
  const found: Case = {
    _id: opening.caseId,
    number: opening.number,
    kind: service.kind,
    headline: filled.headline,
    status: filled.start,
    open: true,
    version: 1,
    owner,
    helper,
    desk: assignment.desk,
    officer: assignment.officer,
    urgent: route.urgent,
    routing: assignment.reasons,
    answers: sealAnswers(
      service.fields,
      withFiled(filled.answers, around.filed),
      { ...opening, takenFrom: filled.takenFrom },
      around.vault,
    ),
    shown: filled.shown(union, today),
    ...(Object.keys(filled.carried).length > 0 ? { carried: filled.carried } : {}),
    papers,
    deadline,
    warned: 0,
    warnOn: nextWarning(deadline, 0),
    limitOn: filled.limitOn,
    rules: rulesSince(union, today),
    openedAt: at,
    year: today.slice(0, 4),
    updatedAt: at,
    openedKey: `${at}|${opening.caseId}`,
    dueKey: dueKeyOf(deadline, opening.caseId),
    ...opening.admission,
    personKey: opening.personKey,
    grant: null,
    holdsPlace: false,
    outcome: null,
    notice: null,
    noticeKey: '',
    passOn: null,
    reveals: [],
    timeline: [],
    toCall: null,
    seen: {},
    outgoing: [],
    sending: [],
    outgoingSince: null,
  };
  const outgoing = messagesFor(found, 'officer', { id: around.submitId, at, phrase: '新任务' });
  const entry = openingEntry(found, assignment, around);
  return { ...found, timeline: [entry], outgoing, outgoingSince: outgoing.length > 0 ? at : null };
}

function openingEntry(found: Case, assignment: Assignment, around: Circumstances) {
  const { actor, at, submitId, bodyHash } = around;
  const { helper, status, owner, papers } = found;
  const by = helper
    ? { id: actor.id, name: helper.name, party: 'helper' as const }
    : { id: actor.id, name: owner.name, party: 'owner' as const };
  const said = helper ? `代 ${owner.name} 提交，内容已当面读给本人听` : '已提交';
  const shown = assignment.reasons.map((value) => ({ label: '为什么由他们办理', value }));
  // The papers stand in the chained entry with their digests, so that none can be exchanged afterwards.
  const input = papers.length > 0 ? { papers: papers.map((paper) => ({ ...paper })) } : {};
  const entry = {
    at,
    by,
    action: 'submit',
    to: status,
    version: 1,
    said,
    input,
    shown,
    desk: found.desk,
    submitId,
    bodyHash,
  };
  return chain([], entry, around.digest);
}
