/** What the phone keeps between visits. A full or broken storage is no reason to stop: reading then finds nothing. */
export function readStored(key: string): unknown {
  try {
    return wx.getStorageSync<unknown>(key);
  } catch {
    return undefined;
  }
}

/** True when it could be kept. */
export function keep(key: string, value: unknown): boolean {
  try {
    wx.setStorageSync(key, value);
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
  try {
    wx.removeStorageSync(key);
  } catch {
    // It is overwritten the next time.
  }
}
