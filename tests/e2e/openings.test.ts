import { inventedIdentity } from '../../local/worlds/students';
import { openHouse } from '../support/house';
import { equip, faultsOf } from '../support/screen-check';

const house = openHouse();
const before = new Date().getFullYear() - 3;

describe('years before the product', () => {
  it('are entered from a pasted list, seen in the figures and taken back by a colleague', async () => {
    const faults: string[] = [];
    const at = async (as: string) => {
      const phone = await house.phoneOf(as, '', { width: 320, height: 568 });
      await phone.page.evaluate(() => localStorage.setItem('shell:large-type', 'yes'));
      await equip(phone);
      await phone.open('packages/staff/seasons/seasons');
      return phone;
    };
    const head = await at('staff-wen');
    const pass = async (words: string) => {
      await head.see(words);
      faults.push(...(await faultsOf(head, words)));
    };
    await head.tap('录入启用以前的发放');
    await pass('还没有录入过');
    await head.fill('哪一年发放的', String(before));
    await head.fill('依据', `${before}年花名册第3页`);
    const right = `${inventedIdentity('2006-03-04', 7)} 1000`;
    const list = '每行一名学生：身份证号码 金额，可以带姓名';
    await head.fill(list, `刘小兰 ${right}\n360799200603040071 2000`);
    await head.back();
    await pass('名单还没有录入，离开以后要重新粘贴。');
    await head.tap('取消');
    await head.tap('逐行检查');
    await pass('第 2 行(尾号 0071)');
    await pass('1 名学生可以录入，合计 1,000 元');
    await head.tap('录入这 1 人');
    await pass('已录入 1 人；还有 1 行没有录入，改好后可以再录');
    expect(await head.app().getByLabel(list, { exact: true }).inputValue()).toBe('360799200603040071 2000');
    await pass('第 1 行(尾号 0071)');
    await head.fill(list, '');
    await pass(`${before}年 · 1 人 · 1,000 元`);
    await head.back();
    await pass(`其中启用本系统以前录入 1 人`);
    const administrator = await at('staff-sun');
    await administrator.tap('录入启用以前的发放');
    await administrator.see(`${before}年 · 1 人 · 1,000 元`);
    await administrator.tap('撤销');
    await administrator.tap('撤销整份 1 人');
    await administrator.see('撤销这份 1 人');
    faults.push(...(await faultsOf(administrator, '撤销整份')));
    await administrator.fill('为什么撤销', '金额录错，按花名册重新录入。');
    await administrator.confirm('撤销这份 1 人');
    await administrator.see('整份都撤销？');
    await administrator.tap('撤销');
    await administrator.see(`${before}年 · 已全部撤销`);
    expect(faults).toEqual([]);
    expect(house.troubles()).toEqual([]);
  });
});
