import { checkSignOf } from '../../../core/domains/enterprises/credit-code';

/** An area that was never given out: no code here is anybody's. */
const area = '360799';
/** What the signs of the organisation's own number weigh, digits and letters each by their value (GB 11714). */
const weights = [3, 7, 9, 10, 5, 8, 4, 2];

/** The ninth sign of an organisation's number, by the first eight. */
function organisationSign(eight: string): string {
  const sum = Array.from(eight).reduce((total, sign, at) => total + Number.parseInt(sign, 36) * (weights[at] ?? 0), 0);
  return '0123456789X'[(11 - (sum % 11)) % 11] ?? '';
}

/** A code with fitting check signs, of a business or of a social organisation; one of the pilot's does not fit in its last sign. */
export function inventedCode(at: number, { social, pilot }: { social: boolean; pilot: boolean }): string {
  const eight = pilot ? `M000${String(1000 + at)}` : `MA35${String(1000 + at * 3)}`;
  const start = `${social ? '52' : '91'}${area}${eight}${organisationSign(eight)}`;
  const fitting = checkSignOf(start) ?? '';
  return `${start}${pilot ? (fitting === 'X' ? 'Y' : 'X') : fitting}`;
}
