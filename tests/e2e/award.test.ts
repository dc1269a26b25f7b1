import { randomUUID } from 'node:crypto';
import { sheetOfPaper } from '../../local/worlds/picture';
import { inventedIdentity } from '../../local/worlds/students';
import { openHouse } from '../support/house';
import type { Phone } from '../support/phone';

const house = openHouse();

async function upload(openid: string): Promise<object[]> {
  const home = await fetch(`${house.url}/functions/api`, {
    method: 'POST',
    headers: { 'x-wx-openid': openid, 'content-type': 'application/json' },
    body: JSON.stringify({ operation: 'home.open', input: {} }),
  });
  const { value } = await home.json();
  const path = `uploads/${value.folder}/${randomUUID().replaceAll('-', '')}/1.png`;
  const reply = await fetch(`${house.url}/local/upload?path=${encodeURIComponent(path)}`, {
    method: 'POST',
    headers: { 'x-wx-openid': openid, 'content-type': 'image/png' },
    body: new Uint8Array(sheetOfPaper()),
  });
  const { fileID } = await reply.json();
  return [{ fileId: fileID, name: '录取通知书.png' }];
}

/** Takes a step of the case on an officer's phone: taps it, answers, confirms with the same verb. */
async function step(officer: Phone, verb: string, answer: () => Promise<void> = async () => {}): Promise<void> {
  await officer.tap(verb);
  await answer();
  await officer.complete(verb);
}

const visit = (officer: Phone) => async () => {
  await officer.tap('请选择日期');
  await officer.tap('确定');
  await officer.fill('入户的人', '胡志强、村委会刘主任');
  await officer.fill('看到的情况', '四口人，爱人卧病在床，单据齐全，与申请一致。');
  await officer.fill('意见', '情况属实，同意上报。');
};

const opinion = (officer: Phone) => () => officer.fill('意见', '材料齐全，同意资助。');

async function handIn(openid: string): Promise<string> {
  const family = [
    { name: '王建国', relation: 'self', health: 'good', monthlyFen: 280_000 },
    { name: '王小明', relation: 'child', health: 'good', monthlyFen: 0 },
  ];
  const answers = {
    ...{ student: '王小明', relation: 'child', identity: inventedIdentity('2008-05-04', 77), school: '江西理工大学' },
    ...{ stage: 'university', proof: await upload(openid), area: 'town:xianghu', unitUnion: 'unit:shoes' },
    ...{ employer: '红都鞋业有限公司', family },
    ...{ otherYearFen: 0, medicalYearFen: 1_500_000, educationYearFen: 0, housingYearFen: 0 },
    hardship: '爱人长年吃药，孩子考上大学，一年学费生活费要两万多元。',
    ...{ cardHolder: '王建国', bank: '瑞金农商银行象湖支行', cardNumber: '6200000000000005' },
    ...{ mayCheck: true, mayPay: true, mayPublish: true, name: '王建国', phone: '13800000001' },
  };
  const { caseId } = await house.call<{ caseId: string }>(openid, 'case.submit', { kind: 'scholarship', answers });
  return caseId;
}

const onBench = (id: string) => `packages/staff/case/case?id=${id}`;

describe('one student’s award', () => {
  let first = '';

  it('goes from the home visit through three levels to the published list', async () => {
    first = await handIn('worker-wang');
    const unit = await house.phoneOf('staff-hu', onBench(first));
    await step(unit, '核实属实，上报', visit(unit));
    await unit.see('待初审');
    const town = await house.phoneOf('staff-lin', onBench(first));
    await step(town, '初审通过，上报', opinion(town));
    await town.see('待审核');
    const city = await house.phoneOf('staff-xiao', onBench(first));
    await step(city, '审核通过', async () => {
      for (const chip of ['深度困难', '高校']) {
        await city.app().getByRole('dialog').getByRole('radio', { name: chip, exact: true }).click();
      }
      await opinion(city)();
    });
    await city.see('5,000 元');
    await step(city, '开始公示');
    await city.see('公示中');
    const anybody = await house.phoneOf('worker-ouyang', 'packages/worker/notices/notices');
    await anybody.see('王*明');
  });

  it('is decided by two people after the notice, paid by the treasurer, and the worker reads it', async () => {
    await house.daysLater(14);
    await expectState(first, 'noticed');
    const head = await house.phoneOf('staff-wen', onBench(first));
    await step(head, '同意资助');
    await head.see('待二审');
    const leader = await house.phoneOf('staff-zhou', onBench(first));
    await step(leader, '确认资助');
    await leader.see('待发放');
    const treasurer = await house.phoneOf('staff-xu', onBench(first));
    await step(treasurer, '登记已发放', async () => {
      await treasurer.tap('请选择日期');
      await treasurer.tap('确定');
      await treasurer.fill('凭证号', '记-12-011');
    });
    await treasurer.see('已发放');
    const worker = await house.phoneOf('worker-wang', `packages/worker/case/case?id=${first}`);
    await worker.see('已发放');
    await worker.see('5,000 元');
    // A turn of the timer alone may be a minute away.
  }, 150_000);

  it('is asked for again in the next year’s season with the proof of study, what was filled in before looked through and each consent given anew', async () => {
    await house.daysLater(380);
    const { today } = await house.call<{ today: string }>('staff-wen', 'home.open', {});
    const { seasons } = await house.call<{ seasons: Record<string, unknown>[] }>('staff-wen', 'season.list', {});
    const { by: _by, at: _at, ...before } = seasons[seasons.length - 1] ?? {};
    const year = Number(today.slice(0, 4));
    const window = { opens: today, closes: `${year}-12-31`, title: `${year}年金秋助学` };
    await house.call('staff-wen', 'season.announce', { ...before, year, ...window });
    const worker = await house.phoneOf('worker-wang', `packages/worker/case/case?id=${first}`);
    await worker.tap('续领今年的助学金');
    await worker.tap('开始填写');
    const paper = { name: '在读证明.png', mimeType: 'image/png', buffer: sheetOfPaper() };
    await worker.tap('拍照或选照片');
    await worker.giveFiles('同意并继续', [paper]);
    await worker.fill('现在读几年级', '大学二年级');
    await worker.tap('没有变化');
    await worker.tap('下一步');
    await worker.see('上一次的是尾号');
    await worker.tap('下一步');
    for (const consent of ['核对家庭情况', '使用银行卡号', '公示']) await worker.tap(`同意：${consent}`);
    await worker.tap('下一步');
    await worker.tap('提交');
    await worker.see('已经提交');
    await worker.tap('查看进度');
    await worker.see('待审核');
    await worker.see('第 2 年');
    const { rows } = await house.call<{ rows: { id: string; season: { turn: number } | null }[] }>(
      'worker-wang',
      'case.mine',
      {},
    );
    expect(rows[0]?.season).toMatchObject({ turn: 2 });
    expect(house.troubles()).toEqual([]);
  });

  /** The calendar needs no more than a turn of the timer. */
  async function expectState(caseId: string, status: string): Promise<void> {
    let seen = '';
    for (let turn = 0; turn < 120 && seen !== status; turn += 1) {
      await new Promise((later) => setTimeout(later, 500));
      seen = (await house.call<{ status: string }>('staff-wen', 'case.open', { caseId })).status;
    }
    expect(seen).toBe(status);
  }
});
