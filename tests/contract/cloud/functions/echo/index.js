// A function as it is deployed: plain CommonJS with the real SDK. Used by functions.test.ts.
const { getCloudbaseContext, init, SYMBOL_CURRENT_ENV } = require('@cloudbase/node-sdk');

const app = init({ env: SYMBOL_CURRENT_ENV, keepalive: true });
const db = app.database();
let underWay = 0;
let mostUnderWay = 0;

const actions = {
  who: (_event, context) => ({ openid: getCloudbaseContext(context).WX_OPENID ?? null }),
  event: (event) => event,
  context: (_event, context) => context,
  environment: () => ({
    TZ: process.env.TZ,
    TCB_ENV: process.env.TCB_ENV,
    EXTRA: process.env.EXTRA,
    HOME: process.env.USER,
  }),
  nothing: () => undefined,
  fail: () => {
    throw new Error('secret detail');
  },
  leave: () => process.exit(3),
  crash: () => {
    setImmediate(() => {
      throw new Error('uncaught');
    });
    return new Promise(() => {});
  },
  block: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  wait: ({ ms }) => new Promise((resolve) => setTimeout(resolve, ms)),
  together: async (_event, context) => {
    underWay++;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    await new Promise((resolve) => setTimeout(resolve, 200));
    underWay--;
    return { mostUnderWay, openid: getCloudbaseContext(context).WX_OPENID };
  },
  write: async ({ id }, context) => {
    await db.collection('things').add({ _id: id, by: getCloudbaseContext(context).WX_OPENID });
    return (await db.collection('things').doc(id).get()).data[0];
  },
  large: ({ bytes }) => 'x'.repeat(bytes),
  hold: ({ mb }) => Array.from({ length: mb }, () => new Array(131_072).fill(0.5)).length,
  message: async ({ requestData }) => {
    const answer = await app.callCompatibleWxOpenApi({
      apiName: 'subscribeMessage.send',
      requestData: Buffer.from(requestData, 'base64'),
    });
    return Buffer.from(answer).toString('base64');
  },
  pid: () => process.pid,
  say: ({ text }) => console.log(text),
};

exports.main = (event, context) => (actions[event.do] ?? actions.event)(event, context);
