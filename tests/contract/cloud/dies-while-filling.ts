import { startCloud } from '../../../local/cloud/cloud';

/** Fills a store and is killed, as by a power cut, when half of the documents are written. */
const HALF = 500;

const rows = Array.from({ length: 2 * HALF }, (_item, at) => ({
  _id: `row ${at}`,
  get text(): string {
    if (at === HALF) process.kill(process.pid, 'SIGKILL');
    return 'x'.repeat(2000);
  },
}));

void startCloud({
  dataDir: process.argv[2] ?? '',
  functionsDir: 'none',
  port: 0,
  collections: [{ name: 'rows', indexes: [] }],
  fill: () => ({ documents: { rows } }),
});
