/** What the cloud sends to the process of a function. */
export type ToHost = { kind: 'call'; id: number; event: string; context: FunctionContext } | { kind: 'ping' };

/** What it answers. `result` is JSON; `ready` and `pong` say that the process can take calls. */
export type FromHost =
  | { kind: 'ready' }
  | { kind: 'pong' }
  | { kind: 'done'; id: number; result: string }
  | { kind: 'failed'; id: number; message: string };

/** The second argument of `main`, as the serverless platform gives it. */
export interface FunctionContext {
  callbackWaitsForEmptyEventLoop: boolean;
  request_id: string;
  function_name: string;
  function_version: string;
  namespace: string;
  memory_limit_in_mb: number;
  time_limit_in_ms: number;
  /** JSON of the call's own variables: who calls is read from here. */
  environment: string;
  /** The same as `k=v;k=v`, for older readers. */
  environ: string;
}

/** The most a phone's event may measure (bytes of JSON): docs.cloudbase.net/error-code/EXCEED_MAX_PAYLOAD_SIZE. */
export const MAX_EVENT_BYTES = 100 * 1024;
/** The most a request between functions or a reply may measure (bytes of JSON). */
export const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;
