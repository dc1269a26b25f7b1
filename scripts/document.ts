import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents } from './document/documents';

const root = join(__dirname, '..');

/** Writes the documents that follow from the code: `npm run document`. */
for (const [path, text] of documents(root)) {
  writeFileSync(join(root, path), text);
  console.log(`${path} (${Math.round(Buffer.byteLength(text) / 1024)} KB)`);
}
