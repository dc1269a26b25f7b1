import { randomBytes } from 'node:crypto';
import { type Doc, isDoc } from '../engine/ejson';
import { CloudError, messageOf } from '../errors';
import type { Action } from './database-actions';
import type { Gate } from './gate';
import { Params } from './params';

/** Answers one request of the SDK: always an object, a refusal as `{code, message}`. */
export class Wire {
  /** Request ids differ between starts and within one. */
  private readonly start = randomBytes(4).toString('hex');
  private answered = 0;

  constructor(
    private readonly actions: Readonly<Record<string, Action>>,
    private readonly gate: Gate,
    private readonly log: (line: string) => void,
  ) {}

  answer(body: string): Promise<Doc> {
    return this.settle((requestId) => this.perform(body).then((reply) => ({ ...reply, requestId })));
  }

  /** What the work answers, or its refusal as an object with the request's id. */
  async settle<T>(work: (requestId: string) => Promise<T>): Promise<T | Doc> {
    const requestId = `${this.start}${(++this.answered).toString(16).padStart(8, '0')}`;
    try {
      return await work(requestId);
    } catch (error) {
      if (error instanceof CloudError) return { code: error.code, message: error.message, requestId };
      this.log(`request ${requestId} failed: ${error instanceof Error ? error.stack : messageOf(error)}`);
      return { code: 'SYS_ERR', message: `system error: ${messageOf(error)}`, requestId };
    }
  }

  private async perform(body: string): Promise<Doc> {
    const fields = parse(body);
    const name = typeof fields.action === 'string' ? fields.action : '';
    const action = Object.hasOwn(this.actions, name) ? this.actions[name] : undefined;
    if (!action) throw new CloudError('INVALID_PARAM', `the local cloud has no action ${JSON.stringify(name)}`);
    const params = new Params(fields);
    // A function that calls a function would wait for itself at the gate.
    const counted = name.startsWith('database.') || name.startsWith('storage.');
    return counted ? this.gate.pass(() => action(params)) : action(params);
  }
}

function parse(body: string): Doc {
  try {
    const fields: unknown = JSON.parse(body);
    if (isDoc(fields)) return fields;
  } catch {
    // Told below.
  }
  throw new CloudError('INVALID_PARAM', 'the request is not a JSON object');
}
