/** Pages and scripts that hide behind a picture. An object without a source loads nothing: people write notes so. */
const markup =
  /<(?:script|iframe|html|svg|body|embed)[\s>/]|<object[\s/](?:[^>]*[\s/"'])?(?:data|classid|codebase|type)\s*=|<!doctype\s|<\?php/i;
/** Archives that their programs find wherever they begin. */
const archives = ['PK\x03\x04', 'PK\x05\x06', '7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07', '\xfd7zXZ\x00', 'MSCF\0\0\0\0'];
/** The directory of a ZIP (so of a .docx, .jar or .apk too) ends in the last 64 KB. */
const zipTail = 65_557;
const directoryEnd = 'PK\x05\x06';
const directoryEntry = 'PK\x01\x02';
/** Tells a tape archive, this far behind its beginning. */
const tapeMark = 'ustar';

/** True when something that is no picture lies in bytes where no compressed data lies. */
export function hides(open: readonly Buffer[]): boolean {
  return open.some((part) => {
    const text = part.toString('latin1');
    return markup.test(text) || text.includes(tapeMark) || archives.some((mark) => text.includes(mark));
  });
}

/**
 * True when a ZIP can be read from the end of a file, wherever in it the archive lies: four letters stand in compressed
 * data by chance, a directory that begins where its end says does not.
 */
export function holdsArchive(bytes: Buffer): boolean {
  const from = Math.max(bytes.length - zipTail, 0);
  for (
    let at = bytes.indexOf(directoryEnd, from, 'latin1');
    at >= 0;
    at = bytes.indexOf(directoryEnd, at + 1, 'latin1')
  ) {
    if (at + 22 > bytes.length) return false;
    const begin = at - bytes.readUInt32LE(at + 12);
    if (begin >= 0 && bytes.toString('latin1', begin, begin + 4) === directoryEntry) return true;
  }
  return false;
}
