/** How much of a request a text takes: as UTF-8, with what JSON adds. */
export function bytesSent(text: string): number {
  let bytes = 0;
  for (const character of JSON.stringify(text)) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
