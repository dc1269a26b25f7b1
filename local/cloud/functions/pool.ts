import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { CloudError } from '../errors';
import type { FunctionConfig } from './config';
import { FunctionProcess } from './process';
import { type FunctionContext, MAX_PAYLOAD_BYTES } from './protocol';

export interface PoolOptions {
  functions: readonly FunctionConfig[];
  /** The environment of every function's process. */
  environment: Readonly<Record<string, string>>;
  log: (line: string) => void;
}

interface Running {
  process: FunctionProcess;
  builtAt: number;
}

/** The variables of a call by which the platform names who makes it. */
type Caller = Readonly<Record<string, string>>;

/** Somebody in WeChat. */
export const ofWechat = (openid: string): Caller => ({
  WX_OPENID: openid,
  WX_APPID: 'wxlocal',
  WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
});

/** Somebody on the web who is signed in as nobody: an environment that lets such people in hands them on without an openid. */
export const ofWeb = (uuid: string): Caller => ({
  TCB_UUID: uuid,
  TCB_ISANONYMOUS_USER: 'true',
  LOGINTYPE: 'ANONYMOUS',
});

/** Runs the built functions, each in one process of its own that serves several calls at once. */
export class FunctionPool {
  private readonly byName: ReadonlyMap<string, FunctionConfig>;
  private readonly running = new Map<string, Running>();
  private calls = 0;

  constructor(private readonly options: PoolOptions) {
    this.byName = new Map(options.functions.map((config) => [config.name, config]));
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  /** Whether a function may call one of WeChat's interfaces: its config names it. */
  mayCallWeChat(name: string, apiName: string): boolean {
    return this.byName.get(name)?.openApis.includes(apiName) ?? false;
  }

  /** How many calls are being answered. */
  get atWork(): number {
    return this.calls;
  }

  /**
   * Calls a function with `event` (JSON). `caller` are the variables that say who calls; none for a timer or another function.
   * Resolves with the JSON of the reply.
   */
  async call(name: string, event: string, caller: Caller = {}): Promise<string> {
    const config = this.byName.get(name);
    if (!config) throw new CloudError('FUNCTION_NOT_FOUND', `function not found: ${name}`);
    if (Buffer.byteLength(event) > MAX_PAYLOAD_BYTES) {
      throw new CloudError('FUNCTIONS_REQUEST_TOO_LARGE', 'the request is larger than 6 MB');
    }
    const context = contextOf(config, caller);
    const started = Date.now();
    this.calls += 1;
    try {
      const process = await this.processOf(config);
      return await process.call(event, context, config.timeoutS * 1000);
    } catch (error) {
      if (error instanceof CloudError)
        this.log(name, `${context.request_id} ${error.message} (${Date.now() - started} ms)`);
      throw error;
    } finally {
      this.calls -= 1;
    }
  }

  async stop(): Promise<void> {
    const processes = [...this.running.values()].map(({ process }) => process);
    this.running.clear();
    await Promise.all(processes.map((process) => process.stop()));
  }

  private async processOf(config: FunctionConfig): Promise<FunctionProcess> {
    const builtAt = statSync(join(config.folder, 'index.js')).mtimeMs;
    const first = this.running.get(config.name);
    const healthy = first === undefined || (await first.process.healthy());
    const known = this.running.get(config.name);
    if (healthy && known?.builtAt === builtAt) return known.process;
    // A new build is used from the next call on, as after a deployment.
    known?.process.retire();
    const process: FunctionProcess = new FunctionProcess({
      folder: config.folder,
      environment: { ...this.options.environment, TENCENTCLOUD_SECRETID: secretIdOf(config.name) },
      memoryMb: config.memoryMb,
      write: (text) => this.log(config.name, text.trimEnd()),
      onExit: () => {
        if (this.running.get(config.name)?.process === process) this.running.delete(config.name);
      },
    });
    this.running.set(config.name, { process, builtAt });
    return process;
  }

  private log(name: string, text: string): void {
    for (const line of text.split('\n')) this.options.log(`[${name}] ${line}`);
  }
}

/** As whom the SDK of a function signs: production's tokens are a function's own too. */
const secretIdOf = (name: string) => `local-${name}`;

/** The function that signed a request so; undefined for whoever is none, and `null` where nobody did. */
export function signerOf(authorization: string): string | null | undefined {
  const signed = /Credential=local(?:-([\w-]+))?\//.exec(authorization);
  return signed ? signed[1] : null;
}

function contextOf(config: FunctionConfig, caller: Caller): FunctionContext {
  const variables: Record<string, string> = {
    TCB_ENV: 'local-env',
    SCF_NAMESPACE: 'local-env',
    TCB_CONTEXT_KEYS: 'TCB_ENV',
    ...caller,
  };
  return {
    callbackWaitsForEmptyEventLoop: true,
    request_id: randomUUID(),
    function_name: config.name,
    function_version: '$LATEST',
    namespace: 'local-env',
    memory_limit_in_mb: config.memoryMb,
    time_limit_in_ms: config.timeoutS * 1000,
    environment: JSON.stringify(variables),
    environ: Object.entries(variables)
      .map(([name, value]) => `${name}=${value}`)
      .join(';'),
  };
}
