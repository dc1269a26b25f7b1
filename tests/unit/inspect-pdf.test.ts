import { deflateSync } from 'node:zlib';
import { faultOf } from '../../cloudfunctions/shared/files/inspect';
import { bytes, noise, packed, pdf, stream } from '../support/papers';

const looked = (file: Buffer) => faultOf(file, '工资条', 'papers/x/1.jpg');
const taken = (ending: string) => ({ ending });

describe('a document that would run something is refused', () => {
  /** A catalogue that opens with another object, both among packed objects, behind a number. */
  const opening = (opened: string) => {
    const numbers = '6 0 7 3 8 30 ';
    const objects = `12 ${'<< /OpenAction 8 0 R >>'.padEnd(27)}${opened}`;
    const dictionary = `/Type /ObjStm /N 3 /First ${numbers.length} /Filter /FlateDecode`;
    return stream(dictionary, deflateSync(bytes(numbers + objects)));
  };
  const link = '<< /S /URI /URI (https://12351.cn) >>';
  const action = '<< /Type /Action /S /JavaScript /JS (app.alert(1)) >>';
  it.each<[string, Buffer]>([
    ['a script', pdf({ objects: [action] })],
    ['a script under an escaped name', pdf({ objects: ['<< /S /J#61vaScript /J#53 4 0 R >>'] })],
    ['a script when it is opened', pdf({ objects: [`<< /OpenAction ${action} >>`] })],
    ['a script of a rendition', pdf({ objects: ['<< /S /Rendition /JS (x) >>'] })],
    ['a program to start', pdf({ objects: ['<< /S /Launch /F (cmd.exe) >>'] })],
    ['a file inside', pdf({ objects: ['<< /Names << /EmbeddedFiles 5 0 R >> >>'] })],
    ['a file inside, as a stream', pdf({ streams: [stream('/Type /EmbeddedFile', noise(90))] })],
    ['a player inside', pdf({ objects: ['<< /Subtype /RichMedia >>'] })],
    ['a form that is a program (XFA)', pdf({ objects: ['<< /AcroForm << /XFA 9 0 R >> >>'] })],
    ['an address to open by itself', pdf({ objects: [`<< /OpenAction ${link} >>`] })],
    ['an address to open by itself, in another object', pdf({ objects: ['<< /OpenAction 5 0 R >>', link] })],
    ['an address to open by itself, among packed objects', pdf({ streams: [opening(link)] })],
    [
      'an address to open after a place',
      pdf({ objects: ['<< /OpenAction << /S /GoTo /D [3 0 R /Fit] /Next 5 0 R >> >>', link] }),
    ],
    [
      'an address behind a feigned place',
      pdf({ objects: [`<< /OpenAction << /X << /S /GoTo >> /S /URI /URI (x) >> >>`] }),
    ],
    ['an address behind a note', pdf({ objects: [`<< /OpenAction % [\n ${link} >>`] })],
    ['an action that is not there', pdf({ objects: ['<< /OpenAction 99 0 R >>'] })],
    ['an address when a page is shown', pdf({ objects: [`<< /Type /Page /AA << /O ${link} >> >>`] })],
    [
      'an address when a page is shown, elsewhere',
      pdf({ objects: ['<< /Type /Page /A#41 5 0 R >>', `<< /O ${link} >>`] }),
    ],
    ['a form to send off', pdf({ objects: ['<< /A << /S /SubmitForm /F (https://x.cn) >> >>'] })],
    ['data to take in', pdf({ objects: ['<< /A << /S /ImportData /F (x.fdf) >> >>'] })],
    ['another document to open', pdf({ objects: ['<< /A << /S /GoToR /F (x.pdf) >> >>'] })],
    ['a script among packed objects', pdf({ streams: [packed(`1 0 2 60 ${action}`)] })],
    ['a script among packed objects, escaped', pdf({ streams: [packed('1 0 << /S /#4aavaScript >>')] })],
    ['packed objects that cannot be read', pdf({ streams: [stream('/Type /ObjStm /Filter /LZWDecode', noise(90))] })],
    ['packed objects that are no Flate', pdf({ streams: [stream('/Type /ObjStm /Filter /FlateDecode', noise(90))] })],
    [
      'packed objects that unfold without end',
      pdf({
        streams: [stream('/Type /ObjStm /Filter /FlateDecode', deflateSync(Buffer.alloc(40 * 1024 * 1024)))],
      }),
    ],
    ['a script behind a feigned stream, escaped', pdf({ objects: ['(>>stream\n) /S /J#61vaScript (endstream)'] })],
    ['packed objects behind a feigned stream', pdf({ objects: ['(>>stream\n)'], streams: [packed(action)] })],
  ])('%s', (_what, file) => expect(looked(file)).toBe('active'));

  const script = `1 0 ${action}`;
  const folded = deflateSync(bytes(script));
  const counts = '/N 1 /First 4';
  it.each<[string, Buffer]>([
    ['by an abbreviation', stream(`/Type /ObjStm ${counts} /Filter/Fl`, folded)],
    ['by an abbreviation of both', stream(`/Type /ObjStm ${counts} /F/Fl`, folded)],
    ['by an abbreviation in a list', stream(`/Type /ObjStm ${counts} /Filter [/Fl]`, folded)],
    ['as another object says', stream(`/Type /ObjStm ${counts} /Filter 7 0 R`, folded)],
    ['twice', stream(`${counts} /Filter [/FlateDecode /FlateDecode]`, deflateSync(folded))],
    ['for a printer', stream(`${counts} /Filter /ASCIIHexDecode`, bytes(`${bytes(script).toString('hex')}>`))],
    ['with parameters of another object', stream(`${counts} /Filter /FlateDecode /DecodeParms 7 0 R`, folded)],
    ['with a predictor of another object', stream(`${counts} /Filter /FlateDecode /Predictor 1 0 R`, folded)],
    ['without their type', stream(`${counts} /Filter /FlateDecode`, folded)],
    ['without their type, in a list', stream(`${counts} /Filter[ /FlateDecode ]`, folded)],
    ['without their type and escaped', stream('/#4e 1 /Firs#74 4 /Filter /FlateDecode', folded)],
    ['with numbers of other objects', stream('/N 7 0 R /First 8 0 R /Filter /Fl', folded)],
    ['with an object feigned in a string', stream(`${counts} /X (>> endobj 5 0 obj <<) /Filter /Fl`, folded)],
    ['with an object feigned in a note', stream(`${counts} % >> endobj 5 0 obj <<\n /Filter /Fl`, folded)],
    ['with an object feigned between', stream(`${counts} 5 0 obj << >> /Filter /Fl`, folded)],
    ['behind a note', Buffer.concat([bytes(`8 0 obj\n<< ${counts} >> % x\nstream\n`), folded, bytes('\nendstream')])],
  ])('a script among objects that are packed %s', (_how, part) => {
    expect(looked(pdf({ streams: [part] }))).toBe('active');
    expect(looked(pdf({ objects: ['7', '/FlateDecode'], streams: [stream('/Length 3', bytes('0 g')), part] }))).toBe(
      'active',
    );
  });

  it('one as scanners and offices write it is taken, whatever its outlines, colours and notes are called', () => {
    const objects = [
      '<< /Type /Outlines /First 5 0 R /Last 6 0 R /Count 2 >>',
      '<< /Title (\\(1\\) 100 % \\() /Parent 2 0 R /Dest [3 0 R /Fit] >>',
      '<< /Type /Annot /F 4 /AP << /N 9 0 R >> /ID [<41> <42>] >>',
    ];
    const image = (filter: string) => stream(`/Subtype /Image /Width 9 /Height 9 /Filter ${filter}`, noise(900));
    const folded = (dictionary: string, data: Buffer) =>
      stream(`${dictionary} /Filter /FlateDecode`, deflateSync(data));
    const predicted = '/DecodeParms << /Columns 4 /Predictor 12 >>';
    const streams = [
      ...['/DCTDecode', '[/DCTDecode]', '/CCITTFaxDecode', '/JBIG2Decode', '/JPXDecode', '[/ASCII85Decode /DCTDecode]'],
    ].map(image);
    const rest = [
      folded('/N 3 /Alternate /DeviceRGB', noise(900)),
      folded('/Length 9', bytes('q 595 0 0 842 0 0 cm /Im0 Do Q')),
      packed('1 0 2 30 << /Type /Page >> << /Title (x) >>'),
      folded('/Type /ObjStm /N 1 /First 4', bytes('1 0 << /Type /Page /First 3 0 R >>')),
      stream('/Type /ObjStm /N 1 /First 4', bytes('1 0 << /Type /Page >>')),
      folded(`/Type /XRef /W [1 2 1] /Root 1 0 R ${predicted}`, noise(400)),
    ];
    for (const first of streams) expect(looked(pdf({ objects, streams: [first, ...rest] }))).toEqual(taken('pdf'));
    expect(looked(pdf({ objects, streams: [...streams, ...rest] }))).toEqual(taken('pdf'));
  });

  it('one that only shows pages is taken, packed or not, opened at a page, with links', () => {
    const page = '<< /Type /Page /JSX 1 /Annots [<< /S /URI /URI (https://12351.cn) >>] /OpenAction [3 0 R /Fit] >>';
    expect(looked(pdf({ objects: [page] }))).toEqual(taken('pdf'));
    expect(looked(pdf({ streams: [packed(`1 0 2 30 ${page}`)] }))).toEqual(taken('pdf'));
    const place = '<< /S /GoTo /D [3 0 R /Fit] >>';
    for (const objects of [
      [page, `<< /OpenAction ${place} >>`],
      [page, '<< /OpenAction 6 0 R /URI << /Base (https://12351.cn) >> /Title (/AA) >>', place],
      [page, '<< /OpenAction 6 0 R >>', '[3 0 R /Fit]'],
    ])
      expect([objects, looked(pdf({ objects }))]).toEqual([objects, taken('pdf')]);
    expect(looked(pdf({ objects: [page], streams: [opening(place)] }))).toEqual(taken('pdf'));
  });
});

