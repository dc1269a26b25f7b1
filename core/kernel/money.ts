/** Money is an integer number of fen (1/100 yuan). */
export type Fen = number;

/** Reads what a person types as yuan (`1,500`, `1500.5`, `1500.50`); undefined when it is not an amount of money. */
export function parseYuan(text: string): Fen | undefined {
  const plain = text.replace(/[,\uff0c\s]/g, '');
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** `150,000 元`; the fen are shown only where there are any. */
export function sayYuan(fen: Fen): string {
  const whole = Math.floor(fen / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = fen % 100;
  return rest === 0 ? `${whole} 元` : `${whole}.${rest.toString().padStart(2, '0')} 元`;
}
