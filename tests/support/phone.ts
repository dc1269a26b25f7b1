import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import type { Network } from '../../local/phone/runtime/host';

const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 40;

export interface PhoneOptions {
  /** Whose phone it is. */
  as: string;
  /** The page to open, with its query; the home page when left out. */
  path?: string;
  width?: number;
  height?: number;
}

/** Opens the preview at `url` as a phone that fills the window: 390 × 844 when nothing else is said. */
export async function openPhone(browser: Browser, url: string, options: PhoneOptions): Promise<Phone> {
  const { as, path = '', width = 390, height = 844 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const phone = new Phone(context, page);
  await page.goto(`${url.replace(/\/$/, '')}/?as=${encodeURIComponent(as)}#${path.replace(/^\//, '')}`);
  await phone.started();
  return phone;
}

/** A person's phone: verbs for what she does and sees. A verb waits up to ten seconds before it fails. */
export class Phone {
  /** Errors of the mini-program, and calls that the preview does not have. A sound journey leaves none. */
  readonly troubles: string[] = [];

  constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.troubles.push(error.message));
    page.on('console', (message) => {
      // What the network refuses is the mini-program's to handle.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.troubles.push(message.text());
      }
    });
  }

  /** The frame in which the mini-program runs. */
  app(): FrameLocator {
    return this.page.frameLocator('#app');
  }

  /** Taps what carries the text or accessible name: in a dialog, on the page, or in the bars, in this order. */
  async tap(text: string): Promise<void> {
    const target = await this.find(`tap 「${text}」`, [
      this.surfaces().getByRole('button', { name: text, exact: true }),
      this.surfaces().getByText(text, { exact: true }),
      this.app().getByRole('button', { name: text, exact: true }),
      this.app().getByText(text, { exact: true }),
      this.app().getByLabel(text, { exact: true }),
      this.bars().getByRole('button', { name: text, exact: true }),
      this.app().getByText(text),
    ]);
    await target.click();
  }

  /** Confirms the sheet that a step's button has opened; its own button carries the same verb. */
  async confirm(verb: string): Promise<void> {
    await this.app().getByRole('dialog').getByRole('button', { name: verb, exact: true }).click();
  }

  /** Confirms the sheet of a step and waits until the cloud has it: the sheet itself foretells what the case will say. */
  async complete(verb: string): Promise<void> {
    await this.confirm(verb);
    await this.see(`已完成：${verb}`);
  }

  /** Writes into the field with the label, accessible name or placeholder. */
  async fill(label: string, text: string): Promise<void> {
    const field = await this.find(`fill 「${label}」`, [
      this.surfaces().getByPlaceholder(label),
      this.app().getByLabel(label, { exact: true }).and(this.app().locator('input, textarea')),
      this.app().getByPlaceholder(label),
      this.app().getByText(label, { exact: true }).locator('xpath=following::*[self::input or self::textarea][1]'),
    ]);
    await field.fill(text);
  }

  /** Waits until the text is to be seen: on the page, in a dialog or in the bars. */
  async see(text: string): Promise<void> {
    await this.find(`see 「${text}」`, this.places(text));
  }

  /** Waits until the text is nowhere to be seen. */
  async seeNo(text: string): Promise<void> {
    await this.eventually(`not see 「${text}」`, async () => (await this.visible(this.places(text))) === null);
  }

  /** Turns the wheels of an open picker to the options, wheel by wheel, and confirms. */
  async choose(...options: string[]): Promise<void> {
    for (const [at, option] of options.entries()) {
      await this.surfaces().getByRole('listbox').nth(at).getByRole('option', { name: option, exact: true }).click();
    }
    await this.tap('确定');
  }

  /** Taps what asks for a photo or a picture, and gives these files to the chooser that opens. */
  async giveFiles(text: string, files: string[] | { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser', { timeout: PATIENCE_MS });
    await this.tap(text);
    await (await chooser).setFiles(files);
  }

  async back(): Promise<void> {
    await this.tap('返回');
  }

  /** Opens a page as a tapped message does; what was on the screen before is gone then. A tab may be there already. */
  async open(page: string): Promise<void> {
    const before = this.app().locator('.mp-page');
    await before.evaluateAll((pages) => {
      for (const each of pages) each.setAttribute('data-left', '');
    });
    await this.page.evaluate((wanted) => window.__phone?.open(wanted), page);
    if (page.startsWith('pages/')) return;
    await this.app().locator('.mp-page[data-left]').filter({ visible: true }).first().waitFor({ state: 'hidden' });
  }

  /** Closes the mini-program and opens it again. */
  async restart(): Promise<void> {
    await this.bars().getByRole('button', { name: '关闭后重新打开' }).click();
    await this.started();
  }

  async network(network: Network): Promise<void> {
    await this.page.evaluate((wanted) => window.__phone?.setNetwork(wanted), network);
  }

  /** The next requests reach the cloud, but their replies are lost on the way back. */
  async loseReply(count = 1): Promise<void> {
    await this.page.evaluate((lost) => window.__phone?.loseReply(lost), count);
  }

  /** Takes another person's phone. */
  async become(openid: string): Promise<void> {
    const { origin } = new URL(this.page.url());
    // Leaving first: an address that differs in its hash alone would not load anew.
    await this.page.goto('about:blank');
    await this.page.goto(`${origin}/?as=${encodeURIComponent(openid)}`);
    await this.started();
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  /** Waits until the first page of the mini-program is on the screen. */
  async started(): Promise<void> {
    await this.app().locator('wx-page').first().waitFor({ state: 'attached', timeout: PATIENCE_MS });
  }

  private surfaces(): Locator {
    return this.page.locator('#surfaces');
  }

  private bars(): Locator {
    return this.page.locator('#bars, #capsule, #tabs');
  }

  private places(text: string): Locator[] {
    return [this.app().getByText(text), this.surfaces().getByText(text), this.bars().getByText(text)];
  }

  private async find(wish: string, candidates: Locator[]): Promise<Locator> {
    let found: Locator | null = null;
    await this.eventually(wish, async () => {
      found = await this.visible(candidates);
      return found !== null;
    });
    if (found === null) throw new Error(`could not ${wish}`);
    return found;
  }

  private async visible(candidates: Locator[]): Promise<Locator | null> {
    for (const candidate of candidates) {
      const shown = candidate.filter({ visible: true });
      if ((await shown.count()) > 0) return shown.first();
    }
    return null;
  }

  private async eventually(wish: string, holds: () => Promise<boolean>): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    while (!(await holds())) {
      if (Date.now() > until) throw new Error(`could not ${wish}; the screen says:\n${await this.text()}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  private async text(): Promise<string> {
    const shown = [this.bars(), this.app().locator('body'), this.surfaces()];
    return (await Promise.all(shown.map((each) => each.allInnerTexts()))).flat().filter(Boolean).join('\n');
  }
}
