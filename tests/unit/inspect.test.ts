import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { faultOf } from '../../cloudfunctions/shared/files/inspect';
import {
  box,
  bytes,
  chunk,
  dishonest,
  film,
  heic,
  honest,
  jpeg,
  noise,
  packed,
  pdf,
  png,
  samsungTrailer,
  segment,
  stream,
  webp,
  zip,
} from '../support/papers';

const looked = (file: Buffer, name = '工资条') => faultOf(file, name, 'papers/x/1.jpg');
const taken = (ending: string) => ({ ending });
const behind = (file: Buffer, ...more: (string | Buffer)[]) =>
  Buffer.concat([file, ...more.map((part) => (typeof part === 'string' ? bytes(part) : part))]);

/** Compressed data in which marks of other things stand by chance. */
const unlucky = Buffer.concat([noise(500), bytes('<html>PK\x03\x04<svg >'), randomBytes(500)]);

describe('a picture as phones take it is taken', () => {
  const exif = segment(0xe1, bytes('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0'));
  const gainMap = jpeg({ width: 300, height: 400, notes: [segment(0xe2, bytes('MPF\0'))], scans: [unlucky] });
  it.each<[string, Buffer, string]>([
    ['a baseline JPEG', jpeg(), 'jpg'],
    ['a progressive JPEG of several scans', jpeg({ frame: 0xc2, scans: [noise(90), noise(500), noise(20)] }), 'jpg'],
    ['a JPEG that is to be turned', jpeg({ notes: [exif] }), 'jpg'],
    ['a CMYK JPEG', jpeg({ components: 4, notes: [segment(0xee, bytes('Adobe\0d\0\0\0\0\x02'))] }), 'jpg'],
    ['a JPEG with a comment', jpeg({ notes: [segment(0xfe, bytes('在工地拍的 <3'))] }), 'jpg'],
    ['a JPEG with restarts', jpeg({ scans: [noise(1000)], restarts: true }), 'jpg'],
    ['a JPEG with a second picture behind it (MPF)', behind(jpeg(), gainMap), 'jpg'],
    ['an iPhone’s picture with its gain map behind zeros', behind(jpeg(), Buffer.alloc(4096), gainMap, gainMap), 'jpg'],
    ['a motion photo with a film behind it', behind(jpeg(), film(unlucky)), 'jpg'],
    ['a Samsung’s motion photo', behind(jpeg(), samsungTrailer(film(unlucky))), 'jpg'],
    ['a JPEG with a maker’s notes behind it', behind(jpeg(), 'vivo{"iso":100}', Buffer.alloc(32)), 'jpg'],
    ['a PNG with texts', png(720, 960, chunk('tEXt', bytes('Software\0截图')), chunk('iTXt', bytes('x'))), 'png'],
    ['a lossy WebP', webp.lossy(), 'webp'],
    ['a lossless WebP', webp.lossless(), 'webp'],
    ['a WebP with notes', webp.extended(720, 960, webp.note(bytes('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'))), 'webp'],
    ['a HEIC', heic(), 'heic'],
    ['a HEIC with a film inside', heic(4032, 3024, box('mpvd', film(unlucky))), 'heic'],
    ['a picture of 50 megapixels', jpeg({ width: 10_000, height: 5000 }), 'jpg'],
  ])('%s', (_what, file, ending) => expect(looked(file)).toEqual(taken(ending)));

  it.each(Object.keys(honest))('and so is an honest %s', (kind) => {
    expect(looked(honest[kind] ?? noise(1))).toEqual(taken(kind));
  });
});

describe('what happens to stand in compressed data is no reason to refuse', () => {
  const marks = ['<SVG ', '<script>', 'PK\x03\x04', 'PK\x05\x06', '%PDF-', 'Rar!\x1a\x07', '<html>', '/JavaScript'];
  const data = fc
    .array(fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...marks.map((mark) => bytes(mark)))), {
      minLength: 1,
      maxLength: 20,
    })
    .map((parts) => Buffer.concat(parts));

  it('of a JPEG, whatever it is', () => {
    fc.assert(fc.property(data, (scan) => expect(looked(jpeg({ scans: [scan] }))).toEqual(taken('jpg'))));
  });
  it('of a PNG, a WebP or a HEIC', () => {
    fc.assert(
      fc.property(data, (scan) => {
        expect(looked(png(720, 960, chunk('IDAT', scan)))).toEqual(taken('png'));
        expect(looked(heic(720, 960, box('mdat', scan)))).toEqual(taken('heic'));
      }),
    );
  });
  it('of a picture inside a PDF', () => {
    const image = (scan: Buffer) => stream('/Subtype /Image /Filter /DCTDecode', Buffer.concat([noise(9), scan]));
    const harmless = fc.constantFrom(...marks.slice(0, 7).map((mark) => bytes(mark)), randomBytes(900));
    fc.assert(
      fc.property(fc.array(harmless, { maxLength: 9 }), (parts) =>
        expect(looked(pdf({ streams: [image(Buffer.concat(parts))] }))).toEqual(taken('pdf')),
      ),
    );
  });
});

