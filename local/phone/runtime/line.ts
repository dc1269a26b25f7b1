import type { Network, PhoneHost } from './host';
import type { Signals } from './signals';

/** A slow line: each way takes this long. */
const SLOW_MS = 400;
/** How long a phone waits before it says that there is no network. */
const OFFLINE_MS = 60;

type LineHost = Pick<PhoneHost, 'network' | 'onNetworkChange' | 'losesThisReply' | 'cloudAnswered'>;

/** The phone's connection, with the network that was chosen beside the frame. */
export class Line {
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(
    private readonly host: LineHost,
    signals: Signals,
  ) {
    host.onNetworkChange((network) => signals.fire('NetworkStatusChange', status(network)));
  }

  get status(): { isConnected: boolean; networkType: string } {
    return status(this.host.network());
  }

  get isSlow(): boolean {
    return this.host.network() === 'slow';
  }

  /** Sends a request; fails as WeChat's `request:fail` when the network is off, or goes off before the reply. */
  send<T>(request: () => Promise<T>): Promise<T> {
    const sent = this.pass(request);
    const done = (): boolean => this.underWay.delete(sent);
    this.underWay.add(sent);
    sent.then(done, done);
    return sent;
  }

  /** When every request has been answered, or has failed. */
  async quiet(): Promise<void> {
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay);
  }

  private async pass<T>(request: () => Promise<T>): Promise<T> {
    if (this.host.network() === 'off') {
      await pause(OFFLINE_MS);
      throw new LineFailure('request:fail net::ERR_INTERNET_DISCONNECTED');
    }
    const loses = this.host.losesThisReply();
    if (this.isSlow) await pause(SLOW_MS);
    const reply = await request();
    if (this.isSlow) await pause(SLOW_MS);
    if (loses || this.host.network() === 'off') throw new LineFailure('request:fail timeout');
    this.host.cloudAnswered();
    return reply;
  }
}

/** The network failed: nobody knows whether the cloud got the request. */
export class LineFailure extends Error {}

function status(network: Network): { isConnected: boolean; networkType: string } {
  return {
    isConnected: network !== 'off',
    networkType: network === 'off' ? 'none' : network === 'slow' ? '3g' : 'wifi',
  };
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
