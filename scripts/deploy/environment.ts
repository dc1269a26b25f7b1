import type CloudBase from '@cloudbase/manager-node';
import * as v from 'valibot';
import { DeployFailure, step } from './failure';

const List = v.optional(v.nullable(v.array(v.unknown())));
const Answer = v.object({
  EnvInfo: v.optional(
    v.nullable(
      v.object({ EnvBaseInfo: v.optional(v.nullable(v.looseObject({ Databases: List, PostgreSQL: v.unknown() }))) }),
    ),
  ),
});

/**
 * Refuses, before anything else is asked, an environment that the product cannot live in: one in PG mode, which has neither the
 * labels of the storage rule nor a document database that was ever tried (docs.cloudbase.net/quick-start/env-overview;
 * decisions/0016-classic-environments.md), and one without a document database.
 */
export async function checkEnvironment(manager: CloudBase, envId: string): Promise<void> {
  const { EnvInfo } = await step(`Looking at the environment ${envId}`, async () =>
    v.parse(Answer, await manager.env.describeEnvInfo({ EnvId: envId })),
  );
  const base = EnvInfo?.EnvBaseInfo;
  if (!base) throw new DeployFailure(`There is no environment ${envId}: look at its id in the CloudBase console.`);
  if (Array.isArray(base.PostgreSQL) && base.PostgreSQL.length > 0) throw unfit(envId, 'runs in PG mode (PostgreSQL)');
  if (!base.Databases?.length) throw unfit(envId, 'has no document database');
}

function unfit(envId: string, why: string): DeployFailure {
  return new DeployFailure(
    `The environment ${envId} ${why}. This product needs a classic environment with a document database, as WeChat DevTools opens it: docs/deployment.md, step 1.4. Nothing was touched.`,
  );
}
