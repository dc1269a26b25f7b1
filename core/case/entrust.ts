import { dayOf } from '../kernel/day';
import type { Case } from './case';
import { messagesFor } from './message';
import type { Change } from './move';
import type { Circumstances } from './open';
import { type Candidate, officerAt } from './routing';
import { chain } from './timeline';

/** Gives a case that nobody has to the colleague at its desk with the fewest open ones; undefined while there is none. */
export function entrust(found: Case, candidates: readonly Candidate[], around: Circumstances): Change | undefined {
  const { actor, at, union, submitId, bodyHash, digest } = around;
  const choice = { union, candidates, applicantId: found.owner.id, today: dayOf(at) };
  const chosen = officerAt(found.desk, choice);
  if (!chosen) return undefined;
  const { status, open, desk, deadline, dueKey, warned, warnOn } = found;
  const set = {
    status,
    open,
    desk,
    deadline,
    dueKey,
    warned,
    warnOn,
    officer: chosen.officer,
    version: found.version + 1,
    updatedAt: at,
  };
  const shown = chosen.reasons.map((value) => ({ label: '为什么由他们办理', value }));
  const by = { id: actor.id, name: actor.name, party: 'timer' as const };
  const entry = chain(
    found.timeline,
    {
      at,
      by,
      action: 'entrust',
      to: status,
      version: set.version,
      said: '已安排经办人',
      input: {},
      shown,
      submitId,
      bodyHash,
    },
    digest,
  );
  const outgoing = messagesFor({ ...found, ...set }, 'officer', { id: submitId, at, phrase: '新诉求' });
  return { set, entry, outgoing };
}
