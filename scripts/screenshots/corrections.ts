import type { Phone } from '../../tests/support/phone';
import { more } from './journey';
import type { Studio } from './studio';

const bench = 'packages/staff/bench/bench';

/** Decisions that are looked at again: another amount, another stage, an award taken back, a refusal undone. */
export async function corrections(studio: Studio): Promise<void> {
  await seasonWithBand(studio);
  await amounts(studio);
  await running(studio);
  await publishing(studio);
  await takenBack(studio);
  await reversed(studio);
}

async function caseOf(studio: Studio, as: string, words: string, queue = ''): Promise<Phone> {
  const phone = await studio.phone(as, bench);
  if (queue) await phone.tap(queue);
  await phone.tap(words);
  await phone.see('为什么分到这里');
  return phone;
}

async function seasonWithBand(studio: Studio): Promise<void> {
  const head = await studio.phone('staff-wen', bench);
  await head.tap('金秋助学');
  await head.see('各环节的申请');
  await head.tap('修改时间、名额和金额');
  await head.see('第 1 步');
  await head.tap('审批确认时');
  await studio.page(head, 'season-change-step1');
  await head.tap('下一步');
  await head.see('第 2 步');
  await head.tap('下一步');
  await head.fill('金额可以和标准相差', '20');
  await studio.page(head, 'season-change-amounts');
  for (const words of ['第 4 步', '核对后公布']) {
    await head.tap('下一步');
    await head.see(words);
  }
  await head.see('核对后公布');
  await studio.page(head, 'season-change-check');
  await head.tap('公布改动');
  await head.seeNo('核对后公布');
  await studio.page(head, 'season-changed');
}

async function amounts(studio: Studio): Promise<void> {
  const officer = await caseOf(studio, 'staff-xiao', '待审核', '市总帮扶中心');
  await officer.tap('审核通过');
  await studio.shot(officer, 'amounts-open');
  const dialog = officer.app().getByRole('dialog');
  await dialog.getByRole('radio', { name: '意外致困', exact: true }).click();
  await studio.shot(officer, 'amounts-category');
  await dialog.getByRole('radio', { name: '高中(中职)', exact: true }).click();
  await officer.fill('意见', '材料齐全，同意资助。');
  await studio.shot(officer, 'amounts-one');
  await officer.confirm('审核通过');
  await officer.see('没有写错');
  await studio.shot(officer, 'stage-doubt');
}

async function running(studio: Studio): Promise<void> {
  const head = await studio.phone('staff-wen', bench);
  await head.tap('金秋助学');
  await head.tap('公示中');
  await head.tap('高校 · 赣南师范大学');
  await head.see('为什么分到这里');
  await studio.page(head, 'notice-running');
  const objector = await studio.phone('newcomer-7', 'packages/worker/notices/notices');
  await objector.tap('提出异议');
  await objector.fill('有什么异议', '这家人在城里有两套商品房，还有一辆货车，去年还买了新车。');
  await objector.fill('您的姓名', '欧阳春花');
  await objector.fill('您的电话', '13600000009');
  await objector.confirm('提出异议');
  await objector.see('谢谢您');
  await studio.shot(objector, 'objected');
  const officer = await caseOf(studio, 'staff-deng', '异议核查', '市总帮扶中心');
  await studio.page(officer, 'objections');
  await officer.tap('异议不成立');
  await officer.fill('核查结论', '已到房管局和车管所核对，名下没有房产和车辆。');
  await studio.shot(officer, 'objections-dismiss');
  await officer.complete('异议不成立');
  await studio.page(officer, 'objections-settled');
  await objector.open('packages/worker/notices/notices');
  await objector.see('您的异议查过了，不成立');
  await studio.page(objector, 'objection-unfounded');
  await objector.app().getByText('我提出过的异议').click();
  await objector.see('两套商品房');
  await studio.shot(objector, 'objections-of-mine');
}

async function publishing(studio: Studio): Promise<void> {
  const officer = await caseOf(studio, 'staff-xiao', '待公示', '我的');
  await studio.page(officer, 'checked');
  await more(officer, '更正类别或阶段');
  await studio.shot(officer, 'correct');
  await officer.app().getByRole('dialog').getByRole('radio', { name: '相对困难', exact: true }).click();
  await officer.fill('为什么更正', '户口本上写明两人在读，核对后属于相对困难。');
  await studio.shot(officer, 'correct-filled');
  await officer.complete('更正类别或阶段');
  await studio.page(officer, 'corrected');
  const head = await studio.phone('staff-wen', bench);
  await head.tap('金秋助学');
  await head.tap('公示已审核的');
  await head.see('合计');
  await studio.shot(head, 'publish-list');
}

async function takenBack(studio: Studio): Promise<void> {
  const head = await studio.phone('staff-wen', bench);
  await head.tap('金秋助学');
  await head.tap('待发放');
  await head.tap('高校 · 赣南师范大学');
  await head.see('为什么分到这里');
  await studio.page(head, 'awarded-head');
  await more(head, '提议取消资助');
  await studio.shot(head, 'propose-revoke');
  await head.fill('为什么取消', '学生已退学，按规定不再资助。');
  await head.complete('提议取消资助');
  await studio.page(head, 'revoking');
  const leader = await caseOf(studio, 'staff-zhou', '复核中', '待我审批');
  await studio.page(leader, 'revoking-leader');
  await more(leader, '确认取消资助');
  await studio.shot(leader, 'confirm-revoke');
  await leader.complete('确认取消资助');
  await studio.page(leader, 'revoked-leader');
  const worker = await studio.phone('worker-xie');
  await worker.tap('办理');
  await worker.tap('已取消');
  await worker.see('谁看过我的信息');
  await studio.page(worker, 'revoked-worker');
}

async function reversed(studio: Studio): Promise<void> {
  const officer = await caseOf(studio, 'staff-xiao', '待公示', '我的');
  await more(officer, '不予通过');
  await officer.fill('原因', '家庭人均收入高于困难标准，今年不能资助。');
  await officer.complete('不予通过');
  const head = await studio.phone('staff-wen', bench);
  await head.tap('市总帮扶中心');
  await head.tap('金秋助学');
  await head.tap('未通过');
  await head.tap('高校 · 赣南师范大学');
  await head.see('为什么分到这里');
  await studio.page(head, 'refused-head');
  await more(head, '撤销“不通过”，继续办理');
  await studio.shot(head, 'restore');
  await head.fill('为什么撤销', '复核后符合条件，原来的决定有误。');
  await head.complete('撤销“不通过”，继续办理');
  await studio.page(head, 'restored');
  const worker = await studio.phone('worker-zhong');
  await worker.tap('办理');
  await worker.tap('待公示');
  await worker.see('谁看过我的信息');
  await studio.page(worker, 'restored-worker');
}
