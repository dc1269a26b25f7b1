type Listener = (...values: unknown[]) => void;

/** Between a page and the page it opened. */
export class EventChannel {
  private readonly listeners = new Map<string, Listener[]>();

  on(name: string, listener: Listener): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
  }

  once(name: string, listener: Listener): void {
    const wrapped: Listener = (...values) => {
      this.off(name, wrapped);
      listener(...values);
    };
    this.on(name, wrapped);
  }

  off(name: string, listener?: Listener): void {
    const kept = (this.listeners.get(name) ?? []).filter((each) => listener !== undefined && each !== listener);
    this.listeners.set(name, kept);
  }

  emit(name: string, ...values: unknown[]): void {
    for (const listener of this.listeners.get(name) ?? []) listener(...values);
  }
}
