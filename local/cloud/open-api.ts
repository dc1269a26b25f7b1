import { fieldOf, type ProtobufField, readProtobuf, writeProtobuf } from '../../cloudfunctions/shared/notify/protobuf';
import type { Doc } from './engine/ejson';
import { CloudError } from './errors';
import type { FunctionPool } from './functions/pool';
import type { Outbox } from './outbox';

const noSuchInterface = -604100;
const noPermission = -604101;

/**
 * Calls to WeChat's own interfaces in the one form that wx-server-sdk sends: action `wx.openApi` as a multipart form
 * whose `requestData` is a protobuf message of key and JSON value pairs. Every other form is refused.
 */
export class OpenApi {
  constructor(
    private readonly outbox: Outbox,
    private readonly pool: Pick<FunctionPool, 'mayCallWeChat'>,
  ) {}

  /**
   * The answer as the cloud gives it, in protobuf; a function whose config does not name the interface is refused. Rejects
   * with a `CloudError` for a form that is not the official one. `signer`: the function that calls, undefined where none does.
   */
  async answer(form: ReadonlyMap<string, Buffer>, signer?: string): Promise<Buffer> {
    const action = String(form.get('action') ?? '');
    if (action !== 'wx.openApi') throw new CloudError('INVALID_PARAM', `no multipart action ${JSON.stringify(action)}`);
    const request = requestIn(form.get('requestData'));
    if (!request) throw new CloudError('INVALID_PARAM', 'requestData is not what wx-server-sdk sends');
    const apiName = String(form.get('apiName'));
    if (apiName !== 'subscribeMessage.send') return refusal(noSuchInterface);
    if (signer !== undefined && !this.pool.mayCallWeChat(signer, apiName)) return refusal(noPermission);
    const reply = Buffer.from(JSON.stringify(await this.outbox.send(request)));
    return writeProtobuf([
      { no: 1, value: reply },
      { no: 2, value: Buffer.from('application/json') },
      { no: 3, value: 0 },
      { no: 4, value: 200 },
    ]);
  }
}

function refusal(code: number): Buffer {
  return writeProtobuf([
    { no: 3, value: code },
    { no: 4, value: 200 },
  ]);
}

/** The parameters of an open interface, by WeChat's own names. */
function requestIn(data: Buffer | undefined): Doc | undefined {
  const [kind, pairs, ...more] = (data && readProtobuf(data)) ?? [];
  if (kind?.no !== 1 || kind.value !== 0 || pairs?.no !== 2 || more.length > 0) return undefined;
  const read = Buffer.isBuffer(pairs.value) ? readProtobuf(pairs.value)?.map(pairIn) : undefined;
  if (!read) return undefined;
  try {
    return Object.fromEntries(read.map(({ key, value }) => [key, JSON.parse(value)]));
  } catch {
    return undefined;
  }
}

function pairIn({ value }: ProtobufField): { key: string; value: string } {
  const pair = Buffer.isBuffer(value) ? (readProtobuf(value) ?? []) : [];
  return { key: String(fieldOf(pair, 1) ?? ''), value: String(fieldOf(pair, 2) ?? '') };
}
