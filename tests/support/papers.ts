import { deflateSync } from 'node:zlib';
import { sheetOfPaper } from '../../local/worlds/picture';

export const bytes = (text: string) => Buffer.from(text, 'latin1');
const number = (value: number, length = 4) => {
  const written = Buffer.alloc(length);
  written.writeUIntBE(value, 0, length);
  return written;
};
const little = (value: number, length = 4) => {
  const written = Buffer.alloc(length);
  written.writeUIntLE(value, 0, length);
  return written;
};
export const noise = (length: number) => Buffer.alloc(length, 'wood and glue ');

/** One segment of a JPEG behind its marker. */
export const segment = (marker: number, ...body: Buffer[]) => {
  const whole = Buffer.concat(body);
  return Buffer.concat([Buffer.from([0xff, marker]), number(whole.length + 2, 2), whole]);
};

interface JpegParts {
  width?: number;
  height?: number;
  /** 0xc0 baseline, 0xc2 progressive. */
  frame?: number;
  components?: number;
  notes?: Buffer[];
  /** Compressed data of each scan, as the encoder made it. */
  scans?: Buffer[];
  /** Between the bytes of a scan, as cameras write it. */
  restarts?: boolean;
}

/** A JPEG with these parts, in the order in which phones write them. */
export function jpeg({
  width = 1200,
  height = 1600,
  frame = 0xc0,
  components = 3,
  notes,
  scans,
  restarts,
}: JpegParts = {}) {
  const header = segment(0xe0, bytes('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'));
  const size = Buffer.concat([Buffer.from([8]), number(height, 2), number(width, 2), Buffer.from([components])]);
  const dressed = (scans ?? [noise(900)]).map((data) =>
    Buffer.concat([
      segment(0xc4, Buffer.alloc(19)),
      segment(0xda, Buffer.alloc(10)),
      restarts ? interrupted(data) : stuffed(data),
    ]),
  );
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    header,
    ...(notes ?? []),
    segment(0xdb, Buffer.alloc(65)),
    segment(frame, size, Buffer.alloc(components * 3)),
    ...dressed,
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** The same with a counted restart every hundred bytes. */
function interrupted(data: Buffer): Buffer {
  const pieces = Array.from({ length: Math.ceil(data.length / 100) }, (_, at) => [
    stuffed(data.subarray(at * 100, at * 100 + 100)),
    Buffer.from([0xff, 0xd0 + (at % 8)]),
  ]);
  return Buffer.concat(pieces.flat());
}

/** Compressed data as it may stand in a scan: 0xff is followed by zero. */
function stuffed(data: Buffer): Buffer {
  return Buffer.from([...data].flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])));
}

/** One chunk of a PNG; nobody here looks at its checksum. */
export const chunk = (name: string, body: Buffer) =>
  Buffer.concat([number(body.length), bytes(name), body, Buffer.alloc(4)]);

