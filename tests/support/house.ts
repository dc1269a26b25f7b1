import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { isPreviewOf } from '../../local/phone/preview';
import { launchChromium } from './browser';
import { callDoor } from './door';
import { dataFolder, type Started, startHearth } from './hearth';
import { openPhone, type Phone, type PhoneOptions } from './phone';

/** What the build before the tests has made. */
const dist = resolve(__dirname, '../../dist');

/** The whole product in a real browser, and the phones of the people who play in it. */
export class House {
  readonly phones: Phone[] = [];
  private readonly data = dataFolder();
  private browser: Browser | undefined;
  private hearth: Started | undefined;

  constructor(private readonly flags: readonly string[]) {}

  /** Throws in words where the browser would wait for a phone that was never built, or look at one of before. */
  async open(): Promise<void> {
    if (!isPreviewOf(join(dist, 'miniprogram'), join(dist, 'preview')))
      throw new Error(
        'dist/preview is missing or older than dist/miniprogram: node scripts/run.mjs scripts/preview.ts',
      );
    const started = startHearth(this.data.path, ...this.flags);
    [this.browser, this.hearth] = await Promise.all([launchChromium(), started]);
  }

  async close(): Promise<void> {
    await this.browser?.close();
    await this.hearth?.stop();
    this.data.remove();
  }

  get url(): string {
    return this.running().url;
  }

  /** Everything the start has printed. */
  printed(): string {
    return this.running().printed();
  }

  /** A person's phone, at the home page or at another one. */
  async phoneOf(as: string, path = '', size: Pick<PhoneOptions, 'width' | 'height'> = {}): Promise<Phone> {
    if (!this.browser) throw new Error('the house is not open');
    const phone = await openPhone(this.browser, this.url, { as, path, ...size });
    this.phones.push(phone);
    return phone;
  }

  /** What went wrong on any of the phones; a sound journey leaves nothing. */
  troubles(): string[] {
    return this.phones.flatMap((phone) => phone.troubles);
  }

  /** An operation called as a person's phone would. */
  call<T>(openid: string, operation: string, input: object): Promise<T> {
    return callDoor<T>(this.url, openid, operation, input);
  }

  /** A power cut, and everything started again with the same data. */
  async crash(): Promise<void> {
    await this.running().kill();
    this.hearth = await startHearth(this.data.path, ...this.flags);
  }

  /** Everything is closed, and opened again so many days after the real one. */
  async daysLater(days: number): Promise<void> {
    for (const phone of this.phones.splice(0)) {
      expect(phone.troubles).toEqual([]);
      await phone.close();
    }
    await this.running().stop();
    this.hearth = await startHearth(this.data.path, ...this.flags, '--days-later', String(days));
  }

  private running(): Started {
    if (!this.hearth) throw new Error('the house is not open');
    return this.hearth;
  }
}

/** Opens a house before the tests of a file and closes it after them. */
export function openHouse(...flags: string[]): House {
  const house = new House(flags);
  beforeAll(() => house.open());
  afterAll(() => house.close());
  return house;
}
