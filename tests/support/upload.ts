import type { Person } from '../../core/people';
import { sheetOfPaper } from '../../local/worlds/picture';
import type { TestCloud } from './local-cloud';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const noise = (length: number) => Buffer.alloc(length, 'wood and glue ');

/** One honest file of each kind that may be handed in. */
export const honest: Record<string, Buffer> = {
  png: sheetOfPaper(),
  jpg: Buffer.concat([bytes('\xff\xd8\xff\xe0\x00\x10JFIF\x00'), noise(900), bytes('\xff\xd9')]),
  webp: Buffer.concat([bytes('RIFF\x90\x03\x00\x00WEBPVP8 '), noise(900)]),
  heic: Buffer.concat([bytes('\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic'), noise(900)]),
  pdf: Buffer.concat([bytes('%PDF-1.7\n'), noise(900), bytes('\n%%EOF\n')]),
};

const picture = (...hidden: (string | Buffer)[]) =>
  Buffer.concat([sheetOfPaper(), ...hidden.map((part) => (typeof part === 'string' ? bytes(part) : part))]);

/** An archive of one empty file, as a ZIP ends. */
const zip = bytes(`PK\x03\x04\x14${'\0'.repeat(25)}aPK\x01\x02${'\0'.repeat(42)}aPK\x05\x06${'\0'.repeat(18)}`);

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
  'a picture with a script behind it': picture(noise(9000), '<ScRiPt>alert(1)</script>', noise(90_000)),
  'a picture with a page behind it': picture('<html ><body>', noise(100)),
  'a picture with an SVG behind it': picture('<svg onload=alert(1)>'),
  'a picture with PHP behind it': picture('<?php system($_GET[0]);'),
  'a picture with an archive behind it': picture(noise(90_000), zip),
  'a picture with an archive and a comment behind it': picture(zip, noise(60_000)),
  'a picture with a document inside': picture('%PDF-1.4 obj'),
  'a document with a page inside': Buffer.concat([honest.pdf ?? Buffer.alloc(0), bytes('<html><body>')]),
  'a picture with a 7z archive behind it': picture('7z\xbc\xaf\x27\x1c', noise(100)),
};

let uploads = 0;

/** Puts a file where a phone would put it; answers its file id. */
export async function upload(cloud: TestCloud, who: Person, content: Buffer, name = '1.png'): Promise<string> {
  uploads += 1;
  const path = `papers/${String(uploads).padStart(32, '0')}/${name}`;
  const reply = await fetch(`${cloud.url}/local/upload?path=${encodeURIComponent(path)}`, {
    method: 'POST',
    headers: { 'x-wx-openid': who._id },
    body: new Uint8Array(content),
  });
  const { fileID }: { fileID: string } = await reply.json();
  return fileID;
}
