import { type ChildProcess, fork } from 'node:child_process';
import { resolve } from 'node:path';
import { CloudError } from '../errors';
import type { FromHost, FunctionContext, ToHost } from './protocol';

export interface ProcessOptions {
  folder: string;
  environment: Readonly<Record<string, string>>;
  /** A function that holds more on its heap dies, as one does in production. */
  memoryMb: number;
  write: (text: string) => void;
  onExit: () => void;
}

interface Call {
  settle(outcome: { result: string } | CloudError): void;
}

const ROOT = resolve(__dirname, '../../..');
const GRACE_MS = 1000;

/** The running process of one function. It ends by itself, when killed, or when it no longer answers. */
export class FunctionProcess {
  private readonly child: ChildProcess;
  private readonly calls = new Map<number, Call>();
  private readonly ready: Promise<void>;
  private nextId = 1;
  private onPong: (() => void) | undefined;
  private alive: Promise<boolean> = Promise.resolve(true);

  constructor(options: ProcessOptions) {
    this.child = fork(resolve(ROOT, 'scripts/run.mjs'), [resolve(__dirname, 'host.ts'), options.folder], {
      cwd: ROOT,
      env: options.environment,
      execArgv: [`--max-old-space-size=${options.memoryMb}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => options.write(chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => options.write(chunk.toString()));
    this.ready = new Promise((resolveReady) => {
      this.child.on('message', (message: FromHost) => {
        if (message.kind === 'ready') resolveReady();
        else this.receive(message);
      });
      this.child.once('exit', () => {
        resolveReady();
        options.onExit();
        this.failAll();
      });
    });
    this.child.on('error', () => this.failAll());
  }

  /** Runs `main`; the time limit (ms) counts from when the process is ready. Resolves with the JSON of the reply. */
  async call(event: string, context: FunctionContext, limitMs: number): Promise<string> {
    await this.ready;
    const id = this.nextId++;
    return new Promise((resolveCall, rejectCall) => {
      const timer = setTimeout(() => {
        this.calls.delete(id);
        rejectCall(timedOut(limitMs));
        this.checkAlive();
      }, limitMs);
      const settle = (outcome: { result: string } | CloudError): void => {
        clearTimeout(timer);
        this.calls.delete(id);
        if (outcome instanceof CloudError) rejectCall(outcome);
        else resolveCall(outcome.result);
      };
      this.calls.set(id, { settle });
      if (!this.send({ kind: 'call', id, event, context })) settle(died());
    });
  }

  /** Resolves once it is known whether the process can take a call; false when it is gone or was blocked. */
  async healthy(): Promise<boolean> {
    return (await this.alive) && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Ends when the calls under way are answered. */
  retire(): void {
    const check = setInterval(() => {
      if (this.calls.size > 0) return;
      clearInterval(check);
      this.child.kill();
    }, GRACE_MS);
    check.unref();
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolveGone) => this.child.once('exit', resolveGone));
    this.child.kill('SIGKILL');
    await gone;
  }

  private receive(message: FromHost): void {
    if (message.kind === 'pong') this.onPong?.();
    else if (message.kind === 'done') this.calls.get(message.id)?.settle({ result: message.result });
    else if (message.kind === 'failed') this.calls.get(message.id)?.settle(failed(message.message));
  }

  /** A call ran out of time: if even a ping is not answered, the process is blocked and has to go. */
  private checkAlive(): void {
    this.alive = new Promise((resolveAlive) => {
      const killer = setTimeout(() => this.child.kill('SIGKILL'), GRACE_MS);
      this.onPong = () => {
        clearTimeout(killer);
        resolveAlive(true);
      };
      this.child.once('exit', () => {
        clearTimeout(killer);
        resolveAlive(false);
      });
      this.send({ kind: 'ping' });
    });
  }

  private send(message: ToHost): boolean {
    return this.child.connected && (this.child.send(message) || true);
  }

  private failAll(): void {
    for (const call of [...this.calls.values()]) call.settle(died());
  }
}

function failed(message: string): CloudError {
  return new CloudError('FUNCTIONS_EXECUTE_FAIL', `functions execute fail: ${message}`);
}

function died(): CloudError {
  return failed('the process of the function ended');
}

function timedOut(limitMs: number): CloudError {
  return new CloudError('FUNCTIONS_TIME_LIMIT_EXCEEDED', `Invoking task timed out after ${limitMs / 1000} seconds`);
}
