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
/** Nobody taps before having looked: what the phone still fetches by then is no part of a switch. */
const pauseMs = 600;

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
  { tap: '求助维权', see: '开始填写' },
  { tap: '开始填写', see: '发生了什么？' },
];

async function oneRound(browser: Browser, url: string): Promise<{ first: number; switches: number[] }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(noteWhenShown, worker.name);
  await page.goto(`${url}/?as=${worker.openid}`);
  const first = await page.evaluate(() => window.shownAfter ?? Number.NaN);
  const switches: number[] = [];
  for (const step of taps) switches.push(await timeOfTap(page, step));
  await context.close();
  return { first, switches };
}

declare global {
  interface Window {
    /** Milliseconds from opening the address until the awaited text stood on the phone. */
    shownAfter?: Promise<number>;
    tellShown?(milliseconds: number): void;
    /** Milliseconds from the finger's touch until the awaited text stood on the phone. */
    tapTook?: Promise<number>;
  }
}

/**
 * Runs in every frame from its beginning; in the phone's own it notes the picture after the text has come. It watches
 * the changes instead of asking again and again, which on the slowed processor would itself take a tenth of the time.
 */
function noteWhenShown(text: string): void {
  const shell = window.top;
  if (!shell) return;
  if (window === shell) {
    shell.shownAfter = new Promise((tell) => {
      shell.tellShown = tell;
    });
    return;
  }
  new MutationObserver((_, observer) => {
    if (!document.body?.textContent?.includes(text)) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      shell.tellShown?.(performance.timeOrigin + performance.now() - shell.performance.timeOrigin);
    });
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

/** From the touch to the first picture that shows the awaited text, measured in the page itself. */
async function timeOfTap(page: Page, { tap, see }: (typeof taps)[number]): Promise<number> {
  await page.waitForTimeout(pauseMs);
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
      new MutationObserver((_, observer) => {
        if (began === 0 || !document.body.textContent?.includes(text)) return;
        observer.disconnect();
        requestAnimationFrame(() => done(performance.now() - began));
      }).observe(document.body, { childList: true, characterData: true, subtree: true });
    });
  }, see);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  return frame.evaluate(() => window.tapTook ?? Number.NaN);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
}
