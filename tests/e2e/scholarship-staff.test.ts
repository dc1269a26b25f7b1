import { openHouse } from '../support/house';
import type { Phone } from '../support/phone';
import { equip, faultsOf } from '../support/screen-check';

const house = openHouse();

const bench = 'packages/staff/bench/bench';
const nextYear = new Date().getFullYear() + 1;

/** A colleague at her bench, on a small phone with large type: what fits there fits everywhere. */
async function atBench(as: string): Promise<Phone> {
  const phone = await house.phoneOf(as, '', { width: 320, height: 568 });
  await phone.page.evaluate(() => localStorage.setItem('shell:large-type', 'yes'));
  await equip(phone);
  await phone.open(bench);
  return phone;
}

/** Waits for the words and looks at the screen that shows them. */
async function pass(phone: Phone, words: string): Promise<void> {
  await phone.see(words);
  expect(await faultsOf(phone, words)).toEqual([]);
}

describe('the head of the aid centre', () => {
  it('announces the season of next year from this year’s, and sees what she is about to announce', async () => {
    const head = await atBench('staff-wen');
    await head.tap('金秋助学');
    await pass(head, '各环节的申请');
    await head.tap('公布新一年');
    await pass(head, '第 1 步，共 5 步');
    await head.fill('名额', '');
    await head.tap('下一步');
    await pass(head, '这一项要填');
    await head.fill('名额', '66');
    await head.tap('下一步');
    await pass(head, '第 2 步，共 5 步');
    await head.fill('深度困难，高校', '5500.50');
    for (const step of [3, 4]) {
      await head.tap('下一步');
      await head.see(`第 ${step} 步，共 5 步`);
    }
    await head.tap('下一步');
    await pass(head, '5,500.50 元');
    await head.see('66 人');
    await head.tap('公布');
    await head.seeNo('核对后公布');
    await pass(head, `${nextYear}年金秋助学`);
    await head.tap(`${nextYear}年金秋助学`);
    await head.see('名额 66 人，已用 0 人，还剩 66 人');
  });

  it('opens the records behind a figure', async () => {
    const head = await atBench('staff-wen');
    await head.tap('金秋助学');
    await head.tap('公示中');
    await pass(head, '一共 1 件，都在这里了');
    await head.tap('高校 · 赣南师范大学');
    await pass(head, '规则测算(供参考)');
  });

  it('agrees first, and is told that the second must be somebody else, who then confirms', async () => {
    const head = await atBench('staff-wen');
    await head.tap('高校 · 赣南师范大学');
    await head.see('拟资助');
    await head.tap('同意资助');
    await head.complete('同意资助');
    await head.see('“确认资助”：前面的环节是您办的，这一步要由另一位同事来办。');
    const leader = await atBench('staff-zhou');
    await leader.tap('高校 · 赣南师范大学');
    await pass(leader, '还要另一位负责人确认');
    await leader.tap('确认资助');
    await leader.complete('确认资助');
    await leader.see('待发放');
  });
});

describe('the treasurer', () => {
  it('takes the card numbers out as a list, after she was told that it is noted, and they are gone when she leaves', async () => {
    const treasurer = await atBench('staff-xu');
    await treasurer.tap('待发放');
    await pass(treasurer, '尾号 0005');
    await treasurer.seeNo('6200 0000 0000 0005');
    await treasurer.tap('取出完整卡号制表');
    await pass(treasurer, '会留下记录');
    await treasurer.confirm('取出');
    await treasurer.seeNo('会留下记录');
    await pass(treasurer, '6200 0000 0000 0005');
    await treasurer.app().getByText('谢文斌', { exact: true }).click();
    await pass(treasurer, '登记已发放');
    await treasurer.back();
    await treasurer.see('取出完整卡号制表');
    await treasurer.seeNo('6200 0000 0000 0005');
    await pass(treasurer, '已在发放表里取出过，请先核对是否已经转账');
    await treasurer.see('请先核对，不要重复打款');
  });

  it('looks at one number on the case, which the applicant can read of', async () => {
    const treasurer = await atBench('staff-xu');
    await treasurer.tap('待发放');
    await treasurer.app().getByText('谢文斌', { exact: true }).click();
    await treasurer.tap('查看号码：银行卡号');
    await pass(treasurer, '6200 0000 0000 0005');
    await treasurer.tap('隐藏号码：银行卡号');
    await treasurer.seeNo('6200 0000 0000 0005');
    const applicant = await house.phoneOf('worker-xie', 'packages/worker/data/data');
    await applicant.see('看了银行卡号');
  });

  afterAll(() => {
    expect(house.troubles()).toEqual([]);
  });
});
