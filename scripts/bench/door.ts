import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Input, OperationName } from '../../core/contract';

/** The functions' door of a running local cloud, asked as cheaply as can be: what is measured is the other side. */
export class Door {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 100 });

  constructor(private readonly url: string) {}

  /** Calls one operation; answers the reply as text. Throws when it was refused: a bench measures what is done. */
  async call<N extends OperationName>(who: string, operation: N, input: Input<N>): Promise<string> {
    const text = await this.post(who, JSON.stringify({ operation, input, submitId: randomUUID() }));
    if (!text.startsWith('{"ok":true')) throw new Error(`${operation} was refused: ${text.slice(0, 300)}`);
    return text;
  }

  close(): void {
    this.agent.destroy();
  }

  private post(who: string, body: string): Promise<string> {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-wx-openid': who,
    };
    return new Promise((answered, failed) => {
      const sent = request(`${this.url}/functions/api`, { method: 'POST', headers, agent: this.agent }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => answered(Buffer.concat(parts).toString('utf8')));
        response.on('error', failed);
      });
      sent.on('error', failed);
      sent.end(body);
    });
  }
}

/** Does `count` pieces of work, `together` at a time; answers how many a second, and how long each took (ms). */
export async function atOnce(count: number, together: number, work: (at: number) => Promise<unknown>) {
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  const worker = async () => {
    while (next < count) {
      const at = next;
      next += 1;
      const started = performance.now();
      await work(at);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  return { perSecond: (count * 1000) / (performance.now() - began), times };
}
