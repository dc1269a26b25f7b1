import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPreview } from '../local/phone/preview';

const root = resolve(__dirname, '..');
const { values } = parseArgs({ options: { dist: { type: 'string', default: join(root, 'dist') } } });

/** Builds what the browser needs beside a built mini-program; `npm start` does the same before it opens. */
buildPreview({
  miniprogram: join(values.dist, 'miniprogram'),
  out: join(values.dist, 'preview'),
  nodeModules: join(root, 'node_modules'),
}).then(
  ({ pages }) => console.log(`preview: ${pages} pages`),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
