import { createHash } from 'node:crypto';
import { national } from '../../cloudfunctions/shared/clock';
import type { Case } from '../../core/case/case';
import type { WholeCatalogue } from '../../core/case/catalogue';
import { claimOf } from '../../core/case/claim';
import { entrust } from '../../core/case/entrust';
import { applied, moveCase } from '../../core/case/move';
import { type Circumstances, openCase, walkInId } from '../../core/case/open';
import type { Filled } from '../../core/case/service';
import { stamped } from '../../core/case/stamp';
import { catalogue as everything } from '../../core/domains/catalogue';
import { roundOf, type Season } from '../../core/domains/scholarship/season';
import { dayOf, type Instant } from '../../core/kernel/day';
import type { Around } from '../../core/kernel/doubt';
import { endingOf, type Paper } from '../../core/kernel/paper';
import type { Result } from '../../core/kernel/result';
import { rowsOf } from '../../core/ledger/rows';
import { asJson } from '../../core/record/answers';
import { type Filed, papersIn } from '../../core/record/filing';
import { candidatesOf } from '../../core/record/routing';
import type { Vault } from '../../core/record/vault';
import { registerMark } from '../../core/register/record';
import { type Round, roundMark } from '../../core/round/round';
import type { StaffPost } from '../../core/union/access';
import { actorOf, handleOf, type Person, postMark } from '../../core/union/people';
import { deskLevel, type Union } from '../../core/union/union';
import { fileId } from '../cloud/files/files';
import { letter } from './letter';
import { sheetOfPaper } from './picture';
import { Registers } from './registers';

const digest = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/** Nobody: in whose place the calendar acts. */
const calendar: Person = { _id: 'timer', name: '系统', phone: '' };

