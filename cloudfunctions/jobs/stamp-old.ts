import type { Instant } from '../../core/kernel/day';
import { type Judge, judgeOf, reportBroken } from '../shared/judge';
import { type Keys, keysOf } from '../shared/keys';
import { readCase, stampAsItIs, stampsAfter } from '../shared/store/cases';
import { find } from '../shared/store/query';
import { saveKeys } from '../shared/store/settings';
import { vault } from '../shared/vault';
import { longAgo } from './patience';
import { kindOf } from './work';

/** As many cases before the other work has its turn. */
const most = 40;

/** Cases from before there were stamps get theirs; once nothing is left, every case must bear one. */
export const stamps = kindOf({
  name: 'stamps',
  due: (at, part) =>
    find(
      'settings',
      { 'keys.stampedSince': null, 'keys.since': { $lte: longAgo(at) } },
      { ...part, fields: ['_id', 'keys'] },
    ),
  begin({ now, catalogue }) {
    const judge = judgeOf(false, catalogue);
    let last = '';
    return async ({ keys }) => {
      if (!keys) return false;
      const page = await stampsAfter(last);
      if (page.length === 0) return finish(keys, judge, now());
      const old = page.filter(({ stamp }) => stamp === undefined).slice(0, most);
      for (const { _id } of old) await stampOne(_id, judge);
      last = (old.length === most ? old : page).at(-1)?._id ?? last;
      return true;
    };
  },
});

/** What is broken already stays as it is: from the end of the stamping on it is one without its stamp. */
async function stampOne(caseId: string, judge: Judge): Promise<void> {
  const found = await readCase(caseId);
  if (found && judge.isIntact(found)) await stampAsItIs(found);
}

async function finish(keys: Keys, judge: Judge, at: Instant): Promise<boolean> {
  await reportBroken(judge, at);
  // One that was moved in this very moment bears the stamp of its step.
  await saveKeys(keys, keysOf(vault, { ...keys, stampedSince: at }));
  return true;
}
