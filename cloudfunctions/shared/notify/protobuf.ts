/** One field of a protobuf message: its number, and a whole number or bytes. */
export interface ProtobufField {
  no: number;
  value: number | Buffer;
}

const wholeNumber = 0;
const bytes = 2;

/** Writes fields one behind the other; a negative number as the ten bytes of an int32. */
export function writeProtobuf(fields: readonly ProtobufField[]): Buffer {
  return Buffer.concat(
    fields.flatMap(({ no, value }) =>
      typeof value === 'number'
        ? [varint(no * 8 + wholeNumber), varint(value)]
        : [varint(no * 8 + bytes), varint(value.length), value],
    ),
  );
}

/** Reads the fields of a message in their order; undefined when it is none, or holds what is neither number nor bytes. */
export function readProtobuf(message: Buffer): ProtobufField[] | undefined {
  const fields: ProtobufField[] = [];
  for (let at = 0; at < message.length; ) {
    const [tag, behindTag] = readVarint(message, at);
    const [value, behindValue] = readVarint(message, behindTag);
    const isBytes = tag % 8 === bytes;
    if (!isBytes && tag % 8 !== wholeNumber) return undefined;
    at = isBytes ? behindValue + value : behindValue;
    if (Number.isNaN(value) || at > message.length) return undefined;
    fields.push({ no: Math.floor(tag / 8), value: isBytes ? message.subarray(behindValue, at) : value });
  }
  return fields;
}

/** The last field of that number, which is the one that counts. */
export function fieldOf(fields: readonly ProtobufField[], no: number): ProtobufField['value'] | undefined {
  return fields.filter((field) => field.no === no).at(-1)?.value;
}

function varint(value: number): Buffer {
  const digits: number[] = [];
  let left = BigInt.asUintN(64, BigInt(value));
  for (; left > 0x7fn; left >>= 7n) digits.push(Number(left & 0x7fn) | 0x80);
  return Buffer.from([...digits, Number(left)]);
}

/** The number as an int32, and where the next byte lies; NaN where the message breaks off. */
function readVarint(message: Buffer, from: number): [value: number, behind: number] {
  let value = 0n;
  for (let at = from; at < message.length && at < from + 10; at += 1) {
    const byte = message[at] ?? 0;
    value |= BigInt(byte & 0x7f) << BigInt((at - from) * 7);
    if (byte < 0x80) return [Number(BigInt.asIntN(32, value)), at + 1];
  }
  return [Number.NaN, message.length];
}
