import { atOnce } from '../../scripts/bench/door';
import { codeOf } from './product';

/** How many of these outcomes are that one. */
export const counted = (codes: readonly string[], code: string) => codes.filter((each) => each === code).length;

/** What so many calls came to, a dozen under way at a time. */
export async function tell(count: number, call: (n: number) => Promise<Parameters<typeof codeOf>[0]>) {
  const codes: string[] = [];
  await atOnce(count, 12, async (n) => {
    codes[n] = codeOf(await call(n));
  });
  return codes;
}
