import { more } from './journey';
import type { Studio } from './studio';

const bench = 'packages/staff/bench/bench';

/** Applications that do not go all the way: one lacks a paper and is withdrawn, one is refused. */
export async function awardEndings(studio: Studio): Promise<void> {
  await returned(studio);
  await refused(studio);
}

async function returned(studio: Studio): Promise<void> {
  const officer = await studio.phone('staff-xiao', bench);
  await officer.tap('市总帮扶中心');
  await officer.tap('待审核');
  await officer.see('规则测算');
  await more(officer, '退回补正');
  await studio.shot(officer, 'sheet-send-back');
  await officer.fill('缺少哪些材料', '近三个月的工资条或收入证明，用来核对收入。');
  await officer.confirm('退回补正');
  await officer.see('待补材料');
  await studio.page(officer, 'award-returned');
  const worker = await studio.phone('worker-zhong');
  await worker.see('去补交');
  await studio.page(worker, 'home-award-returned');
  await worker.tap('去补交');
  await worker.see('补交材料');
  await studio.page(worker, 'case-returned');
  await more(worker, '撤回');
  await studio.shot(worker, 'sheet-withdraw');
  await worker.confirm('撤回');
  await worker.see('已撤回');
  await studio.page(worker, 'case-withdrawn');
}

async function refused(studio: Studio): Promise<void> {
  const officer = await studio.phone('staff-hu', bench);
  await officer.tap('我的');
  await officer.tap('高校 · 瑞金第一中学');
  await officer.see('规则测算');
  await more(officer, '不予通过');
  await studio.shot(officer, 'sheet-refuse');
  await officer.fill('原因', '入户核实，家庭人均收入高于标准，孩子的学费已由其他资助解决。');
  await officer.confirm('不予通过');
  await officer.see('未通过');
  await studio.page(officer, 'award-refused');
  const worker = await studio.phone('worker-zeng');
  await worker.tap('办理');
  await worker.tap('未通过');
  await worker.see('谁看过我的信息');
  await studio.page(worker, 'case-refused');
}
