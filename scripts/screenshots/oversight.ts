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
  await meetAll(url);
  await heldPublishing(studio);
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
  await cases.where({ status: 'noticed' }).update({ headline: '高校 · 别的学校' });
  await cases.where({ status: 'checked' }).update({ 'owner.name': '张三' });
  const { data } = await cases.where({ 'owner.id': 'worker-liu' }).get();
  const [first, second] = data.flatMap(({ papers }: { papers: { fileId: string }[] }) => papers);
  await sdk.uploadFile({ cloudPath: pathOf(first?.fileId), fileContent: sheetOfPaper(9) });
  await sdk.deleteFile({ fileList: [second?.fileId ?? ''] });
}

/** The timer meets every changed case before long, and the lists know of it then; here somebody opens them. */
async function meetAll(url: string): Promise<void> {
  const cases = connect(url).database().collection('cases');
  for (const where of [{ status: 'awarded' }, { status: 'noticed' }, { 'owner.id': 'worker-zhong', kind: 'appeal' }]) {
    const { data } = await cases.where(where).get();
    for (const { _id: caseId } of data) {
      await fetch(`${url}/functions/api`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-wx-openid': 'staff-guo' },
        body: JSON.stringify({ operation: 'case.open', input: { caseId } }),
      });
    }
  }
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

async function heldPublishing(studio: Studio): Promise<void> {
  const head = await studio.phone('staff-wen', 'packages/staff/seasons/seasons');
  await head.see('先不公示');
  await studio.page(head, 'seasons-held');
  await head.open(bench);
  await head.tap('待我审批');
  await head.see('暂停核对');
  await studio.shot(head, 'bench-broken-award');
}

async function brokenCase(studio: Studio): Promise<void> {
  const officer = await studio.phone('staff-lin', bench);
  await officer.see('暂停核对');
  await studio.shot(officer, 'bench-broken');
  await officer.tap('暂停核对');
  await officer.see('已暂停办理');
  await studio.page(officer, 'broken-case');
  const worker = await studio.phone('worker-zhong');
  await worker.see('暂停核对');
  await studio.page(worker, 'broken-home');
  await worker.tap('办理');
  await worker.see('暂停核对');
  await studio.shot(worker, 'broken-list');
  await worker.app().getByText('暂停核对').last().click();
  await worker.see('先不在这里显示');
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
  await auditor.see('打开核对');
  await studio.page(auditor, 'alarms');
  await auditor.tap('写明处理情况');
  await studio.shot(auditor, 'alarm-settle');
  await auditor.confirm('记下');
  await studio.shot(auditor, 'alarm-settle-mistake');
  await auditor.tap('关闭');
  await compare(studio, auditor, '现在是 50,000 元', 'amount');
  await auditor.see('用备份恢复');
  await studio.shot(auditor, 'attest-refused');
  await auditor.tap('关闭');
  await auditor.back();
  await compare(studio, auditor, '和填写的内容对不上', 'title');
  await auditor.see('已记下');
  await studio.page(auditor, 'attested-auditor');
  await auditor.back();
  await compare(studio, auditor, '和填写的内容对不上', 'award');
  await auditor.see('已记下');
  await auditor.back();
  await studio.shot(auditor, 'alarms-after');
  await auditor.tap('已处理');
  await auditor.see('核对完毕：');
  await studio.page(auditor, 'alarms-settled');
  const head = await studio.phone('staff-wen', bench);
  await head.tap('待我审批');
  await head.tap('高校 · 别的学校');
  await head.see('经审人员核对后恢复办理');
  await studio.page(head, 'attested-head');
  await head.tap('同意资助');
  await studio.shot(head, 'attested-approve');
}

/** The auditor opens one changed case after another until she meets the one with that difference, and says that it is right. */
async function compare(studio: Studio, auditor: Phone, difference: string, name: string): Promise<void> {
  const ways = auditor.app().getByRole('button', { name: '打开核对' });
  await auditor.see('打开核对');
  for (let at = (await ways.count()) - 1; at >= 0; at -= 1) {
    // The list may have become shorter as it was read anew.
    if (at >= (await ways.count())) continue;
    await ways.nth(at).click();
    await auditor.see('与办理记录不一致的地方');
    if (await auditor.app().getByText(difference).first().isVisible()) break;
    await auditor.back();
    await auditor.see('打开核对');
  }
  await studio.page(auditor, `compare-${name}`);
  await auditor.tap('核对无误，恢复办理');
  await studio.shot(auditor, `attest-${name}`);
  await auditor.fill('怎么核对的', '镇工会出示了纸质申请表和审批表，已逐项核对。');
  await auditor.confirm('核对无误，恢复办理');
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
  await auditor.see('用备份恢复设置');
  await studio.page(auditor, 'alarms-wrong');
}
