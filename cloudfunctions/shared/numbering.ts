import type { Case } from '../../core/case/case';
import { digest } from './digest';
import { readCase } from './store/cases';
import { numberFor } from './store/counters';

/** How often, and after how many ms, it is looked whether a case that was numbered has come; then it is not waited for. */
const looks = 10;
const pause = 100;

interface Coming extends Pick<Case, '_id' | 'onceKey'> {
  /** How many cases there ever were of the person, as far as was known when the form came in. */
  ever: number;
}

/**
 * The number of a case that is about to be stored, such as `ZX-2026-0008`: for every call with its `_id` the same, and
 * never another case's. Undefined where somebody else's form for the same person and season came to be first: then none
 * is used up.
 */
export async function numberCase(series: string, { _id, onceKey, ever }: Coming): Promise<string | undefined> {
  let claim = short(`${onceKey}:${ever}`);
  for (;;) {
    const number = await numberFor(series, claim, _id);
    if (typeof number === 'number') return `${series}-${String(number).padStart(4, '0')}`;
    const other = await arrival(number.takenBy);
    if (other?.onceKey === onceKey) return undefined;
    // It was withdrawn meanwhile, or never came: the number stays with it.
    claim = short(`${claim}:${number.takenBy}`);
  }
}

const short = (text: string) => digest(text).slice(0, 16);

async function arrival(caseId: string): Promise<Case | undefined> {
  for (let look = 1; look < looks; look += 1) {
    const found = await readCase(caseId);
    if (found) return found;
    await new Promise((resume) => setTimeout(resume, pause));
  }
  return readCase(caseId);
}
