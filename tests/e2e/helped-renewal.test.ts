import { sheetOfPaper } from '../../local/worlds/picture';
import { openHouse } from '../support/house';
import { equip, faultsOf } from '../support/screen-check';

const house = openHouse();

describe('another year for somebody without a phone', () => {
  it('is handed in by the colleague who filed for her, on a small phone with large type', async () => {
    const phone = await house.phoneOf('staff-lin', '', { width: 320, height: 568 });
    await phone.page.evaluate(() => localStorage.setItem('shell:large-type', 'yes'));
    await equip(phone);
    const faults: string[] = [];
    const pass = async (words: string) => {
      await phone.see(words);
      faults.push(...(await faultsOf(phone, words)));
    };
    await phone.open('packages/staff/bench/bench');
    await phone.fill('编号、姓名或电话', '许金莲');
    await phone.tap('查找');
    await pass('找到 1 件');
    await phone.tap('高校 · 赣南师范大学');
    await pass('代本人续领');
    await phone.tap('代本人续领');
    await pass('替谁续领');
    await phone.tap('开始填写');
    await pass('请当面问本人');
    const paper = { name: '在读证明.png', mimeType: 'image/png', buffer: sheetOfPaper() };
    await phone.tap('拍照或选照片');
    await phone.giveFiles('同意并继续', [paper]);
    await phone.seeNo('正在上传');
    await phone.fill('现在读几年级', '大学二年级');
    await phone.tap('没有变化');
    await phone.tap('下一步');
    await pass('上一次的是尾号');
    // Her name and number are masked for the colleague, so they are asked anew.
    await phone.fill('银行卡户名', '许小军');
    await phone.fill('您的电话', '13800000021');
    await phone.tap('下一步');
    await pass('上一次的同意只管上一次');
    for (const consent of ['核对家庭情况', '使用银行卡号', '公示']) await phone.tap(`同意：${consent}`);
    await phone.tap('下一步');
    await pass('请把今年新交的内容读给本人听');
    await phone.tap('提交');
    await pass('请先读给本人听');
    await phone.tap('已当面读给本人听，本人确认无误');
    await phone.tap('提交');
    await pass('再告诉本人');
    await phone.tap('查看这件事的进展');
    await pass('由 林海燕 代为登记，本人没有微信');
    expect(faults).toEqual([]);
    expect(house.troubles()).toEqual([]);
  });
});
