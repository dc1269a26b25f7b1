import type { Case } from '../../core/case/case';
import { desksFor } from '../../core/case/entrust';
import { type Candidate, candidatesOf } from '../../core/record/routing';
import { giveOutAmong } from '../shared/entrusting';
import { candidatesAt } from '../shared/store/candidates';
import { readCase } from '../shared/store/cases';
import { ask } from '../shared/store/gather';
import { find } from '../shared/store/query';
import { kindOf, type Run } from './work';

/** Cases that nobody has are given to somebody, as soon as there is somebody. */
export const officers = kindOf({
  name: 'officers',
  due: (_at, part) =>
    find(
      'cases',
      { 'officer.id': null, open: true },
      { sort: { dueKey: 1 }, ...part, fields: ['_id', 'desk', 'kind'] },
    ),
  begin(run) {
    const give = giving(run);
    return (found) => give(found, ({ officer }) => officer === null);
  },
});

/** Gives out case after case in one run, each as long as it still needs it; false where it stays as it is. */
export function giving(run: Run) {
  const known = new Map<string, Promise<Candidate[]>>();
  return async ({ _id, ...lies }: Pick<Case, '_id' | 'desk' | 'kind'>, needsIt: (found: Case) => boolean) => {
    const desks = desksFor(lies, run);
    const key = desks.join(' ');
    const colleagues = known.get(key) ?? colleaguesAt(desks);
    known.set(key, colleagues);
    return giveOut(_id, await colleagues, needsIt, run);
  };
}

/** Asked once a run; whoever gets a case meanwhile has one more from then on. */
async function colleaguesAt(desks: readonly string[]): Promise<Candidate[]> {
  const found = await ask(candidatesAt(desks));
  return found ? candidatesOf(found.staff, found.loads) : [];
}

async function giveOut(
  caseId: string,
  colleagues: readonly Candidate[],
  needsIt: (found: Case) => boolean,
  run: Run,
): Promise<boolean> {
  const found = colleagues.length > 0 ? await readCase(caseId) : undefined;
  const given = found && needsIt(found) ? await giveOutAmong(colleagues, found, { ...run, at: run.now() }) : undefined;
  const chosen = colleagues.find(({ id }) => id === given?.officer?.id);
  if (chosen) chosen.load += 1;
  return given !== undefined;
}
