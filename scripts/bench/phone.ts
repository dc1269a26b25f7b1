import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { buildPreview } from '../../local/phone/preview';
import { launchChromium } from '../../tests/support/browser';
import { dataFolder, startHearth } from '../../tests/support/hearth';
import { type Figure, median } from './figure';
import { noteWhenShown, timeOfOpening } from './in-page';
import { everyPage, type Opened } from './pages';

const goals = { first: 800, change: 250 };
const rounds = 5;
/** Each page is opened so often; there are many. */
const pageRounds = 3;
/** Nobody taps before having looked: what the phone still fetches by then is no part of a switch. */
const pauseMs = 600;

/**
 * Opens the built mini-program in Chromium with the processor slowed down four times: how long home takes and a tap, and every page
 * that has an address of its own, opened first of all and from within the running app.
 */
export async function measurePhone(dist: string): Promise<Figure[]> {
  const nodeModules = join(__dirname, '..', '..', 'node_modules');
  await buildPreview({ miniprogram: join(dist, 'miniprogram'), out: join(dist, 'preview'), nodeModules });
  const data = dataFolder();
  const hearth = await startHearth(data.path);
  const browser = await launchChromium();
  try {
    const seen: { first: number; switches: number[] }[] = [];
    for (let round = 0; round < rounds; round += 1) seen.push(await oneRound(browser, hearth.url));
    const home = median(seen.map(({ first }) => first));
    const taps = median(seen.flatMap(({ switches }) => switches));
    return [
      within('home page, first content, CPU 4× slower', home, goals.first),
      within('page switch by a tap, CPU 4× slower', taps, goals.change),
      ...(await pages(browser, hearth.url)),
    ];
  } finally {
    await browser.close();
    await hearth.stop();
    data.remove();
  }
}

function within(what: string, ms: number, atMost: number): Figure {
  return { what, seen: Math.round(ms), unit: 'ms', atMost };
}

/** Every page, in turns, so that whatever else the machine does falls on all of them alike. */
async function pages(browser: Browser, url: string): Promise<Figure[]> {
  const all = await everyPage(url);
  const first = all.map((): number[] => []);
  const changes = all.map((): number[] => []);
  for (let round = 0; round < pageRounds; round += 1)
    for (const [at, opened] of all.entries()) {
      first[at]?.push(await firstContent(browser, url, opened));
      changes[at]?.push(await change(browser, url, opened));
    }
  const named = (of: readonly number[][], how: string, most: number) =>
    all.map(({ page }, at) =>
      within(`${how} ${page.split('?')[0]?.replace('packages/', '')}`, median(of[at] ?? []), most),
    );
  return [...named(first, 'first', goals.first), ...named(changes, 'switch', goals.change)];
}

/** A slow phone of somebody's, at an address; what is done with it ends with it. */
async function onPhone<T>(
  browser: Browser,
  address: string,
  text: string,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.addInitScript(noteWhenShown, text);
    await page.goto(address);
    return await use(page);
  } finally {
    await context.close();
  }
}

const shown = (page: Page) => page.evaluate(() => window.shownAfter ?? Number.NaN);

function firstContent(browser: Browser, url: string, { page, who, see }: Opened): Promise<number> {
  return onPhone(browser, `${url}/?as=${who}#${encodeURI(page)}`, see, shown);
}

/** From the call that opens the page, as a tapped message does, to the picture that shows its text; home, of all pages, from the one of one's own. */
function change(browser: Browser, url: string, { page, who, see }: Opened): Promise<number> {
  const start = page === home ? 'pages/mine/mine' : home;
  return onPhone(browser, `${url}/?as=${who}#${start}`, '12351', async (phone) => {
    await shown(phone);
    await phone.waitForTimeout(pauseMs);
    return appOf(phone).evaluate(timeOfOpening, { page, see });
  });
}

const home = 'pages/home/home';

function appOf(page: Page): Frame {
  const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
  if (!frame) throw new Error('there is no phone in the page');
  return frame;
}

/** Whose phone it is; her name is the first content that comes from the cloud. */
const worker = { openid: 'worker-wang', name: '王建国' };
const taps = [
  { tap: '求助维权', see: '开始填写' },
  { tap: '开始填写', see: '发生了什么？' },
];

function oneRound(browser: Browser, url: string): Promise<{ first: number; switches: number[] }> {
  return onPhone(browser, `${url}/?as=${worker.openid}`, worker.name, async (page) => {
    const first = await shown(page);
    const switches: number[] = [];
    for (const step of taps) switches.push(await timeOfTap(page, step));
    return { first, switches };
  });
}

/** From the touch to the first picture that shows the awaited text, measured in the page itself. */
async function timeOfTap(page: Page, { tap, see }: (typeof taps)[number]): Promise<number> {
  await page.waitForTimeout(pauseMs);
  const target = page.frameLocator('#app').getByText(tap, { exact: true }).first();
  const box = await target.boundingBox();
  const frame = appOf(page);
  if (!box) throw new Error(`there is no 「${tap}」 to tap`);
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
