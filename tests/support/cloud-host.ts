import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { deserialize } from 'node:v8';
import { invokeRules } from '../../cloudfunctions/shared/invocation';
import type { CollectionSchema } from '../../cloudfunctions/shared/store/schema';
import { collections } from '../../cloudfunctions/shared/store/schema';
import { type Cloud, startCloud } from '../../local/cloud/cloud';
import type { World } from '../../local/cloud/world';

/** What a test orders with `POST /open`, serialized as between two processes of node; the answer is the cloud's address. */
export interface CloudOrder {
  dataDir: string;
  functionsDir: string;
  world: World | undefined;
  /** The product's when absent. */
  collections: readonly CollectionSchema[] | undefined;
}

/**
 * Opens and closes local clouds for one worker of jest, each with a store and a port of its own, in a process that
 * loads what they are made of once. It ends with its standard input, so with the process that started it.
 */
const open = new Map<string, Cloud>();

async function answer(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts);
  if (request.url === '/open') return openCloud(deserialize(body));
  const url = body.toString();
  await open.get(url)?.stop();
  open.delete(url);
  return url;
}

async function openCloud(order: CloudOrder): Promise<string> {
  const { world } = order;
  const cloud = await startCloud({
    dataDir: order.dataDir,
    functionsDir: order.functionsDir,
    port: 0,
    collections: order.collections ?? collections,
    invokeRules,
    ...(world === undefined ? {} : { fill: () => world }),
  });
  open.set(cloud.url, cloud);
  return cloud.url;
}

function serve(request: IncomingMessage, response: ServerResponse): void {
  // Minutes may pass between two orders: a connection kept so long may close just as it is used.
  response.setHeader('connection', 'close');
  answer(request).then(
    (text) => response.end(text),
    (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.stack : String(error)),
  );
}

const server = createServer(serve).listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) console.log(`READY http://127.0.0.1:${address.port}`);
});
process.stdin.on('end', () => process.exit()).resume();
