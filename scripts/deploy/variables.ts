import { wrongTemplates } from '../../cloudfunctions/shared/notify/templates';
import { DeployFailure } from './failure';

/** The environment variables of the functions. All but the secret may be missing: then no such message is sent. */
export const variableNames = ['HEARTH_SECRET', 'TEMPLATE_PROGRESS', 'TEMPLATE_ASSIGNED', 'TEMPLATE_DEADLINE'] as const;

export type Variables = Readonly<Record<string, string>>;

/** Shorter secrets are guessed. Characters. */
const SHORTEST = 32;
const HOW = `make one with: node -p "require('node:crypto').randomBytes(32).toString('hex')", and keep it where it is never lost`;

/**
 * What the shell or `.env` gives, without what it does not name. Refuses a name without a value, which would wipe
 * out the cloud's, and a template that names fields that WeChat has not.
 */
export function givenVariables(shell: NodeJS.ProcessEnv): Variables {
  const given = variableNames.flatMap((name): [string, string][] => {
    const value = shell[name];
    return value === undefined ? [] : [[name, value.trim()]];
  });
  const blank = given.filter(([, value]) => value === '').map(([name]) => name);
  if (blank.length > 0) throw new DeployFailure(`${blank.join(', ')} is empty: give it a value or leave it out.`);
  const wrong = wrongTemplates(shell);
  if (wrong.length > 0) throw new DeployFailure(wrong.join('\n'));
  return Object.fromEntries(given);
}

/**
 * The variables that every function shall have, from what they have and what is given. What is stored and not given
 * stays; the secret is only ever set once, or made longer by a newer one behind it (shared/vault.ts).
 */
export function wantedVariables(stored: readonly Variables[], given: Variables): Variables {
  const secrets = [...new Set(stored.flatMap(({ HEARTH_SECRET }) => HEARTH_SECRET ?? []))];
  return { ...Object.assign({}, ...stored), ...given, HEARTH_SECRET: wantedSecret(secrets, given.HEARTH_SECRET) };
}

function wantedSecret([kept, other]: readonly string[], given: string | undefined): string {
  if (other !== undefined)
    throw new DeployFailure(
      'The functions hold different HEARTH_SECRETs: set the right one at each in the CloudBase console, then run this again.',
    );
  if (kept === undefined) return firstSecret(given);
  if (given === undefined || given === kept || given.startsWith(`${kept} `)) return given ?? kept;
  throw new DeployFailure(
    'HEARTH_SECRET is not the one that this environment seals with: leave it out to keep that, or write the new one behind the old one with a space between.',
  );
}

function firstSecret(given: string | undefined): string {
  if (given === undefined) throw new DeployFailure(`HEARTH_SECRET is missing and this environment has none: ${HOW}.`);
  if (given.length < SHORTEST) throw new DeployFailure(`HEARTH_SECRET is shorter than ${SHORTEST} characters: ${HOW}.`);
  return given;
}
