import { fold } from './clean';

/** Money is an integer number of fen (1/100 yuan). */
export type Fen = number;

/** Digits, with commas only where they part groups of three, and a fraction. */
const amount = /^(\d{1,10}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,6}))?(万)?$/;

/**
 * Reads what a person types as yuan (`1,500`, `1500.5`, `¥１５００`, `1500元`, `1.5万`); undefined when it is not an
 * amount of money, or could be two (`1,5`): then she is asked, nothing is guessed.
 */
export function parseYuan(text: string): Fen | undefined {
  const plain = fold(text).replace(/^¥ ?/, '').replace(/ ?元$/, '').replace(/ 万$/, '万');
  const [, whole, fraction = '', tenThousand] = amount.exec(plain) ?? [];
  const places = tenThousand ? 6 : 2;
  if (whole === undefined || fraction.length > places) return undefined;
  return Number(whole.replace(/,/g, '') + fraction.padEnd(places, '0'));
}

/** Fen as one types yuan: `5000`, `1500.50`. */
export function typedYuan(fen: Fen): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

/** `150,000 元`; the fen are shown only where there are any. */
export function sayYuan(fen: Fen): string {
  const whole = Math.floor(fen / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = fen % 100;
  return rest === 0 ? `${whole} 元` : `${whole}.${rest.toString().padStart(2, '0')} 元`;
}
