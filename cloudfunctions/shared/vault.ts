import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Vault } from '../../core/case/vault';

/** The key version that new seals carry. */
const newest = 'v1';
const ivBytes = 12;

/** A vault that can also be opened again. */
interface OpenVault extends Vault {
  /** Throws when a seal was tampered with or made under another secret. */
  unseal(sealed: string): string;
}

/**
 * Identity and card numbers under keys drawn from one secret, each for one purpose alone: AES-256-GCM with a random
 * nonce, written `version.nonce.tag.text` in base64url; HMAC-SHA-256 as the blind index.
 */
export function vaultWith(secret: string): OpenVault {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `hearth:${purpose}`, 32));
  return {
    seal(text) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', keyFor(`seal:${newest}`), iv);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [newest, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
    },
    unseal(sealed) {
      const [version = '', iv = '', tag = '', text = ''] = sealed.split('.');
      const decipher = createDecipheriv('aes-256-gcm', keyFor(`seal:${version}`), Buffer.from(iv, 'base64url'), {
        authTagLength: 16,
      });
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
    },
    blind: (text) => createHmac('sha256', keyFor('blind')).update(text).digest('hex'),
  };
}

/** The key of this deployment, set once. */
function secret(): string {
  const key = process.env.HEARTH_SECRET;
  if (!key) throw new Error('the environment variable HEARTH_SECRET is not set');
  return key;
}

/** This deployment's own vault. */
export const vault: OpenVault = {
  seal: (text) => vaultWith(secret()).seal(text),
  unseal: (sealed) => vaultWith(secret()).unseal(sealed),
  blind: (text) => vaultWith(secret()).blind(text),
};
