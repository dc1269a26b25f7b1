import * as v from 'valibot';
import { asyncCall, CallFailure, noOptions } from './call';

/** WeChat's limits, in bytes. */
const KEY_LIMIT = 1024 * 1024;
const TOTAL_LIMIT = 10 * 1024 * 1024;

const Key = v.object({ key: v.string() });

/**
 * One person's storage. Each phone has its own, and nothing else may read it.
 * @param store the browser's storage, which all phones share
 */
export class PhoneStorage {
  private readonly prefix: string;

  constructor(
    private readonly store: Storage,
    openid: string,
  ) {
    this.prefix = `phone:${openid}:`;
  }

  get(key: string): { found: boolean; data: unknown } {
    const text = this.store.getItem(this.prefix + key);
    return text === null ? { found: false, data: '' } : { found: true, data: JSON.parse(text).data };
  }

  /** Refuses, as WeChat does, more than 1 MB a key and 10 MB in all. */
  set(key: string, data: unknown): void {
    const text = JSON.stringify({ data });
    const size = byteLength(text);
    if (size > KEY_LIMIT) throw new CallFailure('the data is too large: more than 1MB for one key');
    const others = this.size() - byteLength(this.store.getItem(this.prefix + key) ?? '');
    if (others + size > TOTAL_LIMIT) throw new CallFailure('exceed storage max size 10Mb');
    try {
      this.store.setItem(this.prefix + key, text);
    } catch {
      // Some browsers keep less than WeChat; for the mini-program it is the same refusal.
      throw new CallFailure('exceed storage max size 10Mb');
    }
  }

  remove(key: string): void {
    this.store.removeItem(this.prefix + key);
  }

  keys(): string[] {
    return Array.from({ length: this.store.length }, (_, at) => this.store.key(at) ?? '')
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => key.slice(this.prefix.length));
  }

  clear(): void {
    for (const key of this.keys()) this.remove(key);
  }

  /** Bytes in use. */
  size(): number {
    return this.keys().reduce((sum, key) => sum + byteLength(this.store.getItem(this.prefix + key) ?? ''), 0);
  }
}

export function storageCalls(storage: PhoneStorage): Record<string, unknown> {
  const info = () => ({
    keys: storage.keys(),
    currentSize: Math.ceil(storage.size() / 1024),
    limitSize: TOTAL_LIMIT / 1024,
  });
  return {
    getStorageSync: (key: string) => storage.get(key).data,
    setStorageSync: (key: string, data: unknown) => {
      try {
        storage.set(key, data);
      } catch (error) {
        throw new Error(`setStorageSync:fail ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    removeStorageSync: (key: string) => storage.remove(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: info,
    getStorage: asyncCall('getStorage', Key, ({ key }) => {
      const { found, data } = storage.get(key);
      if (!found) throw new CallFailure('data not found');
      return { data };
    }),
    setStorage: asyncCall(
      'setStorage',
      v.object({ key: v.string(), data: v.unknown() }),
      ({ key, data }) => void storage.set(key, data),
    ),
    removeStorage: asyncCall('removeStorage', Key, ({ key }) => void storage.remove(key)),
    clearStorage: asyncCall('clearStorage', noOptions, () => void storage.clear()),
    getStorageInfo: asyncCall('getStorageInfo', noOptions, info),
  };
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
