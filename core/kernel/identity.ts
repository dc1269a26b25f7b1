import { cleanNumber } from './clean';
import { type Day, isDay } from './day';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';
/** Nobody alive was born before. */
const firstBirthday = '1900-01-01';

/** True for an 18-character citizen identity number whose birthday can be one and whose check digit fits (GB 11643). */
export function isIdentityNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  const birthday = birthdayOf(text);
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return isDay(birthday) && birthday >= firstBirthday && text[17] === checkDigits[sum % 11];
}

/** The birthday that an identity number holds. */
export function birthdayOf(text: string): Day {
  return `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
}

/** How many full years somebody has lived on a day; below zero for whoever is not born yet. */
export function ageOn(born: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}

/** `3607**********123X`: enough to recognise one's own; nothing of what is too short to hide. */
export function maskIdentityNumber(text: string): string {
  const plain = cleanNumber(text);
  return plain.length < 15 ? '*'.repeat(plain.length) : `${plain.slice(0, 4)}**********${plain.slice(-4)}`;
}
