import { openHouse } from '../support/house';
import type { Phone } from '../support/phone';

const house = openHouse('--world', 'emptyOffice');

/** Enters a code on the page 我的. */
async function join(phone: Phone, code: string): Promise<void> {
  await phone.tap('我的');
  await phone.tap('我是工会工作人员');
  await phone.fill('邀请码', code);
  await phone.tap('加入');
}

describe('a union on its first day', () => {
  it('makes its administrator by the printed code, who invites a colleague, who takes up her post', async () => {
    const code = /administrator code: ([0-9A-Z]{10})/.exec(house.printed())?.[1] ?? '';
    const first = await house.phoneOf('the-very-first');
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

    const colleague = await house.phoneOf('the-colleague');
    await join(colleague, shown ?? '');
    await colleague.see('市总权益保障部');
    expect([...first.troubles, ...colleague.troubles]).toEqual([]);
  });
});
