import { Workbook } from 'exceljs';
import { openHouse } from '../support/house';

const house = openHouse();
afterEach(() => {
  expect(house.troubles()).toEqual([]);
});

describe('the queue as a sheet', () => {
  it('comes onto the officer’s phone as a workbook, can be passed on, and an auditor reads who took it', async () => {
    const officer = await house.phoneOf('staff-lin', 'packages/staff/bench/bench');
    await officer.tap('导出表格');
    const link = officer.page.getByRole('dialog', { name: '文档' }).getByRole('link', { name: '在新标签页打开' });
    const address = (await link.getAttribute('href')) ?? '';
    const bytes = await officer.page.evaluate(
      async (url) => Array.from(new Uint8Array(await (await fetch(url)).arrayBuffer())),
      address,
    );
    const book = new Workbook();
    await book.xlsx.load(Uint8Array.from(bytes).buffer);
    expect(book.worksheets[0]?.getCell('A1').value).toBe('待办清单');
    await officer.tap('关闭');
    await officer.tap('转发给同事');
    await officer.see('重新导出表格');
    const auditor = await house.phoneOf('staff-guo', 'packages/staff/alarms/alarms');
    await auditor.tap('谁导出过名单：导出记录');
    await auditor.see('林海燕');
    await auditor.see('我经办的，全部未办结');
  });
});
