import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { CallInput, CallName } from '../../core/contract';

/** Node takes up one new connection a turn of its event loop: many at once wait for many turns. */
const fewAtOnce = 25;

/** What the functions' door of a running local cloud said. */
export interface Said {
  status: number;
  text: string;
}

/** The functions' door of a running local cloud, asked as cheaply as can be: what is measured is the other side. */
export class Door {
  private readonly agent: Agent;

  /** `together` calls are on their way at once; more of them wait here. */
  constructor(
    private readonly url: string,
    together = 100,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: together, maxFreeSockets: together });
  }

  /** Opens that many connections, a few at a time; they stay open for a minute. */
  async open(count: number): Promise<void> {
    for (let open = fewAtOnce; open <= count; open += fewAtOnce)
      await Promise.all(Array.from({ length: open }, () => this.knock()));
  }

  /** Calls one operation; answers the reply as text. Throws when it was refused: a bench measures what is done. */
  async call<N extends CallName>(who: string, operation: N, input: CallInput<N>): Promise<string> {
    const { text } = await this.ask(who, operation, input);
    if (!text.startsWith('{"ok":true')) throw new Error(`${operation} was refused: ${text.slice(0, 300)}`);
    return text;
  }

  /** The same, whatever is said to it. Rejects when nothing is said within `patience` (ms). */
  ask<N extends CallName>(who: string, operation: N, input: CallInput<N>, patience = 0): Promise<Said> {
    const name = operation.startsWith('papers.') ? 'papers' : 'api';
    return this.post(who, name, JSON.stringify({ operation, input, submitId: randomUUID() }), patience);
  }

  close(): void {
    this.agent.destroy();
  }

  private knock(): Promise<void> {
    return new Promise((opened, failed) => {
      const sent = request(`${this.url}/healthz`, { agent: this.agent }, (response) => {
        response.resume();
        response.on('end', opened);
      });
      sent.on('error', failed);
      sent.end();
    });
  }

  private post(who: string, name: string, body: string, timeout: number): Promise<Said> {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-wx-openid': who,
    };
    return new Promise((answered, failed) => {
      const options = { method: 'POST', headers, agent: this.agent, timeout };
      const sent = request(`${this.url}/functions/${name}`, options, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          answered({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
        );
        response.on('error', failed);
      });
      sent.on('timeout', () => sent.destroy(new Error('nothing was said in time')));
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
