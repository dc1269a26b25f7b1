/** What an event of a phone never comes near: the largest form has some 300 values, five levels deep. */
const most = {
  /** WeChat itself takes 100 KB of text (docs.cloudbase.net/error-code/EXCEED_MAX_PAYLOAD_SIZE). */
  bytes: 102_400,
  values: 4000,
  levels: 16,
} as const;

/**
 * True for an event small enough to be looked at. Walks without recursion and stops at the first excess, so that no body,
 * however deep or wide, costs more than an honest one.
 */
export function isBounded(event: unknown): boolean {
  const waiting: { value: unknown; level: number }[] = [{ value: event, level: 0 }];
  let values = 0;
  let bytes = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, level } = next;
    values += 1;
    if (typeof value === 'string') bytes += Buffer.byteLength(value);
    if (values > most.values || bytes > most.bytes || level > most.levels) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of entriesOf(value)) {
      bytes += name.length;
      waiting.push({ value: inner, level: level + 1 });
      if (waiting.length > most.values) return false;
    }
  }
  return true;
}

function* entriesOf(value: object): Generator<readonly [name: string, inner: unknown]> {
  if (Array.isArray(value)) for (const inner of value) yield ['', inner];
  else for (const name of Object.keys(value)) yield [name, Reflect.get(value, name)];
}
