import { join, resolve } from 'node:path';
import { buildPreview } from '../local/phone/preview';

const root = resolve(__dirname, '..');

/** Builds what the browser needs beside `dist/miniprogram`; `npm start` does the same before it opens. */
buildPreview({
  miniprogram: join(root, 'dist', 'miniprogram'),
  out: join(root, 'dist', 'preview'),
  nodeModules: join(root, 'node_modules'),
}).then(
  ({ pages }) => console.log(`preview: ${pages} pages`),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
