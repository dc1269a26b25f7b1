import { Workbook } from 'exceljs';
import { seedYear } from '../../local/worlds/ruijin';
import { documentIn } from '../support/document';
import { openHouse } from '../support/house';
import { equip, faultsOf } from '../support/screen-check';

const house = openHouse();
/** A small phone in large type, on which everything is looked at. */
const keeperAt = async (path: string) => {
  const phone = await house.phoneOf('staff-zu', '', { width: 320, height: 568 });
  await phone.page.evaluate(() => localStorage.setItem('shell:large-type', 'yes'));
  await equip(phone);
  await phone.open(path);
  return phone;
};

const row = (name: string, workers: string) => [
  name,
  '还在筹建，没有领证照',
  '非公有制企业',
  '私营企业',
  '制造业',
  '象湖镇',
  workers,
];
const header = ['单位名称', '为什么没有代码', '组织类别', '单位类别', '行业', '所属乡镇、园区', '职工人数'];
const more: [string, string][] = [
  ['注册地址', '象湖镇红都大道1号'],
  ['生产经营地址', '象湖镇红都大道1号'],
  ['法定代表人', '刘建国'],
  ['法定代表人电话', '13900102001'],
  ['联系人', '谢小兰'],
  ['联系人电话', '13900102002'],
  ['成立(开业)日期', '2026/1/5'],
  ['生产经营状态', '筹建'],
  ['人数是哪一天的', '2026.11.1'],
  ['其中女职工', '3'],
  ['其中农民工', '2'],
  ['其中劳务派遣', '0'],
  ['其中新就业形态', '0'],
  ['有党组织吗', '没有'],
  ['有共青团组织吗', '没有'],
  ['有妇联组织吗', '没有'],
  ['有工会吗', '没有'],
  ['没有建会的主要原因', '筹建或新开业，还没有满期'],
  ['数据来源', '网格员'],
  ['普查员', '祖国华'],
  ['普查日期', '2026-11-2'],
  ['核对人', '秦岭'],
];
const lines = (...rows: string[][]) => [
  [...header, ...more.map(([title]) => title)],
  ...rows.map((cells) => [...cells, ...more.map(([, cell]) => cell)]),
];
const sheet = (...rows: string[][]) =>
  lines(...rows)
    .map((cells) => cells.join('\t'))
    .join('\n');
/** The same as a colleague sends it: a workbook with a title over the table. */
async function workbook(...rows: string[][]) {
  const book = new Workbook();
  book.addWorksheet('普查').addRows([['象湖镇企业普查表'], [], ...lines(...rows)]);
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: '象湖镇企业.xlsx', mimeType, buffer: Buffer.from(await book.xlsx.writeBuffer()) };
}

