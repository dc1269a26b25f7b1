/** True for 16 to 19 digits whose check digit fits (Luhn, ISO/IEC 7812). */
export function isBankCard(digits: string): boolean {
  if (!/^\d{16,19}$/.test(digits)) return false;
  const sum = Array.from(digits)
    .reverse()
    .map((digit, at) => Number(digit) * (at % 2 === 1 ? 2 : 1))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return sum % 10 === 0;
}

/** `尾号 1234`: what a person needs to recognise her own card. */
export function maskBankCard(digits: string): string {
  return `尾号 ${digits.slice(-4)}`;
}
