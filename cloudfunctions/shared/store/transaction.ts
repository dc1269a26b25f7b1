import { database } from './database';
import { isConflict } from './passing';

type Inside = Awaited<ReturnType<(typeof database)['startTransaction']>>;

/** What may be done inside a transaction: CloudBase takes single documents by their id there, and nothing with `where`. */
export interface Transaction {
  read(collection: string, id: string): Promise<unknown>;
  /** The fields as the SDK takes them for an update; the document must be there. */
  update(collection: string, id: string, fields: object): Promise<void>;
}

/** How often a transaction is begun before its caller is told that the house is busy. */
const attempts = 12;

/**
 * Runs `work` as one transaction: all of it is stored or nothing. What it reads is the store as it stood at the start; a document
 * that somebody else writes meanwhile makes a conflict, and the work begins anew after a short pause of varying length
 * (the SDK's own repeats come without one, and twenty who meet would starve each other).
 */
export async function together<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.runTransaction((inside: Inside) => work(narrowed(inside)), 0);
    } catch (error) {
      if (!isConflict(error) || attempt === attempts) throw error;
      await new Promise((resume) => setTimeout(resume, Math.random() * 15 * attempt));
    }
  }
}

function narrowed(inside: Inside): Transaction {
  return {
    async read(collection, id) {
      const { data } = await inside.collection(collection).doc(id).get();
      return data;
    },
    async update(collection, id, fields) {
      await inside.collection(collection).doc(id).update(fields);
    },
  };
}
