import { sheetOfPaper } from '../../local/worlds/picture';
import { openHouse } from '../support/house';
import type { Phone } from '../support/phone';
import { equip, faultsOf } from '../support/screen-check';

const house = openHouse();
let phone: Phone;
const faults: string[] = [];
beforeAll(async () => {
  phone = await house.phoneOf('worker-zeng', '', { width: 320, height: 568 });
  await phone.page.evaluate(() => localStorage.setItem('shell:large-type', 'yes'));
  await equip(phone);
  await phone.open('packages/worker/apply/apply?kind=scholarship');
  await phone.tap('开始填写');
});

/** Waits for the words and looks at the screen that shows them. */
async function pass(words: string): Promise<void> {
  await phone.see(words);
  faults.push(...(await faultsOf(phone, words)));
}

async function next(words: string): Promise<void> {
  await phone.tap('下一步');
  await pass(words);
}

/** True for words that stand on the screen as it is, between the bars: nobody has to look for them. */
async function isInView(words: string): Promise<boolean> {
  const [box, bar] = await Promise.all([
    phone.app().getByText(words).filter({ visible: true }).first().boundingBox(),
    phone.app().locator('.bar').filter({ visible: true }).first().boundingBox(),
  ]);
  return box !== null && bar !== null && box.y > 80 && box.y + box.height < bar.y;
}

async function member(name: string, ...chips: string[]): Promise<void> {
  await phone.tap('添加一位家庭成员');
  await phone.fill('姓名', name);
  for (const chip of chips) await phone.tap(chip);
}

/** One after another on one phone: small, with large type. */
describe('a worker applies for the scholarship', () => {
  it('is told at once how a number is wrong, and sees it in groups while she mends it', async () => {
    await phone.fill('学生姓名', '曾小华');
    await phone.tap('子女');
    await phone.fill('学生身份证号码', '3607992008091500');
    await pass('已填 16 位，还差 2 位');
    await phone.fill('学校', '瑞金第一中学');
    await phone.tap('高校');
    await next('身份证号码不对');
    await phone.fill('学生身份证号码', '360799200809150010');
    await pass('360799 2008 0915 0010');
  });

  it('adds a paper and says where she works, with the union of her enterprise', async () => {
    await next('录取通知书或在读证明');
    await next('这一项要填');
    expect(await isInView('这一项要填')).toBe(true);
    await phone.tap('拍照或选照片');
    const paper = { name: '通知书.png', mimeType: 'image/png', buffer: sheetOfPaper() };
    await phone.giveFiles('同意并继续', [paper]);
    await phone.seeNo('正在上传');
    await next('您在哪里工作');
    await phone.tap('请选择');
    await phone.choose('红都鞋业有限公司工会');
    await phone.fill('工作单位', '红都鞋业有限公司');
  });

  it('fills in her family, one card after another, and finds a half-filled one where she left it', async () => {
    await next('添加一位家庭成员');
    await next('请至少填一位家庭成员');
    await member('曾庆华', '本人', '健康');
    await phone.fill('每月收入', '2800');
    await phone.tap('完成');
    await pass('本人，健康，2800 元');
    await member('李秀英', '配偶');
    await next('这一项要填');
    await phone.restart();
    await phone.open('packages/worker/apply/apply?kind=scholarship');
    await phone.tap('继续上次填写');
    // It is open again, as it was when she left.
    await phone.see('身体状况');
    expect(await phone.app().getByLabel('姓名').inputValue()).toBe('李秀英');
    await phone.tap('大病');
    await phone.fill('每月收入', '0');
    await phone.tap('完成');
    await member('曾小华', '子女', '健康');
    await phone.fill('每月收入', '0');
    await phone.tap('完成');
    await pass('子女，健康');
  });

  it('takes a card away only after she was asked', async () => {
    await member('多填的一位', '其他');
    await phone.tap('删除“多填的一位”');
    await phone.tap('不删');
    await phone.tap('删除“多填的一位”');
    await phone.tap('删除');
    await phone.seeNo('多填的一位');
  });

  it('gives each consent by an act of its own, and may take it back', async () => {
    await next('全家一年的其他收入');
    await phone.fill('一年自己付的看病钱', '32000');
    await next('这一项要填');
    for (const none of ['全家一年的其他收入', '一年的学费和住宿费', '一年的房租或房贷']) await phone.fill(none, '0');
    await next('家里有什么困难');
    await phone.fill('家里有什么困难', '孩子的妈妈去年查出大病，不能上班，每个月要买药。');
    await next('银行卡户名');
    await phone.fill('银行卡户名', '曾庆华');
    await phone.fill('开户银行', '瑞金农商银行象湖支行');
    await phone.fill('银行卡号', '6228481234567890128');
    await next('核对家庭情况');
    for (const consent of ['核对家庭情况', '使用银行卡号', '公示']) await phone.tap(`同意：${consent}`);
    await phone.tap('同意：公示');
    await next('没有您的同意');
    await phone.tap('同意：公示');
  });

  it('reads everything once more with the numbers masked, hands it in, and has a receipt', async () => {
    await next('您的电话');
    await next('核对后提交');
    await pass('3607**********0010');
    await pass('尾号 0128');
    await phone.see('李秀英，配偶，大病，每月收入 0 元');
    await phone.seeNo('档案保存十年');
    await phone.tap('核对家庭情况：看说明');
    await pass('档案保存十年');
    await phone.tap('提交');
    await pass('已经提交');
    await phone.see('红都鞋业有限公司工会');
  });

  afterAll(() => {
    expect(faults).toEqual([]);
    expect(phone.troubles).toEqual([]);
  });
});
