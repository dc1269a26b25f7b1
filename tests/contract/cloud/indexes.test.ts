import type { CloudBase } from '@cloudbase/node-sdk';
import { connect, startTestCloud, type TestCloud } from '../../support/local-cloud';

type Database = ReturnType<CloudBase['database']>;

describe('unique indexes through the SDK', () => {
  let cloud: TestCloud;
  let db: Database;
  beforeAll(async () => {
    cloud = await startTestCloud({
      collections: [
        { name: 'cards', indexes: [{ name: 'number', unique: true, fields: [['number', 1]] }] },
        {
          name: 'pairs',
          indexes: [
            {
              name: 'both',
              unique: true,
              fields: [
                ['a', 1],
                ['b', -1],
              ],
            },
          ],
        },
        { name: 'tags', indexes: [{ name: 'tag', unique: true, fields: [['tags', 1]] }] },
      ],
    });
    db = connect(cloud.url).database();
  });
  afterAll(() => cloud.stop());
  const duplicate = { code: 'DATABASE_DUPLICATE_WRITE', message: expect.stringContaining('E11000') };

  it('a second document with the value is refused', async () => {
    await db.collection('cards').add({ _id: 'a', number: 1 });
    await expect(db.collection('cards').add({ number: 1 })).rejects.toMatchObject(duplicate);
  });
  it('an update to a value that is taken is refused', async () => {
    await db.collection('cards').add([
      { _id: 'b', number: 2 },
      { _id: 'c', number: 3 },
    ]);
    await expect(db.collection('cards').doc('b').update({ number: 3 })).rejects.toMatchObject(duplicate);
    expect((await db.collection('cards').doc('b').get()).data[0].number).toBe(2);
  });
  it('an update that keeps the value is fine', async () => {
    expect(await db.collection('cards').doc('b').update({ number: 2, other: 1 })).toMatchObject({ updated: 1 });
  });
  it('a set that makes a document with a taken value is refused', async () => {
    await expect(db.collection('cards').doc('new').set({ number: 2 })).rejects.toMatchObject(duplicate);
  });
  it('a freed value can be taken again', async () => {
    await db.collection('cards').doc('c').remove();
    await expect(db.collection('cards').add({ _id: 'd', number: 3 })).resolves.toMatchObject({ id: 'd' });
  });
  it('a missing value counts as null, so only one document may lack it', async () => {
    await db.collection('cards').add({ _id: 'e' });
    await expect(db.collection('cards').add({ _id: 'f', number: null })).rejects.toMatchObject(duplicate);
  });
  it('an update of many that makes two alike changes none', async () => {
    await expect(
      db
        .collection('cards')
        .where({ _id: db.command.in(['a', 'b']) })
        .update({ number: 50 }),
    ).rejects.toMatchObject(duplicate);
    expect((await db.collection('cards').where({ number: 50 }).count()).total).toBe(0);
  });
  it('two fields are unique together', async () => {
    await db.collection('pairs').add([
      { a: 1, b: 1 },
      { a: 1, b: 2 },
      { a: 2, b: 1 },
    ]);
    await expect(db.collection('pairs').add({ a: 1, b: 2 })).rejects.toMatchObject(duplicate);
  });
  it('an element of a list that another document has is refused', async () => {
    await db.collection('tags').add([{ tags: ['x', 'y'] }, { tags: ['z', 'z'] }]);
    await expect(db.collection('tags').add({ tags: ['q', 'y'] })).rejects.toMatchObject(duplicate);
  });
});
