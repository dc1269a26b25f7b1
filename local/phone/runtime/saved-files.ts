const DATABASE = 'phone-files';
const STORE = 'files';

/** Files that outlive the mini-program, kept by the browser for each phone apart. */
export class SavedFiles {
  private opened: Promise<IDBDatabase> | null = null;

  constructor(private readonly openid: string) {}

  async put(path: string, blob: Blob): Promise<void> {
    await this.run('readwrite', (store) => store.put(blob, this.key(path)));
  }

  async get(path: string): Promise<Blob | undefined> {
    const found: unknown = await this.run('readonly', (store) => store.get(this.key(path)));
    return found instanceof Blob ? found : undefined;
  }

  async remove(path: string): Promise<void> {
    await this.run('readwrite', (store) => store.delete(this.key(path)));
  }

  private key(path: string): string {
    return `${this.openid}:${path}`;
  }

  private async run<T>(mode: IDBTransactionMode, step: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    this.opened ??= open();
    const transaction = (await this.opened).transaction(STORE, mode);
    const result = answered(step(transaction.objectStore(STORE)));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error ?? new Error('the browser cannot store files'));
      transaction.onabort = () => reject(transaction.error ?? new Error('the browser cannot store files'));
    });
    return result;
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE);
  };
  return answered(request);
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser cannot store files'));
  });
}