describe('a register on the phone', () => {
  it('is found on the bench, narrowed and searched, and a record is gone on with', async () => {
    const keeper = await keeperAt('packages/staff/bench/bench');
    const faults: string[] = [];
    await keeper.tap('台账');
    await keeper.see('更多筛选');
    faults.push(...(await faultsOf(keeper, '台账')));
    await keeper.tap('更多筛选');
    await keeper.tap('钉子户 1 家');
    await keeper.see('瑞金市宏盛石材有限公司');
    await keeper.see('一共 1 家，都在这里了');
    await keeper.tap('瑞金市宏盛石材有限公司');
    await keeper.see('要办的事');
    await keeper.see('暂缓建会');
    faults.push(...(await faultsOf(keeper, '企业')));
    await keeper.tap('其他操作');
    await keeper.tap('由我负责');
    await keeper.complete('由我负责');
    await keeper.see('祖国华');
    await keeper.tap('其他操作');
    await keeper.tap('重新普查');
    expect(await keeper.app().getByLabel('单位名称', { exact: true }).inputValue()).toBe('瑞金市宏盛石材有限公司');
    const point = keeper.app().getByLabel('地图上的位置', { exact: true });
    await keeper.tap('在地图上点');
    await point.fill('');
    await keeper
      .app()
      .locator('wx-map')
      .click({ position: { x: 60, y: 60 } });
    await keeper.app().locator('wx-map .map-spot').waitFor();
    expect(await point.inputValue()).toMatch(/^11[56]\.\d{5},25\.\d{5}$/);
    faults.push(...(await faultsOf(keeper, '重新普查')));
    expect(faults).toEqual([]);
    expect(house.troubles()).toEqual([]);
  });

  it('leads from the bench to what is due, from the table of stages, the map and the board to the records behind them', async () => {
    const keeper = await keeperAt('packages/staff/bench/bench');
    const faults: string[] = [];
    await keeper.tap('台账里今天要办、已经超期的');
    await keeper.see('已经超期');
    faults.push(...(await faultsOf(keeper, '要办的事')));
    await keeper.open('packages/registers/way/way?kind=enterprise');
    await keeper.tap('暂缓建会');
    await keeper.see('一共 1 家，都在这里了');
    faults.push(...(await faultsOf(keeper, '进度表')));
    await keeper.tap('瑞金市宏盛石材有限公司');
    await keeper.see('给');
    await keeper.see('是哪家单位');
    faults.push(...(await faultsOf(keeper, '企业')));
    await keeper.open('packages/registers/map/map?kind=enterprise');
    await keeper.see('点图上的位置，看是哪一家。');
    faults.push(...(await faultsOf(keeper, '地图')));
    // By the keyboard: another marker may lie over it.
    const marker = keeper.app().getByLabel('瑞金市诚达模具有限公司 会员已发展', { exact: true });
    await marker.press('Enter');
    await keeper.see('图上挨得太近的，都列在这里。');
    for (const _ of '三次放大') await keeper.tap('放大');
    await marker.press('Enter');
    await keeper.seeNo('图上挨得太近的，都列在这里。');
    for (const _ of '再缩小了') await keeper.tap('缩小');
    await marker.press('Enter');
    await keeper.tap('瑞金市宏盛石材有限公司');
    await keeper.see('要办的事');
    const leader = await house.phoneOf('staff-zhou', 'packages/registers/board/board?kind=enterprise');
    await leader.see('÷ 应建工会企业');
    await leader.tap(`${seedYear(new Date().toISOString())}年`);
    await leader.see('95.1%');
    await leader.tap('÷ 应建工会企业');
    await leader.see('瑞金市盛源纺织有限公司');
    expect(faults).toEqual([]);
    expect(house.troubles()).toEqual([]);
  });

  it('gives a letter of a record as a file that opens, and that a colleague can be sent', async () => {
    const keeper = await keeperAt('packages/registers/list/list?kind=enterprise');
    await keeper.fill('名称或代码', '金岭精密');
    await keeper.tap('查找');
    await keeper.tap('瑞金市金岭精密电子有限公司');
    await keeper.see('文书');
    await keeper.tap('建会请示');
    const link = keeper.page.getByRole('dialog', { name: '文档' }).getByRole('link', { name: '在新标签页打开' });
    const address = (await link.getAttribute('href')) ?? '';
    const bytes = await keeper.page.evaluate(
      async (url) => Array.from(new Uint8Array(await (await fetch(url)).arrayBuffer())),
      address,
    );
    const { lines } = await documentIn(Buffer.from(bytes));
    expect(lines[0]).toBe('关于成立瑞金市金岭精密电子有限公司工会的请示');
    await keeper.tap('关闭');
    await keeper.see('照登记的内容生成');
    const faults = await faultsOf(keeper, '文书');
    await keeper.tap('转发给同事');
    await keeper.see('重新生成建会请示');
    expect(faults).toEqual([]);
    expect(house.troubles()).toEqual([]);
  });

  it('takes a pasted table in once nothing of it is wrong', async () => {
    const keeper = await keeperAt('packages/registers/import/import?kind=enterprise');
    await keeper.fill('粘贴表格', sheet(row('瑞金市新苗童装有限公司', '八'), row('瑞金市新叶茶业有限公司', '9')));
    await keeper.tap('逐行检查');
    await keeper.see('有 1 处要改，改好以后重新粘贴，或者再选一次表格');
    await keeper.see('第 1 行(瑞金市新苗童装有限公司)，职工人数：数字没有看懂，请只写数字。');
    const faults = await faultsOf(keeper, '导入');
    await keeper.fill('粘贴表格', sheet(row('瑞金市新苗童装有限公司', '8'), row('瑞金市新叶茶业有限公司', '9')));
    await keeper.tap('逐行检查');
    await keeper.see('新登记 2 家');
    await keeper.tap('导入这 2 家企业');
    await keeper.see('已导入 2 家');
    const { rows } = await house.call<{ rows: { headline: string }[] }>('staff-zu', 'register.list', {
      kind: 'enterprise',
      sought: '新苗童装',
    });
    expect(rows.map(({ headline }) => headline)).toEqual(['瑞金市新苗童装有限公司']);
    expect(faults).toEqual([]);
    expect(house.troubles()).toEqual([]);
  });

  it('takes a table from a chat in, and leaves nothing of the file in the cloud', async () => {
    const keeper = await keeperAt('packages/registers/import/import?kind=enterprise');
    const table = await workbook(row('瑞金市新竹竹艺有限公司', '8'));
    const page = { name: '说明.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('没有表格') };
    await keeper.tap('从聊天里选表格');
    await keeper.giveFiles('同意并继续', [page]);
    await keeper.see('没有找到列名');
    await keeper.giveFiles('从聊天里选表格', [table]);
    await keeper.see('象湖镇企业.xlsx，1 行');
    await keeper.see('新登记 1 家');
    const faults = await faultsOf(keeper, '导入');
    await keeper.tap('导入这 1 家企业');
    await keeper.see('已导入 1 家');
    expect(faults).toEqual([]);
    expect(house.troubles()).toEqual([]);
  });
});
