import { fieldOf, readProtobuf, writeProtobuf } from '../../cloudfunctions/shared/notify/protobuf';
import { connect } from './local-cloud';

/** Calls an open interface in the form of wx-server-sdk; the cloud's own code, or what WeChat answered. */
export async function callOpenApi(url: string, request: object, apiName = 'subscribeMessage.send'): Promise<unknown> {
  const pairs = Object.entries(request).map(([key, value]) => ({
    no: 1,
    value: writeProtobuf([
      { no: 1, value: Buffer.from(key) },
      { no: 2, value: Buffer.from(JSON.stringify(value)) },
    ]),
  }));
  const requestData = writeProtobuf([
    { no: 1, value: 0 },
    { no: 2, value: writeProtobuf(pairs) },
  ]);
  const answer: Buffer = await connect(url).callCompatibleWxOpenApi({ apiName, requestData });
  const fields = readProtobuf(answer) ?? [];
  const refused = fieldOf(fields, 3);
  return refused === 0 ? JSON.parse(String(fieldOf(fields, 1))) : { errorCode: refused };
}
