import { sheetOfPaper } from '../../local/worlds/picture';
import { connect } from '../../tests/support/local-cloud';
import type { Phone } from '../../tests/support/phone';
import type { Studio } from './studio';

const bench = 'packages/staff/bench/bench';

/** What happens where somebody changed the store: cases, papers and payments that stand still, and the auditors' list. */
export async function oversight(studio: Studio, url: string): Promise<void> {
  const auditor = await studio.phone('staff-guo', bench);
  await auditor.see('需要留意');
  await studio.page(auditor, 'bench-auditor');
  await auditor.tap('需要留意');
  await auditor.see('没有需要留意的');
  await studio.page(auditor, 'alarms-none');
  await auditor.tap('已处理');
  await auditor.see('还没有处理过的');
  await studio.page(auditor, 'alarms-none-settled');
  await tamper(url);
  await papers(studio);
  await brokenCase(studio);
  await heldPayment(studio);
  await alarms(studio, auditor);
  await brokenSettings(studio, url, auditor);
}

/** Somebody writes into the store itself: an amount, what was asked for, a paper that is replaced and one that is taken. */
async function tamper(url: string): Promise<void> {
  const sdk = connect(url);
  const cases = sdk.database().collection('cases');
  await cases.where({ status: 'awarded' }).update({ 'grant.amountFen': 5_000_000 });
  await cases.where({ 'owner.id': 'worker-zhong', kind: 'appeal' }).update({ headline: '拖欠工资 · 别的单位' });
  const { data } = await cases.where({ 'owner.id': 'worker-liu' }).get();
  const [first, second] = data.flatMap(({ papers }: { papers: { fileId: string }[] }) => papers);
  await sdk.uploadFile({ cloudPath: pathOf(first?.fileId), fileContent: sheetOfPaper(9) });
  await sdk.deleteFile({ fileList: [second?.fileId ?? ''] });
}

const pathOf = (fileId = '') => fileId.replace(/^cloud:\/\/[^/]+\//, '');

async function papers(studio: Studio): Promise<void> {
  const officer = await studio.phone('staff-li', bench);
  await officer.tap('工伤赔偿 · 惠安宏石石材厂');
  await officer.see('已停止显示');
  await studio.page(officer, 'papers-changed');
  const worker = await studio.phone('worker-liu');
  await worker.tap('查看进度');
  await worker.see('已停止显示');
  await studio.page(worker, 'papers-changed-worker');
}

async function brokenCase(studio: Studio): Promise<void> {
  const officer = await studio.phone('staff-lin', bench);
  await officer.tap('拖欠工资 · 别的单位');
  await officer.see('已暂停办理');
  await studio.page(officer, 'broken-case');
  const worker = await studio.phone('worker-zhong');
  await worker.tap('办理');
  await worker.tap('拖欠工资 · 别的单位');
  await worker.see('已暂停办理');
  await studio.page(worker, 'broken-case-worker');
}

async function heldPayment(studio: Studio): Promise<void> {
  const treasurer = await studio.phone('staff-xu', 'packages/staff/payments/payments');
  await treasurer.see('记录');
  await studio.page(treasurer, 'payments-held');
}

async function alarms(studio: Studio, auditor: Phone): Promise<void> {
  await auditor.restart();
  await auditor.open(bench);
  await auditor.see('条');
  await studio.shot(auditor, 'bench-alarms');
  await auditor.tap('需要留意');
  await auditor.see('核对无误，恢复办理');
  await studio.page(auditor, 'alarms');
  await auditor.tap('写明处理情况');
  await studio.shot(auditor, 'alarm-settle');
  await auditor.confirm('记下');
  await studio.shot(auditor, 'alarm-settle-mistake');
  await auditor.tap('关闭');
  await auditor.tap('看这件事');
  await auditor.see('编号');
  await studio.page(auditor, 'auditor-case');
  await auditor.back();
  await auditor.tap('核对无误，恢复办理');
  await studio.shot(auditor, 'alarm-attest');
  await auditor.fill('怎么处理的', '已与纸质申请表和协议逐项核对，内容无误。');
  await auditor.confirm('核对无误，恢复办理');
  await auditor.see('已记下');
  await studio.shot(auditor, 'alarms-after');
  await auditor.tap('已处理');
  await auditor.see('恢复办理：');
  await studio.page(auditor, 'alarms-settled');
}

/** Somebody writes into the settings: what stands still says so before anything is filled in, and an auditor finds it wrong. */
async function brokenSettings(studio: Studio, url: string, auditor: Phone): Promise<void> {
  await connect(url).database().collection('settings').doc('union').update({ hours: '全天' });
  const head = await studio.phone('staff-wen', bench);
  await head.see('还没有经审人员的');
  await studio.page(head, 'bench-unsettled');
  await head.tap('金秋助学');
  await head.see('每人每年');
  await studio.page(head, 'seasons-unsettled');
  const treasurer = await studio.phone('staff-xu', 'packages/staff/payments/payments');
  await treasurer.see('还没有经审人员的');
  await studio.page(treasurer, 'payments-unsettled');
  await auditor.restart();
  await auditor.open(bench);
  await auditor.see('工会设置对不上');
  await studio.page(auditor, 'bench-auditor-settings');
  await auditor.open('packages/staff/alarms/alarms');
  await auditor.see('核对岗位和联系方式');
  await studio.page(auditor, 'alarms-settings');
  await auditor.tap('核对岗位和联系方式');
  await auditor.see('市总权益保障部');
  await studio.page(auditor, 'desks');
  await auditor.back();
  await auditor.tap('有误');
  await studio.shot(auditor, 'alarm-wrong');
  await auditor.fill('怎么处理的', '工作时间写成了全天，应为工作日上午下午。');
  await auditor.confirm('有误，等待改正');
  await auditor.see('怎么改正');
  await studio.page(auditor, 'alarms-wrong');
}
