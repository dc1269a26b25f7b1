/** What a paper may be. Everything else is refused: SVG and HTML run as pages, programs run, the rest nobody can open. */
export type PaperKind = 'image' | 'pdf';

/** How many bytes of a file tell what it is. */
export const signatureBytes = 16;

/** The brands by which HEIC pictures of iPhones and newer Android phones name themselves. */
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/**
 * What a file is by its first bytes (latin1), whatever its name says; undefined when it is nothing that may be handed in.
 * Written here because `file-type` knows 150 formats and would be nearly half of what a function may weigh.
 */
export function kindOf(head: string): PaperKind | undefined {
  const pictures = [
    head.startsWith('\xff\xd8\xff'),
    head.startsWith('\x89PNG\r\n\x1a\n'),
    head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP',
    head.slice(4, 8) === 'ftyp' && heicBrands.includes(head.slice(8, 12)),
  ];
  if (pictures.includes(true)) return 'image';
  return head.startsWith('%PDF-') ? 'pdf' : undefined;
}
