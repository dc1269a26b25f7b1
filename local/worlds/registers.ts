import type { WholeCatalogue } from '../../core/case/catalogue';
import type { Instant } from '../../core/kernel/day';
import type { Sure } from '../../core/kernel/doubt';
import type { Paper } from '../../core/kernel/paper';
import type { Result } from '../../core/kernel/result';
import type { Row } from '../../core/ledger/row';
import { rowsOfRecord } from '../../core/ledger/rows';
import { asJson } from '../../core/record/answers';
import type { Surroundings } from '../../core/record/circumstances';
import { type Filed, papersIn } from '../../core/record/filing';
import { changed, moveRecord, openRecord } from '../../core/register/move';
import type { RegisterRecord } from '../../core/register/record';
import type { Register } from '../../core/register/register';
import { actorOf, type Person } from '../../core/union/people';

/** What a story lends to those who keep its registers. */
interface Lent {
  around(who: Person, at: Instant): Surroundings;
  file(id: string, papers: readonly Paper[]): Filed;
  people: readonly Person[];
}

/** What staff of a world keep a record of: every step goes through the same rules in core as on the phone. */
export class Registers {
  readonly records: RegisterRecord[] = [];

  constructor(
    private readonly catalogue: WholeCatalogue,
    private readonly lent: Lent,
  ) {}

  /** A colleague enters a record; what would be asked about is held to be right. */
  enter(who: Person, kind: string, answers: object, at: Instant): RegisterRecord {
    const register = this.registerOf(kind);
    const around = { ...this.lent.around(who, at), names: this.names() };
    const filled = register.fill(answers, around.union);
    if (!filled.ok) throw new Error(JSON.stringify(filled.refusal));
    const found = assured((sure) => openRecord(register, filled.value, around, sure));
    this.records.push(found);
    return found;
  }

  /** Somebody takes a step of a record. */
  advance(
    found: RegisterRecord,
    who: Person,
    action: string,
    at: Instant,
    input: Record<string, unknown> = {},
  ): RegisterRecord {
    const register = this.registerOf(found.kind);
    const named = this.lent.people.find(({ staff }) => staff && staff.handle === input.to);
    const around = {
      ...this.lent.around(who, at),
      names: this.names(),
      filed: this.lent.file(found._id, papersIn(asJson(input))),
      isIntact: () => true,
      ...(named && { colleague: actorOf(named._id, named) }),
    };
    const move = { action, input, version: found.version };
    const change = assured((sure) => moveRecord(register, found, { ...move, sure }, around));
    const after = changed(found, change);
    this.records.splice(this.records.indexOf(found), 1, after);
    return after;
  }

  /** What all of it brought into the ledger. */
  rows(): Row[] {
    return this.records.flatMap((one) => rowsOfRecord(one, this.registerOf(one.kind)));
  }

  private registerOf(kind: string): Register {
    const register = this.catalogue.registerOf(kind);
    if (!register) throw new Error(`no register ${kind}`);
    return register;
  }

  private names(): ReadonlyMap<string, string> {
    return new Map(this.lent.people.flatMap(({ name, staff }) => (staff ? [[staff.handle, name] as const] : [])));
  }
}

/** What somebody does who stays by her answers where she is asked to look again. */
function assured<T>(take: (sure: Sure) => Result<T>): T {
  const asked = take({});
  const taken = !asked.ok && asked.refusal.code === 'doubtful' ? take(asked.refusal.fields ?? {}) : asked;
  if (!taken.ok) throw new Error(`${taken.refusal.code} ${JSON.stringify(taken.refusal.fields ?? {})}`);
  return taken.value;
}