describe('what follows the end of a picture', () => {
  const pictures = [
    jpeg(),
    png(),
    webp.lossy(),
    heic(),
    behind(jpeg(), samsungTrailer(film(unlucky))),
    behind(jpeg(), film()),
  ];
  const hidden = ['<script>alert(1)</script>', '<SVG onload=x>', '<html>', '<?php x', '%PDF-1.4 obj'].map(bytes);
  const archives = [zip, bytes('7z\xbc\xaf\x27\x1c'), bytes('Rar!\x1a\x07\0'), bytes('\xfd7zXZ\0')];
  const innocent = fc.uint8Array({ maxLength: 300 }).map((given) => Buffer.from(given));

  it('is refused when an archive, a page or a document is in it, wherever', () => {
    const whole = fc.tuple(fc.constantFrom(...pictures), innocent, fc.constantFrom(...hidden, ...archives), innocent);
    fc.assert(fc.property(whole, ([file, ...parts]) => expect(looked(behind(file, ...parts))).toBe('hidden')));
  });
  it('is refused when an archive is dressed as the film of a motion photo', () => {
    expect(looked(behind(jpeg(), film(Buffer.concat([noise(500), zip]))))).toBe('hidden');
  });
  it('is refused when a page stands before, between or behind what phones put there', () => {
    const page = '<html>';
    expect(looked(behind(jpeg(), page, film()))).toBe('hidden');
    expect(looked(behind(jpeg(), jpeg(), page, film()))).toBe('hidden');
    expect(looked(behind(jpeg(), film(), jpeg(), page))).toBe('hidden');
  });
  it('is looked at in bounds, however many pieces it is made of', () => {
    const many = (piece: Buffer) => Buffer.concat(Array.from({ length: 5000 }, () => piece));
    expect(looked(jpeg({ notes: [many(segment(0xfe))] }))).toBe('incomplete');
    expect(looked(png(720, 960, many(chunk('tEXt', bytes('')))))).toBe('incomplete');
    expect(looked(heic(720, 960, many(box('free')), bytes('<html>')))).toBe('hidden');
    expect(looked(behind(jpeg(), many(behind(box('ftyp'), '!')), '<html>'))).toBe('hidden');
    expect(looked(pdf({ streams: [many(packed('1 0'))] }))).toBe('active');
  });
});

describe('an archive that its program would find is refused wherever it lies', () => {
  it.each<[string, Buffer]>([
    ['in the compressed data of a PNG', png(720, 960, chunk('IDAT', zip))],
    ['in a comment of a JPEG', jpeg({ notes: [segment(0xfe, zip)] })],
    ['in a picture inside a PDF', pdf({ streams: [stream('/Filter /DCTDecode', zip)] })],
  ])('%s', (_where, file) => expect(looked(file)).toBe('hidden'));
});

describe('a page in the notes of a picture is refused', () => {
  it.each<[string, Buffer]>([
    ['a comment of a JPEG', jpeg({ notes: [segment(0xfe, bytes('<script>alert(1)</script>'))] })],
    ['a text of a PNG', png(720, 960, chunk('tEXt', bytes('Comment\0<html>')))],
    ['the notes of a WebP', webp.extended(720, 960, webp.note(bytes('<svg onload=x>')))],
    ['a box of a HEIC', heic(720, 960, box('uuid', bytes('<iframe src=x>')))],
  ])('%s', (_where, file) => expect(looked(file)).toBe('hidden'));
});

describe('a page that would be loaded from the notes of a picture is one, a word in angle brackets is none', () => {
  it.each<[string, string]>([
    ['<object 12>', 'file'],
    ['<object id 12 of the survey>', 'file'],
    ['<object data=x>', 'hidden'],
    ['<OBJECT\nwidth="1"data="x.swf"></OBJECT>', 'hidden'],
    ['<object/classid="clsid:1">', 'hidden'],
    ['<object 12 type = "text/html">', 'hidden'],
    ['<embed src=x>', 'hidden'],
  ])('%j', (note, came) => {
    const outcome = looked(jpeg({ notes: [segment(0xfe, bytes(note))] }));
    expect(typeof outcome === 'object' ? 'file' : outcome).toBe(came);
  });
});

