import { fieldOf, readProtobuf, writeProtobuf } from '../../cloudfunctions/shared/notify/protobuf';
import { connect } from './local-cloud';

/** The parameters of an open interface as wx-server-sdk sends them. */
export function pairsOf(request: object): Buffer {
  const pairs = Object.entries(request).map(([key, value]) => ({
    no: 1,
    value: writeProtobuf([
      { no: 1, value: Buffer.from(key) },
      { no: 2, value: Buffer.from(JSON.stringify(value)) },
    ]),
  }));
  return writeProtobuf([
    { no: 1, value: 0 },
    { no: 2, value: writeProtobuf(pairs) },
  ]);
}

/** The cloud's own code, or what WeChat answered. */
export function answerIn(answer: Buffer): unknown {
  const fields = readProtobuf(answer) ?? [];
  const refused = fieldOf(fields, 3);
  return refused === 0 ? JSON.parse(String(fieldOf(fields, 1))) : { errorCode: refused };
}

/** Calls an open interface in the form of wx-server-sdk, as nobody's function. */
export async function callOpenApi(url: string, request: object, apiName = 'subscribeMessage.send'): Promise<unknown> {
  const answer: Buffer = await connect(url).callCompatibleWxOpenApi({ apiName, requestData: pairsOf(request) });
  return answerIn(answer);
}
