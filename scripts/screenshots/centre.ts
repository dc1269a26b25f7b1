import type { Phone } from '../../tests/support/phone';
import type { Studio } from './studio';

const bench = 'packages/staff/bench/bench';

/** The seasons and their figures, the payments, the figures of a desk, and the records behind all of them. */
export async function centrePages(studio: Studio): Promise<void> {
  await seasons(studio);
  await payments(studio);
  await figures(studio);
}

async function seasons(studio: Studio): Promise<void> {
  const head = await studio.phone('staff-wen', bench);
  await head.tap('金秋助学');
  await head.see('各环节的申请');
  await studio.page(head, 'seasons');
  await head.tap('公示已审核的');
  await studio.shot(head, 'sheet-publish-all');
  await head.confirm('开始公示');
  await head.see('已公示');
  await records(studio, head, '待发放', 'records');
  await announce(studio, head);
}

async function records(studio: Studio, phone: Phone, figure: string, name: string): Promise<void> {
  await phone.tap(figure);
  await phone.see('都在这里了');
  await studio.page(phone, name);
  await phone.back();
}

async function announce(studio: Studio, head: Phone): Promise<void> {
  await head.tap('公布新一年');
  await head.see('第 1 步，共 5 步');
  await studio.page(head, 'announce-step1');
  await head.fill('名额', '');
  await head.tap('下一步');
  await head.see('这一项要填');
  await studio.page(head, 'announce-mistake');
  await head.fill('名额', '66');
  await head.tap('下一步');
  await head.see('第 2 步，共 5 步');
  await studio.page(head, 'announce-step2');
  for (const step of [3, 4]) {
    await head.tap('下一步');
    await head.see(`第 ${step} 步，共 5 步`);
  }
  await studio.page(head, 'announce-step4');
  await head.tap('下一步');
  await head.see('核对后公布');
  await studio.page(head, 'announce-check');
  await head.back();
  await head.tap('公布新一年');
  await head.see('接着您上次填的');
  await studio.shot(head, 'announce-kept');
}

async function payments(studio: Studio): Promise<void> {
  const treasurer = await studio.phone('staff-xu', bench);
  await treasurer.see('待发放');
  await studio.page(treasurer, 'bench-treasurer');
  await treasurer.tap('待发放');
  await treasurer.see('取出完整卡号制表');
  await studio.page(treasurer, 'payments');
  await treasurer.tap('取出完整卡号制表');
  await studio.shot(treasurer, 'sheet-take-out');
  await treasurer.confirm('取出');
  await treasurer.see('复制发放表');
  await studio.page(treasurer, 'payments-whole');
  await treasurer.tap('打开登记发放');
  await treasurer.see('登记已发放');
  await studio.shot(treasurer, 'award-to-pay');
  await treasurer.tap('登记已发放');
  await studio.shot(treasurer, 'sheet-pay');
  await treasurer.tap('请选择日期');
  await treasurer.tap('确定');
  await treasurer.fill('凭证号', '记-12-011');
  await treasurer.confirm('登记已发放');
  await treasurer.see('已发放');
  await studio.shot(treasurer, 'award-paid');
  await treasurer.back();
  await treasurer.see('没有待发放的');
  await studio.page(treasurer, 'payments-none');
}

async function figures(studio: Studio): Promise<void> {
  const officer = await studio.phone('staff-li', bench);
  await officer.tap('统计');
  await officer.see('办到哪一步');
  await studio.page(officer, 'figures');
  await officer.tap('办结');
  await officer.see('都在这里了');
  await studio.page(officer, 'figures-records');
  await officer.back();
  await officer.tap(`${new Date().getFullYear() - 2}年`);
  await officer.see('年没有收到');
  await studio.page(officer, 'figures-none');
  const leader = await studio.phone('staff-zhou', bench);
  await leader.tap('统计');
  await leader.tap('换部门');
  await studio.shot(leader, 'figures-desks');
  await leader.choose('象湖镇工会');
  await leader.see('办到哪一步');
  await studio.page(leader, 'figures-leader');
}
