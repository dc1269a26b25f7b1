import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Vault } from '../../core/case/vault';

const ivBytes = 12;

/** A vault that can also be opened again. */
interface OpenVault extends Vault {
  /** Throws when a seal was tampered with or made under another secret. */
  unseal(sealed: string): string;
}

/**
 * Identity and card numbers under keys drawn from a secret, each for one purpose alone: AES-256-GCM with a random nonce,
 * written `version.nonce.tag.text` in base64url; HMAC-SHA-256 as the blind index. Several secrets stand one after another
 * with a space between: v1 is the first. The last one seals, each opens what it sealed, and the first goes on making the
 * blind index, by which a person is found again.
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
  return {
    seal(text) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', sealing(newest), iv);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [newest, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
    },
    unseal(sealed) {
      const [version = '', iv = '', tag = '', text = ''] = sealed.split('.');
      const decipher = createDecipheriv('aes-256-gcm', sealing(version), Buffer.from(iv, 'base64url'), {
        authTagLength: 16,
      });
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
    },
    blind: (text) => createHmac('sha256', keyFor('blind', 'v1')).update(text).digest('hex'),
  };
}

/** The secrets of this deployment. */
function secrets(): string {
  const text = process.env.HEARTH_SECRET;
  if (!text) throw new Error('the environment variable HEARTH_SECRET is not set');
  return text;
}

let opened: OpenVault | undefined;

/** This deployment's own vault, opened at its first use. */
function own(): OpenVault {
  opened ??= vaultWith(secrets());
  return opened;
}

export const vault: OpenVault = {
  seal: (text) => own().seal(text),
  unseal: (sealed) => own().unseal(sealed),
  blind: (text) => own().blind(text),
};
