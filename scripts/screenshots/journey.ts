import type { Phone } from '../../tests/support/phone';
import { photo, type Studio } from './studio';

/** One case through all its states, on the phone of the worker and on that of her officer. */
export async function caseJourney(studio: Studio, worker: Phone): Promise<void> {
  await studio.page(worker, 'worker-case-submitted');
  const officer = await studio.phone('staff-lin', 'packages/staff/bench/bench');
  await officer.tap('拖欠工资 · 江西赣南');
  await officer.see('为什么分到这里');
  await studio.page(officer, 'staff-case-submitted');
  await officer.app().getByText(behind).click();
  await studio.shot(officer, 'staff-more');
  await officer.tap('要求补材料');
  await studio.shot(officer, 'sheet-ask-papers');
  await officer.fill('缺少哪些材料', '1. 劳动合同或工资条，证明在这里上班；2. 身份证号码，用来立案。');
  await studio.shot(officer, 'sheet-ask-papers-filled');
  await officer.confirm('要求补材料');
  await officer.see('待补材料');
  await studio.page(officer, 'staff-case-waiting');
  await supply(studio, worker);
  await handle(studio, worker, officer);
  await rate(studio, worker, officer);
}

async function supply(studio: Studio, worker: Phone): Promise<void> {
  await worker.restart();
  await worker.see('去补交');
  await studio.page(worker, 'home-waiting');
  await worker.tap('去补交');
  await worker.see('补交材料');
  await studio.page(worker, 'worker-case-waiting');
  await worker.tap('补交材料');
  await worker.see('补交以后，经办人会接着办理。');
  await studio.shot(worker, 'sheet-supply');
  await worker.giveFiles('拍照或选照片', [photo('合同.png', 2)]);
  await worker.seeNo('正在上传');
  await studio.shot(worker, 'sheet-supply-filled');
  await worker.confirm('补交材料');
  await worker.see('待受理');
}

async function handle(studio: Studio, worker: Phone, officer: Phone): Promise<void> {
  await officer.restart();
  await officer.open('packages/staff/bench/bench');
  await officer.tap('拖欠工资 · 江西赣南');
  await officer.see('为什么分到这里');
  await officer.tap('受理');
  await officer.see('受理后由您经办');
  await studio.shot(officer, 'sheet-accept');
  await officer.confirm('受理');
  await officer.see('办理中');
  await studio.page(officer, 'staff-case-accepted');
  await look(studio, worker, '办理中', 'worker-case-accepted');
  await more(officer, '转请其他部门');
  await studio.shot(officer, 'sheet-refer');
  await officer.fill('转给哪个部门', '市人力资源和社会保障局劳动监察大队');
  await officer.fill('转办文号', '瑞工权转〔2026〕18号');
  await officer.tap('请选择日期');
  await studio.shot(officer, 'sheet-refer-day');
  await officer.tap('确定');
  await officer.confirm('转请其他部门');
  await officer.see('等候答复');
  await studio.page(officer, 'staff-case-referred');
  await officer.tap('记录答复');
  await studio.shot(officer, 'sheet-answered');
  await officer.fill('答复内容', '已立案，责令单位十日内支付。');
  await officer.tap('请选择日期');
  await officer.tap('确定');
  await officer.confirm('记录答复');
  await officer.see('办理中');
  await more(officer, '达成协议');
  await studio.shot(officer, 'sheet-settle');
  await officer.fill('达成金额', '28600');
  await officer.tap('请选择日期');
  await officer.tap('确定');
  await officer.fill('协议要点', '六月十日前一次付清四个月工资，逾期按日加付。');
  await studio.shot(officer, 'sheet-settle-filled');
  await officer.confirm('达成协议');
  await officer.see('等候到账');
  await studio.page(officer, 'staff-case-settled');
  await look(studio, worker, '等候到账', 'worker-case-settled');
  await more(officer, '转交');
  await studio.shot(officer, 'sheet-transfer');
  await officer.tap('请选择');
  await studio.shot(officer, 'sheet-transfer-picker');
  await officer.tap('取消');
  await officer.tap('关闭');
  await officer.tap('办结');
  await studio.shot(officer, 'sheet-resolve');
  await officer.fill('办理结果', '经与单位协商，四个月工资已经全部付清，双方签了协议。');
  await officer.fill('到账金额', '28600');
  await studio.shot(officer, 'sheet-resolve-filled');
  await officer.confirm('办结');
  await officer.see('已办结');
  await studio.page(officer, 'staff-case-resolved');
}

async function rate(studio: Studio, worker: Phone, officer: Phone): Promise<void> {
  await look(studio, worker, '已办结', 'worker-case-resolved');
  await worker.tap('评价');
  await studio.shot(worker, 'sheet-rate');
  await worker.tap('五星');
  await studio.shot(worker, 'sheet-rate-filled');
  await worker.confirm('评价');
  await worker.see('已评价');
  await studio.page(worker, 'worker-case-rated');
  await officer.restart();
  await officer.see('工作台');
  await studio.page(officer, 'home-staff');
}

/** The worker opens the same case anew. */
async function look(studio: Studio, worker: Phone, state: string, name: string): Promise<void> {
  await worker.restart();
  await worker.tap('办理');
  await worker.tap('拖欠工资 · 江西赣南');
  await worker.see(state);
  await studio.page(worker, name);
}

/** The button behind which several steps lie, named by the shortest of them. */
const behind = /等\d项$/;

/** Takes a step that is not the expected one: behind a button with several, or beside it. */
export async function more(phone: Phone, action: string): Promise<void> {
  const step = phone.app().getByRole('button', { name: action, exact: true }).filter({ visible: true });
  const hidden = phone.app().getByText(behind).filter({ visible: true });
  if ((await step.count()) === 0 && (await hidden.count()) > 0) await hidden.first().click();
  await phone.tap(action);
}
