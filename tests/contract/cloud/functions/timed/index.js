// A function with a timer. Used by functions.test.ts.
const { getCloudbaseContext, init, SYMBOL_CURRENT_ENV } = require('@cloudbase/node-sdk');

const db = init({ env: SYMBOL_CURRENT_ENV, keepalive: true }).database();

exports.main = async (event, context) => {
  await db
    .collection('things')
    .doc('timer')
    .set({ event, openid: getCloudbaseContext(context).WX_OPENID ?? null });
};
