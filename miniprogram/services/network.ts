/** Whether the phone is connected, as WeChat last said; a phone that has said nothing is taken to be connected. */
let online = true;
const listeners = new Set<() => void>();

/** Starts to follow the connection; called once when the app starts. */
export function watchNetwork(): void {
  wx.getNetworkType({ success: ({ networkType }) => become(networkType !== 'none') });
  wx.onNetworkStatusChange(({ isConnected }) => become(isConnected));
}

export function isOnline(): boolean {
  return online;
}

/** Calls `listener` at every loss and return of the connection; the answer ends that. */
export function onNetworkChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function become(connected: boolean): void {
  if (connected === online) return;
  online = connected;
  for (const listener of [...listeners]) listener();
}
