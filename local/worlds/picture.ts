import { deflateSync } from 'node:zlib';

/** Pixels of the picture for one of the drawing: it is as large as a photograph that can be read. */
const scale = 3;
const width = 240 * scale;
const height = 320 * scale;

/** A picture of a written sheet of paper, as the bytes of a PNG file; `seed` makes one differ from another. */
export function sheetOfPaper(seed = 0): Buffer {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width, 240);
    row[0] = 0;
    const line = Math.floor(y / scale);
    const written = line > 40 && line % 22 < 4;
    const length = 60 + (((Math.floor(line / 22) + seed) * 53) % 140);
    if (written) row.fill(95, 25 * scale, (25 + length) * scale);
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc(named), named.length + 4);
  return whole;
}

/** CRC-32 as the PNG format wants it. */
function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
