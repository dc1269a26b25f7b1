import https from 'node:https';
import { connect } from 'node:net';

/**
 * Sends every HTTPS request of this process that names no agent of its own to a server on this machine instead, in plain
 * HTTP: the lowest seam there is below the SDKs, whose addresses are fixed. The answer undoes it.
 */
export function detour(port: number): () => void {
  class Detour extends https.Agent {
    override createConnection() {
      return connect(port, '127.0.0.1');
    }
  }
  const before = https.globalAgent;
  https.globalAgent = new Detour();
  return () => {
    https.globalAgent = before;
  };
}
