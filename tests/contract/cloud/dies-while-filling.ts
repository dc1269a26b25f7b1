import { startCloud } from '../../../local/cloud/cloud';

/** Fills a store and is killed, as by a power cut, when one of two collections is written. */

const written = Array.from({ length: 1000 }, (_item, at) => ({ _id: `row ${at}`, text: 'x'.repeat(2000) }));
const deadly = {
  _id: 'deadly',
  get text(): string {
    process.kill(process.pid, 'SIGKILL');
    return '';
  },
};

void startCloud({
  dataDir: process.argv[2] ?? '',
  functionsDir: 'none',
  port: 0,
  collections: [
    { name: 'rows', indexes: [] },
    { name: 'others', indexes: [] },
  ],
  fill: () => ({ documents: { rows: written, others: [deadly] } }),
});
