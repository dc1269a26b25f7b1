import type { Instant } from '../../core/kernel/day';
import { judgeOf, reportBroken } from '../shared/judge';
import { type Keys, keysOf, keyTrouble } from '../shared/keys';
import { readCase, stampAsItIs, stampsAfter } from '../shared/store/cases';
import { readKeys, saveKeys } from '../shared/store/settings';
import { SecretTrouble, vault } from '../shared/vault';

/** Until then a function from before may still be at work, which would change a case and leave its stamp behind. */
const patienceMs = 60 * 60_000;
/** As many cases in one run. */
const most = 500;

/**
 * Looks first whether the secret is the one of this store: throws `SecretTrouble` before anything else is done. Then stamps
 * what is from before there were stamps; once nothing is left, every case must bear one. Returns how many it stamped.
 */
export async function stampOld(at: Instant): Promise<number> {
  const settings = await readKeys();
  if (!settings) return 0;
  const { keys } = settings;
  const trouble = keyTrouble(keys, vault);
  if (!keys || trouble !== undefined) throw new SecretTrouble(trouble);
  const isEarly = Date.parse(at) - Date.parse(keys.since) < patienceMs;
  if (keys.stampedSince !== null || isEarly) return 0;
  return stampAll(keys, at);
}

async function stampAll(keys: Keys, at: Instant): Promise<number> {
  const judge = judgeOf(false);
  let count = 0;
  for (let last = ''; ; ) {
    const page = await stampsAfter(last);
    for (const { _id } of page.filter(({ stamp }) => stamp === undefined)) {
      if (count === most) return count;
      const found = await readCase(_id);
      // What is broken already stays as it is: from now on it is one without its stamp.
      if (found && judge.isIntact(found)) await stampAsItIs(found);
      count += 1;
    }
    last = page.at(-1)?._id ?? '';
    if (last === '') break;
  }
  await reportBroken(judge, at);
  // One that was moved in this very moment bears the stamp of its step.
  await saveKeys(keys, keysOf(vault, { since: keys.since, stampedSince: at }));
  return count;
}
