import { join } from 'node:path';
import { clockAhead, setClockAhead } from './clock';
import { type FromHost, MAX_PAYLOAD_BYTES, type ToHost } from './protocol';

/** The process of one function: loads its folder once, then serves several calls at a time. */

type Main = (event: unknown, context: unknown) => unknown;

const folder = process.argv[2] ?? '';

function send(message: FromHost): void {
  process.send?.(message);
}

function loadMain(): Main {
  const loaded: unknown = require(join(folder, 'index.js'));
  if (typeof loaded === 'object' && loaded !== null && 'main' in loaded && typeof loaded.main === 'function') {
    const { main } = loaded;
    return (event, context) => main(event, context);
  }
  throw new Error(`${folder} does not export main`);
}

async function serve(main: Main, message: ToHost & { kind: 'call' }): Promise<void> {
  try {
    const result = JSON.stringify((await main(JSON.parse(message.event), message.context)) ?? null);
    if (Buffer.byteLength(result) > MAX_PAYLOAD_BYTES) throw new Error('the reply is larger than 6 MB');
    send({ kind: 'done', id: message.id, result });
  } catch (error) {
    console.error(error);
    send({ kind: 'failed', id: message.id, message: error instanceof Error ? error.message : String(error) });
  }
}

setClockAhead(Number(process.env[clockAhead] ?? 0));
const main = loadMain();
process.on('message', (message: ToHost) => {
  if (message.kind === 'ping') send({ kind: 'pong' });
  else void serve(main, message);
});
process.on('disconnect', () => process.exit());
send({ kind: 'ready' });
