import { photo, type Studio } from './studio';

/** 金秋助学 as workers meet it: the season, the published list and an objection, the way of a case, another year. */
export async function scholarshipPages(studio: Studio): Promise<void> {
  await season(studio);
  await publishedList(studio);
  await ownCases(studio);
  await anotherYear(studio);
}

async function season(studio: Studio): Promise<void> {
  const phone = await studio.phone('newcomer-3');
  await phone.see('前可申请');
  await studio.page(phone, 'home-season-open');
  await phone.tap('金秋助学');
  await phone.see('资助多少');
  await studio.page(phone, 'scholarship-intro');
  await phone.open('packages/worker/season/season?kind=scholarship');
  await phone.see('现在就可以申请');
  await studio.page(phone, 'season');
}

async function publishedList(studio: Studio): Promise<void> {
  const phone = await studio.phone('newcomer-4', 'packages/worker/notices/notices');
  await phone.see('提出异议');
  await studio.page(phone, 'notices');
  await phone.tap('提出异议');
  await phone.see('您的姓名和电话不会告诉对方');
  await studio.shot(phone, 'objection');
  await phone.app().getByRole('dialog').getByRole('button', { name: '提出异议', exact: true }).click();
  await phone.see('这一项要填');
  await studio.shot(phone, 'objection-mistakes');
  await phone.fill('有什么异议', '这家人在城里有两套商品房，还有一辆货车。');
  await phone.fill('您的姓名', '热心职工');
  await phone.fill('您的电话', '13600000009');
  await phone.app().getByRole('dialog').getByRole('button', { name: '提出异议', exact: true }).click();
  await phone.see('谢谢您');
  await studio.page(phone, 'notices-thanks');
}

async function ownCases(studio: Studio): Promise<void> {
  for (const [as, words] of Object.entries({
    'worker-luo': '异议核查',
    'worker-xie': '待发放',
    'worker-chen': '待核实',
  })) {
    const phone = await studio.phone(as);
    await phone.tap('办理');
    await phone.see(words);
    await studio.page(phone, `cases-${as}`);
    await phone.tap(words);
    await phone.see('谁看过我的信息');
    await studio.page(phone, `case-${as}`);
  }
}

async function anotherYear(studio: Studio): Promise<void> {
  const phone = await studio.phone('worker-yang');
  await phone.see('可以续领今年的助学金');
  await studio.page(phone, 'home-renewable');
  await phone.tap('办理');
  await phone.tap('已发放');
  await phone.see('续领今年的助学金');
  await studio.page(phone, 'case-renewable');
  await phone.tap('续领今年的助学金');
  await phone.see('开始填写');
  await phone.tap('看看');
  await studio.page(phone, 'renew-intro');
  await phone.tap('开始填写');
  await phone.tap('拍照或选照片');
  await phone.giveFiles('同意并继续', [photo('在读证明.png')]);
  await phone.seeNo('正在上传');
  await phone.fill('现在读几年级', '大学二年级');
  await phone.tap('没有变化');
  await studio.page(phone, 'renew-step');
  await phone.tap('下一步');
  await phone.see('上一次的是尾号');
  await studio.page(phone, 'renew-card');
  await phone.tap('下一步');
  for (const consent of ['核对家庭情况', '使用银行卡号', '公示']) await phone.tap(`同意：${consent}`);
  await phone.tap('下一步');
  await phone.see('核对后提交');
  await studio.page(phone, 'renew-check');
  await phone.tap('提交');
  await phone.see('已经提交');
  await studio.page(phone, 'renew-receipt');
}
