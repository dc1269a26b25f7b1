import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { buildPreview } from '../../local/phone/preview';
import { launchChromium } from '../../tests/support/browser';
import { dataFolder, startHearth } from '../../tests/support/hearth';

export interface PhoneSpeed {
  /** From opening the address to the home page's first content with its data, median ms. */
  firstContentMs: number;
  /** From the tap to the new page on the screen, median ms. */
  switchMs: number;
}

const rounds = 5;

/** Opens the built mini-program in Chromium with the processor slowed down four times. */
export async function measurePhone(dist: string): Promise<PhoneSpeed> {
  const nodeModules = join(__dirname, '..', '..', 'node_modules');
  await buildPreview({ miniprogram: join(dist, 'miniprogram'), out: join(dist, 'preview'), nodeModules });
  const data = dataFolder();
  const hearth = await startHearth(data.path);
  const browser = await launchChromium();
  try {
    const first: number[] = [];
    const switches: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const measured = await oneRound(browser, hearth.url);
      first.push(measured.first);
      switches.push(...measured.switches);
    }
    return { firstContentMs: median(first), switchMs: median(switches) };
  } finally {
    await browser.close();
    await hearth.stop();
    data.remove();
  }
}

async function oneRound(browser: Browser, url: string): Promise<{ first: number; switches: number[] }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(`${url}/?as=worker-wang`);
  const app = page.frameLocator('#app');
  await app.getByText('王建国').first().waitFor();
  const first = await sinceStart(page);
  const switches: number[] = [];
  for (const [tap, see] of [
    ['去填写', '开始填写'],
    ['开始填写', '发生了什么？'],
  ] as const) {
    const began = Date.now();
    await app.getByText(tap, { exact: true }).first().click();
    await app.getByText(see).first().waitFor();
    switches.push(Date.now() - began);
  }
  await context.close();
  return { first, switches };
}

/** The moment at which the mini-program marked its first content, in ms since the address was opened. */
function sinceStart(page: Page): Promise<number> {
  return page.evaluate(() => performance.getEntriesByName('mp-first-content')[0]?.startTime ?? Number.NaN);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
}