/** People in stories have looked again at what they were asked about. */
function mustHold(filled: Filled, around: Around): void {
  const checked = filled.check(around);
  if (!checked.ok) must(filled.check(around, checked.refusal.fields));
}

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
  /** What staff keep a record of. */
  readonly registers: Registers;
  rounds: readonly Round[] = [];
  /** The papers of the cases, by cloud path. */
  readonly files: Record<string, Uint8Array> = {};
  /** What people uploaded and have not handed in, by file id. */
  private readonly uploads = new Map<string, Uint8Array>();
  private readonly numbers = new Map<string, number>();
  private steps = 0;

  constructor(
    readonly union: Union & { _id: string },
    private readonly vault: Vault,
    seasons: readonly Season[] = [],
    private readonly catalogue: WholeCatalogue = everything,
  ) {
    this.registers = new Registers(catalogue, {
      around: (who, at) => this.around(who, at),
      file: (id, papers) => this.file(id, papers),
      people: this.people,
    });
    for (const season of seasons) this.announce(season);
  }

  /** What was announced for the autumn scholarship; a decision for the same year replaces the one before. */
  announce(season: Season): void {
    const round = roundOf(season, { version: 1, changes: [] });
    const others = this.rounds.filter(({ _id }) => _id !== round._id);
    this.rounds = [...others, round].sort((a, b) => a.year - b.year);
  }

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
      staff: { role, level, desk, title, name, handle: handleOf(_id, digest), since: '2026-01-04T01:00:00.000Z' },
    };
    this.people.push(person);
    return person;
  }

  /** Somebody uploads a photograph of a paper; what comes back can be handed in as an answer. */
  photograph(name: string): Paper {
    return this.upload(name, 'png', sheetOfPaper);
  }

  /** The same with a document that somebody was sent. */
  document(name: string): Paper {
    return this.upload(name, 'pdf', letter);
  }

  private upload(name: string, ending: 'png' | 'pdf', drawn: (seed: number) => Uint8Array): Paper {
    this.steps += 1;
    const id = fileId(`uploads/${'0'.repeat(32)}/${digest(`${this.steps}:${name}`).slice(0, 32)}/1.${ending}`);
    this.uploads.set(id, drawn(this.steps));
    return { fileId: id, name };
  }

  /** The copies that the cloud makes of what is handed in. */
  private file(caseId: string, papers: readonly Paper[]): Filed {
    const copies = papers.flatMap(({ fileId: handedIn }) => {
      const bytes = this.uploads.get(handedIn);
      if (!bytes) return [];
      const sha256 = digest(bytes);
      const path = `filed/${caseId}/${sha256.slice(0, 32)}.${endingOf(handedIn)}`;
      this.files[path] = bytes;
      return [[handedIn, { fileId: fileId(path), sha256 }] as const];
    });
    return new Map(copies);
  }

  /** A worker hands in a form; it is numbered, routed and assigned as the cloud would have done. */
  submit(who: Person, kind: string, answers: Record<string, unknown>, at: Instant): Case {
    return this.handIn(who, kind, { name: who.name, phone: who.phone, ...answers }, at);
  }

  /** A colleague hands it in for somebody without a phone, whose name and number are among the answers. */
  assist(helper: Person, kind: string, answers: Record<string, unknown>, at: Instant): Case {
    return this.handIn(helper, kind, answers, at, walkInId);
  }

  private handIn(
    who: Person,
    kind: string,
    answers: Record<string, unknown>,
    at: Instant,
    walkInOf?: (caseId: string) => string,
  ): Case {
    const service = this.catalogue.serviceOf(kind);
    if (!service) throw new Error(`no service ${kind}`);
    const filled = must(service.fill(answers));
    mustHold(filled, { union: this.union, today: dayOf(at) });
    const candidates = this.candidates();
    const caseId = digest(`${who._id}:${at}:${this.cases.length}`).slice(0, 32);
    const number = this.nextNumber(`${service.prefix}-${dayOf(at).slice(0, 4)}`);
    const personKey = filled.person === null ? null : this.vault.blind(`identity:${filled.person}`);
    const known = this.cases.filter((one) => personKey !== null && one.personKey === personKey);
    const paid = known.filter(({ grant }) => grant?.paidOn);
    const open = known.filter((one) => one.open);
    const today = dayOf(at);
    const walkIn = walkInOf?.(caseId);
    const { union, rounds } = this;
    const situation = { union, rounds, today, caseId, ownerId: walkIn ?? who._id, personKey, paid, open };
    const admission = must(service.admit(situation));
    const opening = { caseId, number, candidates, admission, personKey, walkIn };
    const opened = openCase(service, filled, opening, {
      ...this.around(who, at),
      filed: this.file(caseId, filled.papers),
    });
    this.cases.push(opened);
    return opened;
  }

  /** Somebody takes a step of the case's flow. */
  move(found: Case, who: Person, action: string, at: Instant, input: Record<string, unknown> = {}): Case {
    const service = this.catalogue.serviceOf(found.kind);
    if (!service) throw new Error(`no service ${found.kind}`);
    const move = { action, input, version: found.version };
    const filed = this.file(found._id, papersIn(asJson(input)));
    const around = { ...this.around(who, at), filed, paidBefore: this.paidBefore(found) };
    const moved = applied(found, must(moveCase(service, found, move, around)));
    const given =
      moved.open && !moved.officer ? entrust(moved, this.candidates(), this.around(calendar, at)) : undefined;
    const after = given ? applied(moved, given) : moved;
    this.cases.splice(this.cases.indexOf(found), 1, after);
    return after;
  }

  private paidBefore({ _id, personKey }: Case): number {
    const others = this.cases.filter((one) => personKey !== null && one.personKey === personKey && one._id !== _id);
    return others.filter(({ grant }) => grant?.paidOn).length;
  }

  /** The calendar takes the step that is due, e.g. when a notice period is over. */
  pass(found: Case, action: string, at: Instant): Case {
    return this.move(found, calendar, action, at);
  }

  /** Everything, ready to be stored. What the past would have told people by WeChat has been told. */
  documents() {
    const told = { outgoing: [], outgoingSince: null };
    return {
      settings: [this.union],
      people: this.people.map((person) => ({
        ...person,
        ...(person.staff && { stamp: postMark.stampOf(person, this.vault) }),
      })),
      cases: this.cases.map((one) => ({ ...stamped({ ...one, ...told }, this.vault) })),
      rounds: this.rounds.map((round) => ({ ...round, stamp: roundMark.stampOf(round, this.vault) })),
      registers: this.registers.records.map((one) => ({ ...one, stamp: registerMark.stampOf(one, this.vault) })),
      ledger: [...this.cases.flatMap((one) => rowsOf(one, this.catalogue)), ...this.registers.rows()].map((row) => ({
        ...row,
        noted: `${row.bookedOn}T00:00`,
      })),
      counters: [...[...this.numbers].map(([_id, last]) => ({ _id, last })), ...this.places()],
    };
  }

  /** How many places of each season are held. */
  private places() {
    const claims = this.cases.map((one) => ({ one, ...claimOf(one, this.catalogue.serviceOf(one.kind) ?? {}) }));
    return this.rounds.flatMap(({ _id, kind, year }) => {
      const held = claims.filter(({ one, places }) => places > 0 && one.kind === kind && one.season === String(year));
      const granted = held.reduce((sum, { amountFen }) => sum + amountFen, 0);
      return held.length > 0 ? [{ _id: `places:${_id}`, taken: held.length, granted, changes: held.length }] : [];
    });
  }

  private candidates() {
    const staff = this.people.filter((person) => person.staff);
    return candidatesOf(staff, this.loads());
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
    const actor = who === calendar ? { id: 'timer', name: '系统', timer: true as const } : actorOf(who._id, who);
    const submitId = id.slice(0, 32);
    const luck = { submitId, bodyHash: id, digest, vault: this.vault };
    return {
      actor,
      at,
      union: this.union,
      catalogue: this.catalogue,
      rounds: this.rounds,
      ...luck,
      isWorkingDay: national.isWorkday,
      isIntact: () => true,
    };
  }
}