describe('a document is refused', () => {
  it('in words of its own when it is encrypted, in its trailer or in its cross-reference stream', () => {
    expect(looked(pdf({ end: '%%EOF\ntrailer\n<< /Encrypt 9 0 R /Root 1 0 R >>\n%%EOF' }))).toBe('encrypted');
    const folded = stream('/Type /XRef /Root 1 0 R /Encrypt 9 0 R /Filter /FlateDecode', deflateSync(noise(40)));
    expect(looked(pdf({ streams: [folded, stream('/Type /ObjStm /Filter /FlateDecode', noise(90))] }))).toBe(
      'encrypted',
    );
    expect(looked(pdf({ objects: ['<< /EncryptMetadata true >>'] }))).toEqual(taken('pdf'));
  });

  it('with a program behind its end, and taken with a note or line ends', () => {
    for (const program of ['MZ\x90', '\x7fELF', '#!/bin/sh']) {
      expect(looked(pdf({ end: `%%EOF\n${program}` }))).toBe('hidden');
      expect(looked(pdf({ end: `%%EOF\0\r\n${program} x\n%%EOF\n` }))).toBe('hidden');
    }
    for (const note of ['\r\n\0\0', '\n% written by a scanner\n'])
      expect(looked(pdf({ end: `%%EOF${note}` }))).toEqual(taken('pdf'));
  });

  it('with a picture larger than anybody scans', () => {
    const picture = (width: number, height: number) =>
      pdf({ streams: [stream(`/Subtype /Image /Width ${width} /Height ${height} /Filter /FlateDecode`, noise(90))] });
    expect(looked(picture(50_000, 50_000))).toBe('tooWide');
    expect(looked(picture(20_000, 20_001))).toBe('tooWide');
    expect(looked(picture(20_000, 20_000))).toEqual(taken('pdf'));
  });
});

