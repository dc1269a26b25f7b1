import { Aggregations } from '../engine/aggregate';
import { type Doc, readWire, readWireDoc, writeBody } from '../engine/ejson';
import { project } from '../engine/query';
import { sortOf } from '../engine/stages';
import type { Store } from '../engine/store';
import type { ModifyOptions } from '../engine/writes';
import { refuse } from '../errors';
import type { Params } from './params';

export type Action = (params: Params) => Promise<Doc>;

const DEFAULT_LIMIT = 100;
const MOST = 1000;

/** What the SDK's `database.*` requests do. */
export function databaseActions(store: Store): Record<string, Action> {
  const aggregations = new Aggregations(store.queries, store.catalog);
  return {
    'database.addCollection': async (params) => {
      await store.writes.createCollection(params.text('collectionName'));
      return {};
    },
    'database.insertDocument': async (params) => {
      const docs = params.texts('data').map((text) => readWireDoc(text, Date.now()));
      return { data: { insertedIds: await insert(store, params, docs) } };
    },
    'database.getDocument': async (params) => get(store, params),
    'database.calculateDocument': async (params) => ({
      data: { total: store.queries.count(params.text('collectionName'), params.optionalDoc('query') ?? {}) },
    }),
    'database.modifyDocument': async (params) => {
      const options = { multi: params.flag('multi'), upsert: params.flag('upsert'), merge: params.flag('merge') };
      const { updated, upsertId } = await modify(store, params, options);
      return { data: upsertId === undefined ? { updated } : { updated, upsert_id: upsertId } };
    },
    'database.modifyAndReturnDoc': async (params) => {
      const { updated, body } = await modify(store, params, { multi: false, upsert: false, merge: true });
      return { data: body === undefined ? { updated } : { updated, doc: body } };
    },
    'database.removeDocument': async (params) => ({ data: { deleted: await remove(store, params) } }),
    'database.aggregateDocuments': async (params) => {
      const stages = params.objects('stages').map((stage) => ({
        name: String(stage.stageKey),
        operand: readWire(String(stage.stageValue), Date.now()),
      }));
      return { data: { list: aggregations.run(params.text('collectionName'), stages).map(writeBody) } };
    },
    'database.startTransaction': async () => ({ transactionId: store.transactions.begin() }),
    'database.commitTransaction': async (params) => {
      await store.transactions.commit(params.text('transactionId'));
      return {};
    },
    'database.abortTransaction': async (params) => {
      store.transactions.abort(params.text('transactionId'));
      return {};
    },
  };
}

async function insert(store: Store, params: Params, docs: Doc[]): Promise<unknown[]> {
  const collection = params.text('collectionName');
  const transaction = params.optionalText('transactionId');
  return transaction ? store.transactions.insert(transaction, collection, docs) : store.writes.insert(collection, docs);
}

function get(store: Store, params: Params): Doc {
  const collection = params.text('collectionName');
  const transaction = params.optionalText('transactionId');
  const projection = params.optionalDoc('projection');
  if (transaction) {
    const body = store.transactions.read(transaction, collection, oneId(params));
    return { data: { list: body === null ? [] : project([{ seq: 0, body }], projection) } };
  }
  const single = params.optionalText('queryType') === 'DOC';
  const limit = single ? 1 : Math.min(params.optionalNumber('limit') || DEFAULT_LIMIT, MOST);
  const skip = params.optionalNumber('offset') ?? 0;
  if (skip < 0 || limit < 0) throw refuse.parameter('limit and offset must not be negative');
  const order = params.optionalDoc('order');
  const sort = order && Object.keys(order).length > 0 ? sortOf(order) : [];
  const rows = store.queries.find(collection, params.optionalDoc('query') ?? {}, { sort, skip, limit });
  return { data: { list: project(rows, projection) }, limit, offset: skip };
}

async function modify(store: Store, params: Params, options: ModifyOptions) {
  const collection = params.text('collectionName');
  const change = params.doc('data');
  const transaction = params.optionalText('transactionId');
  if (!transaction) return store.writes.modify(collection, params.optionalDoc('query') ?? {}, change, options);
  oneId(params);
  return store.transactions.modify(transaction, collection, params.doc('query'), change, options);
}

async function remove(store: Store, params: Params): Promise<number> {
  const collection = params.text('collectionName');
  const transaction = params.optionalText('transactionId');
  if (transaction) return store.transactions.remove(transaction, collection, oneId(params));
  return store.writes.remove(collection, params.optionalDoc('query') ?? {}, params.flag('multi'));
}

/** Inside a transaction one document at a time is named, by its id alone. */
function oneId(params: Params): unknown {
  const query = params.optionalDoc('query') ?? {};
  const id = query._id;
  if ((typeof id === 'string' || typeof id === 'number') && Object.keys(query).length === 1) return id;
  throw refuse.request('a transaction works on single documents: use doc() and add(), not where()');
}
