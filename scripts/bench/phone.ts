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

/** Whose phone it is; her name is the first content that comes from the cloud. */
const worker = { openid: 'worker-wang', name: '王建国' };
const taps = [
  { tap: '去填写', see: '开始填写' },
  { tap: '开始填写', see: '发生了什么？' },
];

async function oneRound(browser: Browser, url: string): Promise<{ first: number; switches: number[] }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(noteWhenShown, worker.name);
  await page.goto(`${url}/?as=${worker.openid}`);
  await page.waitForFunction(() => window.shownAfter !== undefined);
  const first = await page.evaluate(() => window.shownAfter ?? Number.NaN);
  const switches: number[] = [];
  for (const step of taps) switches.push(await timeOfTap(page, step));
  await context.close();
  return { first, switches };
}

declare global {
  interface Window {
    /** Milliseconds from opening the address until the awaited text stood on the phone. */
    shownAfter?: number;
    /** Milliseconds from the finger's touch until the awaited text stood on the phone. */
    tapTook?: Promise<number>;
  }
}

/** Runs in every frame from its beginning; in the phone's own it notes the picture after the text has come. */
function noteWhenShown(text: string): void {
  const shell = window.top;
  if (!shell || window === shell) return;
  setInterval(() => {
    if (shell.shownAfter !== undefined || !document.body?.textContent?.includes(text)) return;
    requestAnimationFrame(() => {
      shell.shownAfter ??= performance.timeOrigin + performance.now() - shell.performance.timeOrigin;
    });
  }, 8);
}

/** From the touch to the first picture that shows the awaited text, measured in the page itself. */
async function timeOfTap(page: Page, { tap, see }: (typeof taps)[number]): Promise<number> {
  const target = page.frameLocator('#app').getByText(tap, { exact: true }).first();
  const box = await target.boundingBox();
  const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
  if (!box || !frame) throw new Error(`there is no 「${tap}」 to tap`);
  await frame.evaluate((text) => {
    let began = 0;
    addEventListener(
      'mousedown',
      () => {
        began = performance.now();
      },
      { once: true, capture: true },
    );
    window.tapTook = new Promise((done) => {
      setInterval(() => {
        if (began === 0 || !document.body.textContent?.includes(text)) return;
        requestAnimationFrame(() => done(performance.now() - began));
      }, 8);
    });
  }, see);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const took = await frame.evaluate(() => window.tapTook ?? Number.NaN);
  await page.waitForTimeout(600);
  return took;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
}
