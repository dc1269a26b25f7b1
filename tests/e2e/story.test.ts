import { sheetOfPaper } from '../../local/worlds/picture';
import { openHouse } from '../support/house';
import type { Phone } from '../support/phone';

const house = openHouse();

/** Fills the appeal in, up to the page where everything is checked before it is handed in. */
async function fillAppeal(phone: Phone, employer: string, withPhoto: boolean): Promise<void> {
  await phone.tap('求助维权');
  await phone.tap('开始填写');
  await phone.tap('拖欠工资');
  await phone.fill('发生了什么？', '做了四个月木工，老板只付了两千元，剩下的一直拖着不给。');
  await phone.tap('下一步');
  await phone.tap('九堡镇');
  await phone.choose('象湖镇');
  await phone.fill('单位或老板的名称', employer);
  await phone.tap('下一步');
  await phone.fill('您认为应该给您多少钱？', '28600');
  if (withPhoto) {
    await phone.tap('拍照或选照片');
    await phone.see('使用照片前，请您知道');
    await phone.giveFiles('同意并继续', [{ name: '工资条.png', mimeType: 'image/png', buffer: sheetOfPaper() }]);
  }
  await phone.tap('下一步');
  await phone.tap('下一步');
  await phone.see('28,600 元');
}

describe('a call for help', () => {
  it('travels from a worker’s phone to a closed case, and she sees each step', async () => {
    const worker = await house.phoneOf('worker-yang');
    await fillAppeal(worker, '赣南建筑劳务队', true);
    await worker.tap('提交');
    await worker.see('已经提交');
    await worker.tap('提醒我进度');
    await worker.tap('允许');
    await worker.tap('查看进度');
    await worker.see('待受理');
    await worker.see('林海燕');

    const officer = await house.phoneOf('staff-lin', 'packages/staff/bench/bench');
    await officer.tap('拖欠工资 · 赣南建筑劳务队');
    await officer.see('由工作所在地的工会就近办理。');
    await officer.tap('受理');
    await officer.complete('受理');
    await officer.see('办理中');
    await officer.tap('办结');
    await officer.fill('办理结果', '经与单位协商，四个月工资已经全部付清。');
    await officer.fill('到账金额', '28600');
    await officer.complete('办结');
    await officer.see('已办结');

    await worker.restart();
    await worker.tap('办理');
    await worker.tap('拖欠工资 · 赣南建筑劳务队');
    await worker.see('经与单位协商，四个月工资已经全部付清。');
    await worker.see('28,600 元');
    await worker.tap('评价');
    await worker.tap('五星');
    await worker.complete('评价');
    await worker.see('已评价');
    expect([...worker.troubles, ...officer.troubles]).toEqual([]);
  });

  it('is all still there after a restart', async () => {
    await house.crash();
    const worker = await house.phoneOf('worker-yang', 'pages/cases/cases');
    await worker.see('拖欠工资 · 赣南建筑劳务队');
    await worker.see('已评价');
  });

  it('whose reply is lost between 提交 and the phone is one case, and nothing is lost', async () => {
    const worker = await house.phoneOf('worker-yang');
    await fillAppeal(worker, '失联建筑队', false);
    await worker.loseReply();
    await worker.tap('提交');
    await worker.see('没有连上工会的服务');
    await worker.network('off');
    await worker.restart();
    await worker.network('on');
    await worker.tap('求助维权');
    await worker.see('已经提交');
    await worker.tap('回首页');
    await worker.tap('办理');
    await worker.see('失联建筑队');
    const rows = await worker.app().getByText('拖欠工资 · 失联建筑队').filter({ visible: true }).count();
    expect(rows).toBe(1);
  });
});
