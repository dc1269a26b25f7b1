import { resolve } from 'node:path';
import { bundleSdk } from '../../scripts/build/sdk';
import { startCloudHosts } from './start-cloud-hosts';

const root = resolve(__dirname, '../..');

/** Runs once before all tests. */
export default async function beforeAllTests({ maxWorkers }: { maxWorkers: number }): Promise<void> {
  // Each test file loads the SDK anew: the one file that travels takes a tenth of the time of the hundreds it is made of.
  await Promise.all([
    bundleSdk(resolve(root, 'node_modules'), resolve(root, 'dist/node-sdk.js')),
    startCloudHosts(maxWorkers),
  ]);
}
