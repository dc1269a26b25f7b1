import type { Phone } from '../../tests/support/phone';
import type { Studio } from './studio';

const bench = 'packages/staff/bench/bench';

/** What officers and the administrator have beside the cases themselves. */
export async function staffPages(studio: Studio): Promise<void> {
  const officer = await studio.phone('staff-li', bench);
  await officer.see('工伤赔偿');
  await studio.page(officer, 'bench-mine');
  await officer.tap('市总权益保障部');
  await officer.see('经办人');
  await studio.page(officer, 'bench-desk');
  await officer.tap('今日到期');
  await officer.see('没有今天到期的事');
  await studio.page(officer, 'bench-due-today');
  const idle = await studio.phone('staff-deng', bench);
  await idle.see('手上没有在办的事');
  await studio.page(idle, 'bench-empty');

  const administrator = await studio.phone('staff-sun');
  await administrator.tap('我的');
  await administrator.see('邀请同事');
  await studio.page(administrator, 'mine-administrator');
  await rules(studio, administrator);
  await colleague(studio, await invite(studio, administrator));
  await away(studio, officer);
}

async function rules(studio: Studio, administrator: Phone): Promise<void> {
  await administrator.tap('规则设置');
  await administrator.see('职工诉求');
  await studio.page(administrator, 'rules');
  await administrator.tap('修改规则：职工诉求');
  await administrator.see('将要改成');
  await studio.shot(administrator, 'rules-sheet');
  await administrator.tap('保存');
  await studio.shot(administrator, 'rules-sheet-mistake');
  await administrator.tap('请选择日期');
  await administrator.choose('2027年', '01月', '01日');
  await administrator.fill('诉求受理期限', '7');
  await studio.shot(administrator, 'rules-sheet-filled');
  await administrator.tap('保存');
  await administrator.see('起改为');
  await studio.page(administrator, 'rules-upcoming');
  await holidays(studio, administrator);
  await administrator.back();
  await studio.shot(administrator, 'holidays-leaving');
  await administrator.tap('离开');
}

/** The days off of the year to come, as the State Council's notice has them. */
async function holidays(studio: Studio, administrator: Phone): Promise<void> {
  const year = new Date().getFullYear() + 1;
  await administrator.tap(`录入${year}年的安排`);
  await administrator.see('国务院办公厅一般');
  await studio.shot(administrator, 'holidays-sheet');
  await administrator.app().getByLabel('修改“元旦”').click();
  await studio.shot(administrator, 'holidays-break');
  await administrator.tap('完成');
  await administrator.tap('保存');
  await administrator.see('没有填补班日');
  await studio.shot(administrator, 'holidays-doubt');
  await administrator.tap('没有写错');
  await administrator.tap('保存');
  await administrator.see(`${year}年放假安排`);
  await studio.page(administrator, 'holidays-entered');
  await administrator.tap(`更正${year}年的安排`);
  await administrator.see('已经过去的日子不能再改');
  await studio.shot(administrator, 'holidays-correction');
  await administrator.app().getByLabel('删除“元旦”').click();
  await administrator.tap('删除');
  await administrator.tap('保存更正');
  await administrator.see('还缺元旦');
  await studio.shot(administrator, 'holidays-correction-mistake');
  await administrator.tap('关闭');
}

/** Answers the code of the invitation. */
async function invite(studio: Studio, administrator: Phone): Promise<string> {
  await administrator.tap('邀请同事');
  await administrator.see('生成邀请码');
  await studio.page(administrator, 'invite');
  await administrator.fill('姓名', '欧阳钟小红');
  await administrator.fill('职务', '权益保障部干事');
  await administrator.tap('请选择');
  await administrator.choose('市总工会经办人');
  await administrator.tap('请选择');
  await administrator.choose('市总权益保障部');
  await administrator.tap('生成邀请码');
  await administrator.see('复制邀请码');
  await studio.page(administrator, 'invite-code');
  return (await administrator.app().getByLabel('邀请码').textContent()) ?? '';
}

/** The invited one joins, and sees the case of somebody else at her desk. */
async function colleague(studio: Studio, code: string): Promise<void> {
  const joining = await studio.phone('newcomer-2', 'packages/staff/join/join');
  await joining.fill('邀请码', code);
  await joining.tap('加入');
  await joining.see('手上没有在办的事');
  await studio.page(joining, 'joined');
  await joining.tap('市总权益保障部');
  await joining.tap('工伤赔偿 · 惠安宏石石材厂');
  await joining.see('我来办');
  await studio.page(joining, 'desk-mate-case');
  await joining.tap('我来办');
  await studio.shot(joining, 'sheet-take');
}

async function away(studio: Studio, officer: Phone): Promise<void> {
  await officer.restart();
  await officer.tap('我的');
  await officer.see('离岗代理');
  await studio.page(officer, 'mine-staff');
  await officer.tap('离岗代理');
  await officer.see('由谁代理');
  await studio.page(officer, 'away');
  await officer.tap('登记离岗');
  await studio.page(officer, 'away-mistakes');
  await officer.tap('请选择日期');
  await officer.choose('2027年', '01月', '01日');
  await officer.tap('请选择');
  await studio.shot(officer, 'away-picker');
  await officer.choose('欧阳钟小红 · 权益保障部干事');
  await officer.tap('登记离岗');
  await officer.see('我回来了');
  await studio.page(officer, 'away-now');
}

/** Without a connection, and with one that fails. */
export async function badDays(studio: Studio): Promise<void> {
  const worker = await studio.phone('worker-zhong');
  await worker.see('拖欠工资');
  await worker.network('off');
  await worker.see('现在没有网络');
  await studio.page(worker, 'home-offline');
  await worker.tap('办理');
  await worker.see('再试一次');
  await studio.page(worker, 'cases-failure');
}
