import { existsSync } from 'node:fs';
import { BuildFailure } from './failure';

/** The environment of the local cloud, for which a build is that names none. */
export const LOCAL_ENVIRONMENT = 'local-env';

/** The settings of this checkout that are not for git join those of the shell, which go before. */
export function readDotEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** The CloudBase environment a build is for: the flag's, else ENV_ID of the shell or of `.env`; undefined when none is named. */
export function environmentGiven(flag?: string): string | undefined {
  readDotEnv();
  const id = flag ?? process.env.ENV_ID;
  if (id === undefined || /^[a-z0-9][a-z0-9-]{2,60}$/i.test(id)) return id;
  throw new BuildFailure('ENV_ID', `is no environment id: ${JSON.stringify(id)}`);
}
