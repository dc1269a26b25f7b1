import { more } from './journey';
import type { Studio } from './studio';

const bench = 'packages/staff/bench/bench';

/** What the bank sends back: it waits for another card, the worker gives one, and the list says so. */
export async function anotherCard(studio: Studio): Promise<void> {
  const treasurer = await studio.phone('staff-xu', bench);
  await treasurer.tap('待发放');
  await treasurer.see('取出完整卡号制表');
  await treasurer.tap('打开登记发放');
  await treasurer.see('登记已发放');
  await more(treasurer, '请本人补卡');
  await studio.shot(treasurer, 'sheet-ask-card');
  await treasurer.fill('为什么要补卡', '户名与卡号不符，需要换卡。');
  await treasurer.complete('请本人补卡');
  await treasurer.see('待补卡');
  await studio.page(treasurer, 'award-awaiting-card');
  await treasurer.back();
  await treasurer.see('正在等本人补卡');
  await studio.shot(treasurer, 'payments-awaiting-card');
  const worker = await studio.phone('worker-xie');
  await worker.see('去补卡');
  await studio.shot(worker, 'home-card-owed');
  await worker.tap('去补卡');
  await worker.see('补一张卡');
  await studio.page(worker, 'case-card-owed');
  await worker.tap('补一张卡');
  await studio.shot(worker, 'sheet-give-card');
  await worker.fill('银行卡户名', '谢文斌');
  await worker.fill('开户银行', '工商银行瑞金支行');
  await worker.fill('银行卡号', '6222021234567890128');
  await studio.shot(worker, 'sheet-give-card-filled');
  await worker.complete('补一张卡');
  await worker.see('待发放');
  await studio.page(worker, 'case-card-given');
}
