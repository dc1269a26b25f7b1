import type { Case } from '../../case/case';
import type { Change } from '../../case/move';
import type { Circumstances } from '../../case/open';
import type { Instalments, Paid } from '../../case/service';
import { type Opening, yearsPaid } from '../../opening';
import { chain } from '../../record/timeline';

/**
 * Which instalment each payment of one student is: in the order of the days on which they were paid, of one day in the
 * order of their ids, behind the years that were entered from before. By case id; what is not paid has none.
 */
function turnsOf(cases: readonly Paid[], entered: readonly Pick<Opening, 'year'>[]): ReadonlyMap<string, number> {
  const key = ({ grant, _id }: Paid) => `${grant?.paidOn}|${_id}`;
  const paid = cases.filter(({ grant }) => grant?.paidOn).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return new Map(paid.map(({ _id }, at) => [_id, yearsPaid(paid.slice(0, at), entered) + 1]));
}

/**
 * A payment that has become another instalment, since one of another year was made or came back: the case says so.
 * Undefined where somebody changed it in the store.
 */
function recount(found: Case, turn: number, around: Circumstances): Change | undefined {
  if (!around.isIntact(found)) return undefined;
  const { actor, at, submitId, bodyHash, digest } = around;
  const { status, desk, officer } = found;
  const version = found.version + 1;
  const by = { id: actor.id, name: actor.name, party: 'timer' as const };
  const told = { action: 'recount', to: status, said: `另一年的发放有变，这一笔现在算第 ${turn} 年的资助` };
  const entry = chain(
    found.timeline,
    { at, by, ...told, version, input: {}, shown: [], desk, submitId, bodyHash },
    digest,
  );
  return { set: { status, desk, officer, version, updatedAt: at, turn }, entry, outgoing: [] };
}

export const instalments: Instalments = { turnsOf, recount };
