import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Vault } from '../../core/record/vault';

const ivBytes = 12;
/** Marks a seal that opens only as what it is about; those from before carry nothing in this place. */
const bound = 'b';

/** A vault that can also be opened again. */
export interface OpenVault extends Vault {
  /** Throws when a seal was tampered with, is about something else, or was made under another secret. */
  unseal(sealed: string, about: string): string;
  /** One value for each secret, first to last: says later whether this is still the same one, and gives nothing away. */
  checks(): string[];
}

/** The secret is missing, or is not the one with which the store was written: nothing can go on. */
export class SecretTrouble extends Error {}

/**
 * Identity and card numbers under keys drawn from a secret, each for one purpose alone: AES-256-GCM with a random nonce,
 * written `version.b.nonce.tag.text` in base64url and bound to what the number is about; HMAC-SHA-256 as the blind index,
 * as the stamp of records and as the check of the secret. Several secrets stand one after another with a space between:
 * v1 is the first. The last one seals and stamps, each reads what it wrote, and the first goes on making the blind index,
 * by which a person is found again.
 */
export function vaultWith(secrets: string): OpenVault {
  const versions = secrets.trim().split(/\s+/);
  const newest = `v${versions.length}`;
  const drawn = new Map<string, Buffer>();
  const keyFor = (purpose: string, version: string) => {
    const secret = versions[Number(version.slice(1)) - 1];
    if (secret === undefined) throw new Error(`there is no secret ${version}`);
    const key = drawn.get(purpose) ?? Buffer.from(hkdfSync('sha256', secret, '', `hearth:${purpose}`, 32));
    drawn.set(purpose, key);
    return key;
  };
  const sealing = (version: string) => keyFor(`seal:${version}`, version);
  const keyed = (purpose: string, version: string, text: string) =>
    createHmac('sha256', keyFor(purpose, version)).update(text).digest('hex');
  const stampUnder = (version: string, text: string) => `${version}.${keyed(`stamp:${version}`, version, text)}`;
  const seal: OpenVault['seal'] = (text, about) => {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', sealing(newest), iv).setAAD(Buffer.from(about));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return [newest, bound, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
  };
  const unseal: OpenVault['unseal'] = (sealed, about) => {
    const [version = '', ...rest] = sealed.split('.');
    const isBound = rest[0] === bound;
    const [iv = '', tag = '', text = ''] = isBound ? rest.slice(1) : rest;
    const nonce = Buffer.from(iv, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', sealing(version), nonce, { authTagLength: 16 });
    if (isBound) decipher.setAAD(Buffer.from(about));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
  };
  return {
    seal,
    unseal,
    reseal: (sealed, from, to) => seal(unseal(sealed, from), to),
    holds(sealed, about, text) {
      try {
        return unseal(sealed, about) === text;
      } catch {
        return false;
      }
    },
    blind: (text) => keyed('blind', 'v1', text),
    stamp: (text) => stampUnder(newest, text),
    // Whoever edits the store may leave anything there.
    isStamp: (text, stamp) =>
      typeof stamp === 'string' &&
      versions.some((_, index) => stamp.startsWith(`v${index + 1}.`) && stampUnder(`v${index + 1}`, text) === stamp),
    checks: () => versions.map((_, index) => keyed(`check:v${index + 1}`, `v${index + 1}`, 'hearth')),
  };
}

/** The secrets of this deployment. */
function secrets(): string {
  const text = process.env.HEARTH_SECRET?.trim();
  if (!text) throw new SecretTrouble('the environment variable HEARTH_SECRET is not set');
  return text;
}

let opened: OpenVault | undefined;

/** This deployment's own vault, opened at its first use. */
function own(): OpenVault {
  opened ??= vaultWith(secrets());
  return opened;
}

export const vault: OpenVault = {
  seal: (text, about) => own().seal(text, about),
  unseal: (sealed, about) => own().unseal(sealed, about),
  reseal: (sealed, from, to) => own().reseal(sealed, from, to),
  holds: (sealed, about, text) => own().holds(sealed, about, text),
  blind: (text) => own().blind(text),
  stamp: (text) => own().stamp(text),
  isStamp: (text, stamp) => own().isStamp(text, stamp),
  checks: () => own().checks(),
};