describe('a picture that is not whole is refused', () => {
  it.each<[string, Buffer]>([
    ['a JPEG cut short', jpeg().subarray(0, -2)],
    ['a JPEG of a header alone', jpeg().subarray(0, 40)],
    ['a JPEG without a picture', Buffer.concat([bytes('\xff\xd8\xff\xe0\0\x10'), noise(14), bytes('\xff\xd9')])],
    ['a PNG without its end', png().subarray(0, -12)],
    ['a PNG without a picture', png().subarray(0, 33)],
    ['a WebP shorter than it says', webp.lossy().subarray(0, -9)],
    ['a HEIC without its picture', heic().subarray(0, -900)],
    ['a PDF cut short', pdf({ end: '' })],
  ])('%s', (_what, file) => expect(looked(file)).toBe('incomplete'));

  it('at whatever byte a photograph is cut', () => {
    for (const file of [jpeg(), png(), webp.lossy(), heic()]) {
      const cut = fc.integer({ min: 16, max: file.length - 1 });
      fc.assert(fc.property(cut, (at) => expect(looked(file.subarray(0, at))).toBe('incomplete')));
    }
  });
});

describe('the size of a picture', () => {
  it.each<[string, Buffer]>([
    ['JPEG', jpeg({ width: 10_001, height: 5000 })],
    ['PNG', png(60_000, 60_000)],
    ['lossy WebP', webp.lossy(16_000, 16_000)],
    ['lossless WebP', webp.lossless(16_000, 16_000)],
    ['extended WebP', webp.extended(20_000, 20_000)],
    ['HEIC', heic(12_000, 9000)],
  ])('a %s of more than 50 megapixels is refused', (_kind, file) => expect(looked(file)).toBe('tooWide'));

  it.each<[string, Buffer]>([
    ['JPEG', jpeg({ width: 1, height: 1, scans: [bytes('x')] })],
    ['PNG of 70 bytes', png(1, 1)],
    ['WebP', webp.lossy(2, 800)],
  ])('a %s in which nothing can be read is refused', (_kind, file) => expect(looked(file)).toBe('tooSmall'));
});

describe('the name of a paper', () => {
  it.each(['合同.jpg', '合同.JPEG', '2026.11', '合同', 'No.12 合同'])('%s is right for a JPEG', (name) => {
    expect(looked(jpeg(), name)).toEqual(taken('jpg'));
  });
  it.each(['合同.pdf', '合同.png', '合同.jpg.exe', '合同.html'])('%s is wrong for a JPEG', (name) => {
    expect(looked(jpeg(), name)).toBe('misnamed');
  });
  it('says nothing where WeChat named the file, except that it is a paper', () => {
    expect(faultOf(heic(), '合同', 'cloud://e.b/papers/x/1.jpg')).toEqual(taken('heic'));
    expect(faultOf(jpeg(), '合同', 'cloud://e.b/papers/x/1.html')).toBe('misnamed');
  });
});

describe('whatever is sent', () => {
  it.each(Object.keys(dishonest))('%s is refused', (what) => {
    expect(looked(dishonest[what] ?? noise(1))).toEqual(expect.any(String));
  });
  it('is answered, never thrown at', () => {
    const files = [...Object.values(honest), webp.extended(), packed('x'), samsungTrailer()];
    const spoiled = fc
      .tuple(fc.constantFrom(...files), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 30 }), fc.nat())
      .map(([file, changes, cut]) => {
        const copy = Buffer.from(file);
        for (const [at, value] of changes) copy[at % copy.length] = value;
        return copy.subarray(0, 16 + (cut % copy.length));
      });
    const heads = fc.constantFrom(
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n',
      'RIFF\x10\0\0\0WEBP',
      '\0\0\0\x18ftypheic',
      '%PDF-',
    );
    const made = fc
      .tuple(heads, fc.uint8Array({ maxLength: 600 }))
      .map(([head, rest]) => behind(bytes(head), Buffer.from(rest)));
    fc.assert(
      fc.property(fc.oneof(spoiled, made), (file) => void looked(file)),
      { numRuns: 3000 },
    );
  });
});
