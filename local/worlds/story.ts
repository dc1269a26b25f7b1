import { createHash } from 'node:crypto';
import { isWorkday } from 'chinese-days';
import type { StaffPost } from '../../core/access';
import type { Case } from '../../core/case/case';
import { type Change, moveCase } from '../../core/case/move';
import { type Circumstances, openCase } from '../../core/case/open';
import { candidatesOf } from '../../core/case/routing';
import { dayOf, type Instant } from '../../core/kernel/day';
import type { Paper } from '../../core/kernel/field';
import type { Result } from '../../core/kernel/result';
import { serviceOf } from '../../core/kinds/services';
import { actorOf, handleOf, type Person } from '../../core/people';
import { deskLevel, type Union } from '../../core/union';
import { fileId } from '../cloud/files/files';
import { sheetOfPaper } from './picture';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.fields ?? {})}`);
  return result.value;
}

/**
 * A world as it came about: people arrive, hand things in, officers act. Every step goes through the same rules in
 * core as on the phone, at the moment the story gives, so that a world can only hold what the product could have made.
 */
export class Story {
  readonly people: Person[] = [];
  readonly cases: Case[] = [];
  /** What people photographed, by cloud path. */
  readonly files: Record<string, Uint8Array> = {};
  private readonly numbers = new Map<string, number>();
  private steps = 0;

  constructor(readonly union: Union & { _id: string }) {}

  /** A worker whom the union knows. */
  worker(_id: string, name: string, phone: string, where: Pick<Person, 'area' | 'unit'> = {}): Person {
    const person = { _id, name, phone, ...where };
    this.people.push(person);
    return person;
  }

  staff(_id: string, name: string, phone: string, role: StaffPost['role'], desk: string, title: string): Person {
    const level = deskLevel(this.union, desk);
    if (!level) throw new Error(`no desk ${desk}`);
    const person = {
      _id,
      name,
      phone,
      staff: { role, level, desk, title, handle: handleOf(_id, digest), since: '2026-01-04T01:00:00.000Z' },
    };
    this.people.push(person);
    return person;
  }

  /** Somebody uploads a photograph of a paper; what comes back can be handed in as an answer. */
  photograph(name: string): Paper {
    this.steps += 1;
    const path = `papers/${digest(`${this.steps}:${name}`).slice(0, 32)}/1.png`;
    this.files[path] = sheetOfPaper(this.steps);
    return { fileId: fileId(path), name };
  }

  /** A worker hands in a form; it is numbered, routed and assigned as the cloud would have done. */
  submit(who: Person, kind: string, answers: Record<string, unknown>, at: Instant): Case {
    const service = serviceOf(kind);
    if (!service) throw new Error(`no service ${kind}`);
    const filled = must(service.fill({ name: who.name, phone: who.phone, ...answers }));
    const candidates = candidatesOf(
      this.people.filter(({ staff }) => staff),
      this.loads(),
    );
    const caseId = digest(`${who._id}:${at}:${this.cases.length}`).slice(0, 32);
    const number = this.nextNumber(`${service.prefix}-${dayOf(at).slice(0, 4)}`);
    const opened = openCase(service, filled, { caseId, number, candidates }, this.around(who, at));
    this.cases.push(opened);
    return opened;
  }

  /** Somebody takes a step of the case's flow. */
  move(found: Case, who: Person, action: string, at: Instant, input: Record<string, unknown> = {}): Case {
    const service = serviceOf(found.kind);
    if (!service) throw new Error(`no service ${found.kind}`);
    const move = { action, input, version: found.version };
    const moved = applied(found, must(moveCase(service, found, move, this.around(who, at))));
    this.cases.splice(this.cases.indexOf(found), 1, moved);
    return moved;
  }

  /** Everything, ready to be stored. What the past would have told people by WeChat has been told. */
  documents() {
    const told = { outgoing: [], outgoingSince: null };
    return {
      settings: [this.union],
      people: this.people.map((person) => ({ ...person })),
      cases: this.cases.map((one) => ({ ...one, ...told })),
      counters: [...this.numbers].map(([_id, last]) => ({ _id, last })),
    };
  }

  private loads() {
    const open = this.cases.filter((one) => one.open && one.officer);
    return this.people.map(({ _id }) => ({ _id, count: open.filter(({ officer }) => officer?.id === _id).length }));
  }

  private nextNumber(series: string): string {
    const last = (this.numbers.get(series) ?? 0) + 1;
    this.numbers.set(series, last);
    return `${series}-${String(last).padStart(4, '0')}`;
  }

  private around(who: Person, at: Instant): Circumstances {
    this.steps += 1;
    const id = digest(`${this.steps}:${at}`);
    const actor = actorOf(who._id, who);
    return { actor, at, union: this.union, submitId: id.slice(0, 32), bodyHash: id, digest, isWorkingDay: isWorkday };
  }
}

/** A case after a change, as the store would hold it. */
export function applied(found: Case, change: Change): Case {
  return { ...found, ...change.set, timeline: [...found.timeline, change.entry] };
}
