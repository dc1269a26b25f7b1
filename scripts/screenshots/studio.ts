import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { sheetOfPaper } from '../../local/worlds/picture';
import { openPhone, type Phone } from '../../tests/support/phone';

/** A phone to take pictures of. */
export interface Format {
  name: string;
  width: number;
  height: number;
  largeType: boolean;
}

/** Time for a sheet to slide in and for a font to arrive. */
const settleMs = 450;
/** A page longer than this many screens is not shown to its end. */
const mostScreens = 6;

/** Takes pictures of phones in one format, numbered in the order in which they are taken. */
export class Studio {
  private taken = 0;
  private readonly phones: Phone[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly url: string,
    private readonly format: Format,
    private readonly folder: string,
  ) {
    mkdirSync(join(folder, format.name), { recursive: true });
  }

  /** A person's phone, with the page open. */
  async phone(as: string, path = ''): Promise<Phone> {
    const { width, height, largeType } = this.format;
    const phone = await openPhone(this.browser, this.url, { as, path: largeType ? '' : path, width, height });
    this.phones.push(phone);
    if (!largeType) return phone;
    await phone.page.evaluate(() => localStorage.setItem('shell:large-type', 'yes'));
    await phone.restart();
    if (path) await phone.open(path);
    return phone;
  }

  /** What is on the screen now. */
  async shot(phone: Phone, name: string): Promise<void> {
    await phone.page.locator('.toast-box').waitFor({ state: 'detached' });
    await phone.page.waitForTimeout(settleMs);
    this.taken += 1;
    const file = `${String(this.taken).padStart(3, '0')}-${name}.png`;
    await phone.screenshot(join(this.folder, this.format.name, file));
  }

  /** The whole page, one screen after another. */
  async page(phone: Phone, name: string): Promise<void> {
    const frame = appFrame(phone);
    await phone.page.waitForTimeout(settleMs);
    const { inner, whole } = await frame.evaluate(() => ({
      inner: window.innerHeight,
      whole: document.documentElement.scrollHeight,
    }));
    const step = Math.round(inner * 0.8);
    const screens = Math.min(Math.ceil((whole - inner) / step) + 1, mostScreens);
    for (let at = 0; at < screens; at += 1) {
      await frame.evaluate((top) => window.scrollTo(0, top), at * step);
      await this.shot(phone, screens > 1 ? `${name}-${at + 1}` : name);
    }
    await frame.evaluate(() => window.scrollTo(0, 0));
  }

  /** How many pictures there are, and what went wrong inside the phones meanwhile. */
  async close(): Promise<{ taken: number; troubles: string[] }> {
    const troubles = this.phones.flatMap((phone) => phone.troubles);
    await Promise.all(this.phones.map((phone) => phone.close()));
    return { taken: this.taken, troubles };
  }
}

/** A picture to hand in, as a file chooser takes it. */
export function photo(name: string, seed = 0): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'image/png', buffer: sheetOfPaper(seed) };
}

function appFrame(phone: Phone): Frame {
  const frame = phone.page.frame({ name: 'app' });
  if (!frame) throw new Error('the phone shows no mini-program');
  return frame;
}
