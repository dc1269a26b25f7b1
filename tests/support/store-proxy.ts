import { Agent, createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { writeProtobuf } from '../../cloudfunctions/shared/notify/protobuf';

export interface StoreProxy {
  url: string;
  /** Database calls since the last time this was asked, without those to the limits, which run beside the others. */
  trips(): number;
  /** What the database has answered since the last time this was asked. */
  answers(): string;
  /** The nth database call from now on fails, before or after it has taken effect; what comes back says whether it came to that. */
  failCall(nth: number, when: 'before' | 'after'): () => boolean;
  /** The next database call is answered with an error of this code, as CloudBase or the SDK report it. */
  failWith(code: string): void;
  /** Every call of this action is answered so, until the calls are counted anew. */
  failEach(action: string, code: string): void;
  /** Until `trips` is asked, calls to the limits wait until another one was answered, or the other way round. */
  holdBack(which: 'limits' | 'others'): void;
  /** The next call of this action to this collection waits until it is released; `held` comes when it does. */
  holdNext(action: string, collection: string): { held: Promise<void>; release(): void };
  /** From the nth database call on everything fails, until the calls are counted anew: whoever calls has died. */
  dieAt(nth: number): void;
  /**
   * What comes of messages to WeChat from now on: WeChat's code, or the connection is lost after it has taken one;
   * without either they reach the cloud. Answers how many were tried since the last time.
   */
  answerSends(answer?: number | 'lost'): number;
  stop(): Promise<void>;
}

/** Stands between the functions and the store: counts what passes, and can lose one call on the way. */
export async function startStoreProxy(target: string): Promise<StoreProxy> {
  let calls = 0;
  let onTheWay = 0;
  let answered = '';
  let heldBack: { isBeside: boolean; until: Promise<void>; release: () => void } | undefined;
  let next: { what: string; until: Promise<void>; meet: () => void } | undefined;
  let code: string | undefined;
  let each: { action: string; code: string } | undefined;
  let sends = 0;
  let sendsMeet: number | 'lost' | undefined;
  let failure: { at: number; when: 'before' | 'after'; forGood?: true; isMet?: true } | undefined;
  // Lets go of a connection before the cloud, which keeps one for five seconds, does.
  const agent = new Agent({ keepAlive: true, timeout: 3000 });

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request);
    const isSend = request.headers['content-type']?.startsWith('multipart/') === true;
    const { action, collectionName } = isSend ? { action: 'wx.openApi' } : JSON.parse(body.toString());
    const isDatabase = action.startsWith('database.');
    const isBeside = collectionName === 'limits';
    if (isDatabase) calls += 1;
    if (isDatabase && !isBeside) onTheWay += 1;
    if (isDatabase && isBeside === heldBack?.isBeside) await heldBack.until;
    if (next?.what === `${action} ${collectionName}`) await waitOnce(next);
    const isLost = failure?.forGood ? calls >= failure.at : isDatabase && failure?.at === calls;
    if (isLost && failure) failure.isMet = true;
    const failing = isLost ? failure?.when : undefined;
    if (failing === 'before') return response.destroy();
    if (isDatabase && code !== undefined) return refuseOnce(response, code);
    if (each && action === each.action) return refuseWith(response, each.code);
    if (isSend) sends += 1;
    if (isSend && typeof sendsMeet === 'number') return response.end(wechatSays(sendsMeet));
    const answer = await passOn(request, body);
    const reply = await readBody(answer);
    if (isDatabase) answered += reply.toString();
    if (isDatabase && isBeside !== heldBack?.isBeside) heldBack?.release();
    if (failing === 'after' || (isSend && sendsMeet === 'lost')) return response.destroy();
    const kind = answer.headers['content-type'] ?? 'application/json';
    response.writeHead(answer.statusCode ?? 500, { 'content-type': kind }).end(reply);
  };
  const waitOnce = ({ until, meet }: NonNullable<typeof next>) => {
    next = undefined;
    meet();
    return until;
  };
  const refuseOnce = (response: ServerResponse, refusal: string) => {
    code = undefined;
    refuseWith(response, refusal);
  };
  const refuseWith = (response: ServerResponse, refusal: string) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ code: refusal, message: 'not now', requestId: 'busy' }));
  };
  const passOn = ({ url, headers }: IncomingMessage, body: Buffer) =>
    new Promise<IncomingMessage>((answered, failed) => {
      const { authorization = '', 'content-type': kind = 'application/json' } = headers;
      const sent = { 'content-type': kind, 'content-length': body.length, authorization };
      send(target + url, { method: 'POST', agent, headers: sent }, answered)
        .on('error', failed)
        .end(body);
    });
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    trips() {
      const counted = onTheWay;
      calls = 0;
      onTheWay = 0;
      failure = undefined;
      each = undefined;
      heldBack = undefined;
      return counted;
    },
    answers() {
      const heard = answered;
      answered = '';
      return heard;
    },
    failCall(nth, when) {
      calls = 0;
      const lost: typeof failure = { at: nth, when };
      failure = lost;
      return () => lost.isMet === true;
    },
    holdBack(which) {
      let release = () => {};
      const until = new Promise<void>((done) => {
        release = done;
      });
      heldBack = { isBeside: which === 'limits', until, release };
    },
    holdNext(action, collection) {
      let [meet, release] = [() => {}, () => {}];
      const held = new Promise<void>((done) => {
        meet = done;
      });
      const until = new Promise<void>((done) => {
        release = done;
      });
      next = { what: `${action} ${collection}`, until, meet };
      return { held, release };
    },
    failWith(wanted) {
      code = wanted;
    },
    failEach(action, refusal) {
      each = { action, code: refusal };
    },
    dieAt(nth) {
      calls = 0;
      failure = { at: nth, when: 'before', forGood: true };
    },
    answerSends(answer) {
      const tried = sends;
      sends = 0;
      sendsMeet = answer;
      return tried;
    },
    stop: () =>
      new Promise((closed) => {
        agent.destroy();
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

/** An answer of the open interfaces: a code below zero is the cloud's own, every other one WeChat's. */
function wechatSays(code: number): Buffer {
  const words = Buffer.from(JSON.stringify({ errcode: code, errmsg: 'as the test wants it' }));
  return writeProtobuf(code < 0 ? [{ no: 3, value: code }] : [{ no: 1, value: words }]);
}

function readBody(message: IncomingMessage): Promise<Buffer> {
  return new Promise((read, failed) => {
    const parts: Buffer[] = [];
    message.on('data', (part) => parts.push(part)).on('end', () => read(Buffer.concat(parts)));
    message.on('error', failed);
  });
}
