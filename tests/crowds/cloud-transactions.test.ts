import type { CloudBase } from '@cloudbase/node-sdk';
import { connect, startTestCloud, type TestCloud } from '../support/local-cloud';

type Database = ReturnType<CloudBase['database']>;
type Transaction = Awaited<ReturnType<Database['startTransaction']>>;

const CONFLICT = { code: 'DATABASE_TRANSACTION_CONFLICT' };
const ENDED = { code: 'DATABASE_TRANSACTION_FAIL' };
const DUPLICATE = { code: 'DATABASE_DUPLICATE_WRITE' };

describe('a transaction through the SDK', () => {
  let cloud: TestCloud;
  let db: Database;
  let count = 0;
  beforeAll(async () => {
    cloud = await startTestCloud({
      collections: [
        { name: 'accounts', indexes: [] },
        { name: 'cards', indexes: [{ name: 'number', unique: true, fields: [['number', 1]] }] },
      ],
      flags: ['--lock-wait', '300', '--transaction-limit', '1500'],
    });
    db = connect(cloud.url).database();
  });
  afterAll(() => cloud.stop());

  const accounts = () => db.collection('accounts');
  const moneyOf = async (id: string): Promise<unknown> => (await accounts().doc(id).get()).data[0]?.money;
  /** A new account with 10 in it. */
  async function account(): Promise<string> {
    const id = `account ${count++}`;
    await accounts().doc(id).set({ money: 10 });
    return id;
  }

  it('what it writes is seen only after the commit', async () => {
    const id = await account();
    const transaction = await db.startTransaction();
    await transaction.collection('accounts').doc(id).update({ money: 11 });
    expect(await moneyOf(id)).toBe(10);
    await transaction.commit();
    expect(await moneyOf(id)).toBe(11);
  });

  it('it sees its own writes', async () => {
    const id = await account();
    const transaction = await db.startTransaction();
    const own = transaction.collection('accounts').doc(id);
    await own.update({ money: db.command.inc(5) });
    expect((await own.get()).data).toMatchObject({ money: 15 });
    await own.remove();
    expect((await own.get()).data).toBeNull();
    await transaction.rollback({});
  });

  it('a rollback leaves nothing', async () => {
    const id = await account();
    const transaction = await db.startTransaction();
    await transaction.collection('accounts').doc(id).update({ money: 0 });
    await transaction.collection('accounts').add({ _id: `${id} new` });
    await transaction.rollback({});
    expect(await moneyOf(id)).toBe(10);
    expect((await accounts().doc(`${id} new`).get()).data).toEqual([]);
  });

  it('it reads the store as it was when it began', async () => {
    const [one, other] = [await account(), await account()];
    const transaction = await db.startTransaction();
    await accounts().doc(one).update({ money: 99 });
    await accounts().doc(other).remove();
    await accounts().doc(`${other} later`).set({ money: 1 });
    expect((await transaction.collection('accounts').doc(one).get()).data).toMatchObject({ money: 10 });
    expect((await transaction.collection('accounts').doc(other).get()).data).toMatchObject({ money: 10 });
    expect((await transaction.collection('accounts').doc(`${other} later`).get()).data).toBeNull();
    await transaction.commit();
  });

  it('it sees what was written just before it began, also while another one is open', async () => {
    const id = await account();
    const earlier = await db.startTransaction();
    await accounts().doc(id).update({ money: 20 });
    const later = await db.startTransaction();
    expect((await later.collection('accounts').doc(id).get()).data).toMatchObject({ money: 20 });
    expect((await earlier.collection('accounts').doc(id).get()).data).toMatchObject({ money: 10 });
    await Promise.all([earlier.rollback({}), later.rollback({})]);
  });

  it('doc.get gives the object, or null when there is none', async () => {
    const id = await account();
    const transaction = await db.startTransaction();
    expect((await transaction.collection('accounts').doc(id).get()).data).toEqual({ _id: id, money: 10 });
    expect((await transaction.collection('accounts').doc('nobody').get()).data).toBeNull();
    await transaction.rollback({});
  });

  it('add, set and remove are all kept by the commit', async () => {
    const id = await account();
    await db.runTransaction(async (transaction: Transaction) => {
      await transaction.collection('accounts').add({ _id: `${id} added`, money: 1 });
      await transaction.collection('accounts').doc(`${id} set`).set({ money: 2 });
      await transaction.collection('accounts').doc(id).remove();
    });
    expect([await moneyOf(`${id} added`), await moneyOf(`${id} set`), await moneyOf(id)]).toEqual([1, 2, undefined]);
  });

  it('runTransaction gives what the callback returns', async () => {
    await expect(db.runTransaction(async () => 'done')).resolves.toBe('done');
  });

  it('an error in the callback rolls back and comes out', async () => {
    const id = await account();
    const run = db.runTransaction(async (transaction: Transaction) => {
      await transaction.collection('accounts').doc(id).update({ money: 0 });
      throw new Error('no');
    });
    await expect(run).rejects.toThrow('no');
    expect(await moneyOf(id)).toBe(10);
  });

  it('a second transaction that writes the same document fails at once', async () => {
    const id = await account();
    const [first, second] = [await db.startTransaction(), await db.startTransaction()];
    await first.collection('accounts').doc(id).update({ money: 1 });
    await expect(second.collection('accounts').doc(id).update({ money: 2 })).rejects.toMatchObject(CONFLICT);
    await first.commit();
    expect(await moneyOf(id)).toBe(1);
  });

  it('after a conflict the transaction is over', async () => {
    const id = await account();
    const [first, second] = [await db.startTransaction(), await db.startTransaction()];
    await first.collection('accounts').doc(id).update({ money: 1 });
    await expect(second.collection('accounts').doc(id).remove()).rejects.toMatchObject(CONFLICT);
    await expect(second.commit()).rejects.toMatchObject(ENDED);
    await first.rollback({});
  });

  it('writing what somebody changed since the beginning is a conflict', async () => {
    const id = await account();
    const transaction = await db.startTransaction();
    await accounts().doc(id).update({ money: 20 });
    await expect(transaction.collection('accounts').doc(id).update({ money: 1 })).rejects.toMatchObject(CONFLICT);
    expect(await moneyOf(id)).toBe(20);
  });

  it('two transactions on different documents do not disturb each other', async () => {
    const [one, other] = [await account(), await account()];
    const [first, second] = [await db.startTransaction(), await db.startTransaction()];
    await first.collection('accounts').doc(one).update({ money: 1 });
    await second.collection('accounts').doc(other).update({ money: 2 });
    await Promise.all([first.commit(), second.commit()]);
    expect([await moneyOf(one), await moneyOf(other)]).toEqual([1, 2]);
  });

  it('a plain write waits until the transaction ends, then sees what it wrote', async () => {
    const id = await account();
    const transaction = await db.startTransaction();
    await transaction.collection('accounts').doc(id).update({ money: 100 });
    const plain = accounts()
      .doc(id)
      .update({ money: db.command.inc(1) });
    await transaction.commit();
    expect(await plain).toMatchObject({ updated: 1 });
    expect(await moneyOf(id)).toBe(101);
  });

  it('a plain conditional update decides only after the transaction ended', async () => {
    const id = await account();
    const transaction = await db.startTransaction();
    await transaction.collection('accounts').doc(id).update({ money: 0 });
    const plain = accounts()
      .where({ _id: id, money: db.command.gt(0) })
      .update({ money: db.command.inc(-1) });
    await transaction.commit();
    expect(await plain).toMatchObject({ updated: 0 });
  });

  it('a plain write that waits too long is refused', async () => {
    const id = await account();
    const transaction = await db.startTransaction();
    await transaction.collection('accounts').doc(id).update({ money: 100 });
    await expect(accounts().doc(id).remove()).rejects.toMatchObject({ code: 'DATABASE_TIMEOUT' });
    await transaction.rollback({});
    expect(await moneyOf(id)).toBe(10);
  });

  it('a plain read does not wait', async () => {
    const id = await account();
    const transaction = await db.startTransaction();
    await transaction.collection('accounts').doc(id).remove();
    expect(await moneyOf(id)).toBe(10);
    await transaction.rollback({});
  });

  it('a transaction left open too long is rolled back and lets go', async () => {
    const id = await account();
    const transaction = await db.startTransaction();
    await transaction.collection('accounts').doc(id).update({ money: 0 });
    await new Promise((resolve) => setTimeout(resolve, 1800));
    await expect(transaction.commit()).rejects.toMatchObject(ENDED);
    expect(await accounts().doc(id).update({ money: 5 })).toMatchObject({ updated: 1 });
  });

  it('a transaction cannot be committed twice', async () => {
    const transaction = await db.startTransaction();
    await transaction.commit();
    await expect(transaction.commit()).rejects.toMatchObject(ENDED);
  });

  it('where() is refused inside a transaction', async () => {
    const transaction = await db.startTransaction();
    await expect(transaction.collection('accounts').where({ money: 10 }).get()).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    });
    await transaction.rollback({});
  });

  it('an id that exists cannot be added', async () => {
    const id = await account();
    const transaction = await db.startTransaction();
    await expect(transaction.collection('accounts').add({ _id: id })).rejects.toMatchObject(DUPLICATE);
  });

  it('a unique value that is taken cannot be added, and one freed in the transaction can', async () => {
    await db.collection('cards').add({ _id: 'old', number: 1 });
    const refused = await db.startTransaction();
    await expect(refused.collection('cards').add({ number: 1 })).rejects.toMatchObject(DUPLICATE);
    await db.runTransaction(async (transaction: Transaction) => {
      await transaction.collection('cards').doc('old').remove();
      await transaction.collection('cards').add({ _id: 'new', number: 1 });
    });
    expect((await db.collection('cards').where({ number: 1 }).get()).data).toEqual([{ _id: 'new', number: 1 }]);
  });

  it('two transactions cannot both add one unique value', async () => {
    const [first, second] = [await db.startTransaction(), await db.startTransaction()];
    await first.collection('cards').add({ number: 77 });
    await expect(second.collection('cards').add({ number: 77 })).rejects.toMatchObject(CONFLICT);
    await first.commit();
  });

  it('a plain add of a unique value a transaction holds waits and is then refused', async () => {
    const transaction = await db.startTransaction();
    await transaction.collection('cards').add({ number: 88 });
    const plain = db.collection('cards').add({ number: 88 });
    await transaction.commit();
    await expect(plain).rejects.toMatchObject(DUPLICATE);
  });

  it('in a collection that is not there it is refused', async () => {
    const transaction = await db.startTransaction();
    await expect(transaction.collection('nowhere').add({})).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_NOT_EXIST',
    });
  });
});
