import cloudbase from '@cloudbase/node-sdk';
import { atOnce } from './door';

/**
 * A process of its own: makes as many database calls as one operation makes, again and again, and does nothing with
 * the answers. `sdk-alone.ts <submit|move> <count> <together>` prints how many operations a second that would be.
 */
const database = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, keepalive: true }).database();
const { command } = database;
const cases = database.collection('cases');

const gather = () => cases.aggregate().match({ _id: 'union' }).end();
const operations = {
  submit: async () => {
    await gather();
    await cases.where({ _id: 'series' }).updateAndReturn({ last: command.inc(1) });
    await cases.add({ _id: 'one' });
  },
  move: async () => {
    await gather();
    await cases.where({ _id: 'one', version: 1 }).update({ version: 2 });
  },
};

const [, , name, count, together] = process.argv;
const operation = name === 'submit' ? operations.submit : operations.move;

void (async () => {
  await atOnce(50, Number(together), operation);
  const { perSecond } = await atOnce(Number(count), Number(together), operation);
  console.log(perSecond);
  process.exit(0);
})();
