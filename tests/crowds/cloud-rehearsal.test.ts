import { connect, startTestCloud } from '../support/local-cloud';

const LATENCY_MS = 60;

describe('rehearsing the production edition', () => {
  const collections = [{ name: 'rows', indexes: [] }];
  const readMany = async (url: string, times: number): Promise<number> => {
    const db = connect(url).database();
    const begun = Date.now();
    await Promise.all(Array.from({ length: times }, () => db.collection('rows').get()));
    return Date.now() - begun;
  };

  it('every database call takes the latency', async () => {
    const cloud = await startTestCloud({ collections, flags: ['--latency', String(LATENCY_MS)] });
    const db = connect(cloud.url).database();
    const begun = Date.now();
    for (let call = 0; call < 3; call++) await db.collection('rows').get();
    expect(Date.now() - begun).toBeGreaterThanOrEqual(3 * LATENCY_MS - 3);
    await cloud.stop();
  });

  it('with one connection calls go one after the other', async () => {
    const cloud = await startTestCloud({ collections, flags: ['--latency', String(LATENCY_MS), '--connections', '1'] });
    expect(await readMany(cloud.url, 6)).toBeGreaterThanOrEqual(6 * LATENCY_MS - 6);
    await cloud.stop();
  });
});
