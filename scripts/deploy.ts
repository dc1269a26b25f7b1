import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import CloudBase from '@cloudbase/manager-node';
import cloudbase from '@cloudbase/node-sdk';
import * as v from 'valibot';
import { type CollectionSchema, collections } from '../cloudfunctions/shared/store/schema';
import { Union } from '../core/union';
import { firstInvitation } from '../local/worlds/emptyOffice';

/*
 * Prepares a CloudBase environment: collections, indexes, access for functions only, the union's settings and the
 * code of its first administrator. Running it again adds what is missing and changes nothing that is there.
 */
const { values: flags } = parseArgs({ options: { env: { type: 'string' }, union: { type: 'string' } } });

function needed(name: string, value: string | undefined): string {
  if (value) return value;
  throw new Error(
    `${name} is missing: npm run deploy -- --env <environment id> --union <settings.json>, with TENCENT_SECRET_ID and TENCENT_SECRET_KEY set.`,
  );
}

const envId = needed('--env', flags.env ?? process.env.ENV_ID);
const secretId = needed('TENCENT_SECRET_ID', process.env.TENCENT_SECRET_ID);
const secretKey = needed('TENCENT_SECRET_KEY', process.env.TENCENT_SECRET_KEY);
const manager = CloudBase.init({ secretId, secretKey, envId });

async function prepare({ name, indexes }: CollectionSchema): Promise<void> {
  await manager.database.createCollectionIfNotExists(name);
  for (const index of indexes) {
    const { Exists } = await manager.database.checkIndexExists(name, index.name);
    if (Exists) continue;
    const keys = index.fields.map(([Name, direction]) => ({ Name, Direction: String(direction) }));
    await manager.database.updateCollection(name, {
      CreateIndexes: [
        { IndexName: index.name, MgoKeySchema: { MgoIndexKeys: keys, MgoIsUnique: index.unique ?? false } },
      ],
    });
  }
  await manager.commonService('tcb').call({
    Action: 'ModifyDatabaseACL',
    Param: { EnvId: envId, CollectionName: name, AclTag: 'ADMINONLY' },
  });
  console.log(`collection ${name}: ${indexes.length} indexes, reachable by functions only`);
}

async function settle(): Promise<void> {
  const database = cloudbase.init({ env: envId, secretId, secretKey }).database();
  const { data } = await database.collection('settings').doc('union').get();
  if (data.length > 0) return console.log('The union is already set up; its settings were left as they are.');
  const union = v.parse(Union, JSON.parse(readFileSync(needed('--union', flags.union), 'utf8')));
  const { code, invitation } = firstInvitation(new Date().toISOString());
  await database.collection('invitations').add(invitation);
  await database.collection('settings').add({ _id: 'union', ...union });
  console.log(`${union.name} is set up. One-time administrator code (valid for 30 days, shown only now): ${code}`);
}

async function deploy(): Promise<void> {
  for (const collection of collections) await prepare(collection);
  await settle();
}

deploy().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
