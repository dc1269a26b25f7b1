import type { CloudBase } from '@cloudbase/node-sdk';
import { connect, startTestCloud, type TestCloud } from '../../support/local-cloud';

type Database = ReturnType<CloudBase['database']>;

describe('what the database refuses, through the SDK', () => {
  let cloud: TestCloud;
  let db: Database;
  beforeAll(async () => {
    const names = ['rows', 'things'];
    cloud = await startTestCloud({
      world: { documents: { rows: [{ _id: 'r', n: 1 }] } },
      collections: names.map((name) => ({ name, indexes: [] })),
    });
    db = connect(cloud.url).database();
  });
  afterAll(() => cloud.stop());

  const things = () => db.collection('things');
  const nowhere = () => db.collection('nowhere');
  it.each<[string, string, () => Promise<unknown>]>([
    ['reading a collection that is not there', 'DATABASE_COLLECTION_NOT_EXIST', () => nowhere().get()],
    ['adding to a collection that is not there', 'DATABASE_COLLECTION_NOT_EXIST', () => nowhere().add({ a: 1 })],
    [
      'updating in a collection that is not there',
      'DATABASE_COLLECTION_NOT_EXIST',
      () => nowhere().doc('x').update({ a: 1 }),
    ],
    [
      'removing from a collection that is not there',
      'DATABASE_COLLECTION_NOT_EXIST',
      () => nowhere().doc('x').remove(),
    ],
    ['counting a collection that is not there', 'DATABASE_COLLECTION_NOT_EXIST', () => nowhere().where({}).count()],
    ['adding an id twice', 'DATABASE_DUPLICATE_WRITE', () => things().add([{ _id: 'twice' }, { _id: 'twice' }])],
    ['changing _id by update', 'INVALID_PARAM', () => things().doc('x').update({ _id: 'y' })],
    ['changing _id by set', 'INVALID_PARAM', () => things().doc('x').set({ _id: 'y' })],
    ['an id that is a list', 'INVALID_PARAM', () => things().add({ _id: ['x'] })],
    ['a field that begins with $', 'DATABASE_REQUEST_FAILED', () => things().add({ a: { $b: 1 } })],
    [
      'a document of more than 16 MB',
      'DATABASE_REQUEST_FAILED',
      () => things().add({ text: 'x'.repeat(16 * 1024 * 1024) }),
    ],
    ['creating a collection twice', 'DATABASE_COLLECTION_ALREADY_EXIST', () => db.createCollection('things')],
    [
      'an unknown query operator',
      'DATABASE_REQUEST_FAILED',
      () =>
        things()
          .where({ a: { $nonsense: 1 } })
          .get(),
    ],
    [
      'running code by $where',
      'DATABASE_REQUEST_FAILED',
      () => things().options({ raw: true }).where({ $where: 'true' }).get(),
    ],
    [
      'a broken regular expression',
      'DATABASE_REQUEST_FAILED',
      () =>
        things()
          .where({ a: db.RegExp({ regexp: '(' }) })
          .get(),
    ],
    [
      'a query near a place',
      'DATABASE_REQUEST_FAILED',
      () =>
        things()
          .where({ a: db.command.geoNear({ geometry: new db.Geo.Point(1, 2) }) })
          .get(),
    ],
    [
      'mixing kept and left out fields',
      'DATABASE_REQUEST_FAILED',
      () => db.collection('rows').field({ n: true, desk: false }).get(),
    ],
  ])('%s is refused with %s', async (_sentence, code, work) => {
    await expect(work()).rejects.toMatchObject({ code });
  });
  it('a refusal says why and carries a request id', async () => {
    await expect(nowhere().get()).rejects.toMatchObject({
      message: expect.stringContaining('nowhere'),
      requestId: expect.any(String),
    });
  });
  it('a condition of nothing but undefined is refused by the SDK itself', () => {
    expect(() => things().where({ a: undefined })).toThrow();
  });
  it('a new collection can be made and used', async () => {
    await db.createCollection('fresh');
    await db.collection('fresh').add({ _id: 'x' });
    expect((await db.collection('fresh').get()).data).toEqual([{ _id: 'x' }]);
  });
});