export function png(width = 720, height = 960, ...chunks: Buffer[]): Buffer {
  const header = Buffer.concat([number(width), number(height), Buffer.from([8, 2, 0, 0, 0])]);
  return Buffer.concat([
    bytes('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', header),
    ...chunks,
    chunk('IDAT', noise(900)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const riff = (name: string, body: Buffer) =>
  Buffer.concat([bytes(name), little(body.length), body, Buffer.alloc(body.length % 2)]);
const webpOf = (...parts: Buffer[]) => {
  const body = Buffer.concat([bytes('WEBP'), ...parts]);
  return Buffer.concat([bytes('RIFF'), little(body.length), body]);
};
const lossy = (width: number, height: number) =>
  riff('VP8 ', Buffer.concat([bytes('\x30\x01\0\x9d\x01\x2a'), little(width, 2), little(height, 2), noise(901)]));

export const webp = {
  lossy: (width = 720, height = 960) => webpOf(lossy(width, height)),
  lossless: (width = 720, height = 960) =>
    webpOf(riff('VP8L', Buffer.concat([bytes('\x2f'), little(width - 1 + (height - 1) * 0x4000), noise(900)]))),
  extended: (width = 720, height = 960, ...parts: Buffer[]) =>
    webpOf(
      riff('VP8X', Buffer.concat([little(0x0c), little(width - 1, 3), little(height - 1, 3)])),
      lossy(16, 16),
      ...parts,
    ),
  note: (body: Buffer) => riff('XMP ', body),
};

export const box = (name: string, ...body: Buffer[]) => {
  const whole = Buffer.concat(body);
  return Buffer.concat([number(whole.length + 8), bytes(name), whole]);
};

export function heic(width = 4032, height = 3024, ...more: Buffer[]): Buffer {
  const size = (across: number, down: number) => box('ispe', Buffer.alloc(4), number(across), number(down));
  const properties = box('iprp', box('ipco', size(512, 512), size(width, height)));
  return Buffer.concat([
    box('ftyp', bytes('heic\0\0\0\0mif1heic')),
    box('meta', Buffer.alloc(4), box('hdlr', Buffer.alloc(24)), properties),
    box('mdat', noise(900)),
    ...more,
  ]);
}

/** A short film, as motion photos carry one behind the picture. */
export const film = (data = noise(900)) =>
  Buffer.concat([box('ftyp', bytes('isom\0\0\0\0')), box('moov', Buffer.alloc(90)), box('mdat', data)]);

/** What Samsung writes behind a picture: its film, named, and the directory of its notes. */
export const samsungTrailer = (data = film()) =>
  Buffer.concat([bytes('\0\0\x30\x0a\x10\0\0\0MotionPhoto_Data'), data, bytes('SEFHk\0\0\0\x01\0\0\0SEFT')]);

interface PdfParts {
  /** Objects as they are written, without their numbers. */
  objects?: string[];
  streams?: Buffer[];
  end?: string;
}

export function pdf({ objects = [], streams = [], end = '%%EOF\n' }: PdfParts = {}): Buffer {
  const pages = ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R >>'];
  const numbered = ['<< /Type /Catalog /Pages 2 0 R >>', ...pages, ...objects].map(
    (body, at) => `${at + 1} 0 obj\n${body}\nendobj\n`,
  );
  const trailer = `trailer\n<< /Size ${numbered.length + 1} /Root 1 0 R >>\nstartxref\n9\n${end}`;
  return Buffer.concat([bytes(`%PDF-1.7\n${numbered.join('')}`), ...streams, bytes(trailer)]);
}

/** A stream of a PDF with its dictionary. */
export const stream = (dictionary: string, data: Buffer) =>
  Buffer.concat([
    bytes(`90 0 obj\n<< ${dictionary} /Length ${data.length} >>\nstream\n`),
    data,
    bytes('\nendstream\nendobj\n'),
  ]);

/** Objects packed as newer programs write them. */
export const packed = (objects: string) => stream('/Type /ObjStm /Filter /FlateDecode', deflateSync(bytes(objects)));

/** An archive of one empty file, as a ZIP is written. */
export const zip = (() => {
  const file = Buffer.concat([bytes('PK\x03\x04\x14'), Buffer.alloc(21), little(1), bytes('a')]);
  const entry = Buffer.concat([bytes('PK\x01\x02'), Buffer.alloc(24), little(1, 2), Buffer.alloc(16), bytes('a')]);
  const counts = Buffer.concat([Buffer.alloc(4), little(1, 2), little(1, 2)]);
  const end = Buffer.concat([bytes('PK\x05\x06'), counts, little(entry.length), little(file.length), Buffer.alloc(2)]);
  return Buffer.concat([file, entry, end]);
})();

/** One honest file of each kind that may be handed in. */
export const honest: Record<string, Buffer> = {
  png: sheetOfPaper(),
  jpg: jpeg(),
  webp: webp.lossy(),
  heic: heic(),
  pdf: pdf(),
};

const behind = (...hidden: (string | Buffer)[]) =>
  Buffer.concat([sheetOfPaper(), ...hidden.map((part) => (typeof part === 'string' ? bytes(part) : part))]);

/** What somebody with a grudge would send as a photograph. */
export const dishonest: Record<string, Buffer> = {
  'nothing at all': Buffer.alloc(0),
  'a text': bytes('not a picture, whatever its name says'),
  'an SVG': bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  'an SVG with a prologue': bytes('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
  'a page': bytes('<!doctype html><title>登录</title>'),
  'a program for Windows': Buffer.concat([bytes('MZ\x90\x00\x03'), noise(900)]),
  'a program for Linux': Buffer.concat([bytes('\x7fELF\x02\x01\x01'), noise(900)]),
  'an archive': zip,
  'a GIF, which may move': bytes('GIF89a\x01\x00\x01\x00'),
  'a picture with a script behind it': behind(noise(9000), '<ScRiPt>alert(1)</script>', noise(90_000)),
  'a picture with a page behind it': behind('<html ><body>', noise(100)),
  'a picture with an SVG behind it': behind('<svg onload=alert(1)>'),
  'a picture with PHP behind it': behind('<?php system($_GET[0]);'),
  'a picture with an archive behind it': behind(noise(90_000), zip),
  'a picture with an archive and a comment behind it': behind(zip, noise(60_000)),
  'a picture with a document inside': behind('%PDF-1.4 obj'),
  'a picture with a 7z archive behind it': behind('7z\xbc\xaf\x27\x1c', noise(100)),
  'a document with a page inside': Buffer.concat([pdf(), bytes('<html><body>')]),
};
