import { cleanNumber } from './clean';

/** True for digits that can be an account: 15 on an old passbook, 16 to 19 on a card, and not one digit all along. */
export function isAccount(digits: string): boolean {
  return /^\d{15,19}$/.test(digits) && !/^(\d)\1*$/.test(digits);
}

/**
 * True for 16 to 19 digits whose check digit fits (Luhn, ISO/IEC 7812). Cards and passbooks exist that do not: it is a
 * reason to look again, never one to refuse.
 */
export function isBankCard(digits: string): boolean {
  if (!/^\d{16,19}$/.test(digits)) return false;
  const sum = Array.from(digits)
    .reverse()
    .map((digit, at) => Number(digit) * (at % 2 === 1 ? 2 : 1))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return sum % 10 === 0;
}

/** `尾号 1234`: what a person needs to recognise her own card; nothing of what is too short to hide. */
export function maskBankCard(digits: string): string {
  const plain = cleanNumber(digits);
  return `尾号 ${plain.length < 8 ? '****' : plain.slice(-4)}`;
}