describe('a document that has nothing to show is refused', () => {
  const end = 'startxref\n9\n%%EOF\n';
  const catalog = '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n';
  const page = '<< /Type /Page /Parent 2 0 R >>';
  const trailer = 'trailer\n<< /Size 4 /Root 1 0 R >>\n';
  const written = (...parts: (string | Buffer)[]) =>
    Buffer.concat(['%PDF-1.4\n', ...parts, end].map((part) => (typeof part === 'string' ? bytes(part) : part)));
  const noPages = '2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n';
  const crossReferences = stream('/Type /XRef /W [1 2 1] /Root 1 0 R /Filter /FlateDecode', deflateSync(noise(40)));

  it.each<[string, Buffer]>([
    ['a beginning and an end', bytes('%PDF-1.4\n%%EOF')],
    ['a catalogue of no pages', written(catalog, noPages, trailer)],
    ['a page that nothing leads to', written(catalog, `3 0 obj\n${page}\nendobj\n`)],
    ['packed objects without a page', written(packed('1 0 << /Type /Catalog >>'), crossReferences)],
    ['a page written in the text of a page alone', written(catalog, stream('/Length 9', bytes(page)), trailer)],
  ])('%s', (_what, file) => expect(looked(file)).toBe('noPage'));

  it.each<[string, Buffer]>([
    ['its page among packed objects', written(packed(`1 0 2 30 << /Type /Catalog >> ${page}`), crossReferences)],
    [
      'its page and catalogue escaped',
      written(catalog, '3 0 obj\n<< /Type /P#61ge >>\nendobj\n', trailer.replace('Root', 'R#6fot')),
    ],
    [
      'the first page and its trailer at the front (linearized)',
      written(trailer, `3 0 obj\n${page}\nendobj\n`, catalog),
    ],
    ['a page without its type', written(catalog, '3 0 obj\n<< /MediaBox [0 0 595 842] >>\nendobj\n', trailer)],
  ])('one with %s is taken', (_what, file) => expect(looked(file)).toEqual(taken('pdf')));
});
