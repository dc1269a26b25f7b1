import { isDay } from './day';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** True for an 18-character citizen identity number whose birthday exists and whose check digit fits (GB 11643). */
export function isIdentityNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  const birthday = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return isDay(birthday) && text[17] === checkDigits[sum % 11];
}

/** `3607**********123X`: enough to recognise one's own. */
export function maskIdentityNumber(text: string): string {
  return `${text.slice(0, 4)}**********${text.slice(-4)}`;
}
