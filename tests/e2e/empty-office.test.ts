import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/browser';
import { dataFolder, type Started, startHearth } from '../support/hearth';
import { openPhone, type Phone } from '../support/phone';

const data = dataFolder();
let browser: Browser;
let hearth: Started;

beforeAll(async () => {
  [browser, hearth] = await Promise.all([launchChromium(), startHearth(data.path, '--world', 'emptyOffice')]);
});
afterAll(async () => {
  await browser.close();
  await hearth.stop();
  data.remove();
});

/** Enters a code on the page 我的. */
async function join(phone: Phone, code: string): Promise<void> {
  await phone.tap('我的');
  await phone.tap('我是工会工作人员');
  await phone.fill('邀请码', code);
  await phone.tap('加入');
}

describe('a union on its first day', () => {
  it('makes its administrator by the printed code, who invites a colleague, who takes up her post', async () => {
    const code = /administrator code: ([0-9A-Z]{10})/.exec(hearth.printed())?.[1] ?? '';
    const first = await openPhone(browser, hearth.url, { as: 'the-very-first' });
    await first.see('您好');
    await join(first, code);
    await first.see('工作台');
    await first.see('超期');
    await first.restart();
    await first.tap('我的');
    await first.tap('邀请同事');
    await first.fill('姓名', '李敏');
    await first.fill('职务', '权益保障部干事');
    await first.tap('身份 请选择');
    await first.choose('市总工会经办人');
    await first.tap('所在岗位 请选择');
    await first.choose('市总权益保障部');
    await first.tap('生成邀请码');
    const shown = await first
      .app()
      .getByLabel(/^邀请码 /)
      .getAttribute('aria-label');

    const colleague = await openPhone(browser, hearth.url, { as: 'the-colleague' });
    await join(colleague, shown ?? '');
    await colleague.see('市总权益保障部');
    expect([...first.troubles, ...colleague.troubles]).toEqual([]);
  });
});
