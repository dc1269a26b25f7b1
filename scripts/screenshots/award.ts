import type { Phone } from '../../tests/support/phone';
import type { Studio } from './studio';

const bench = 'packages/staff/bench/bench';
const student = '高中(中职) · 瑞金第一中学';

/** An application of the demo world on its way up, as each colleague and the applicant see it. */
export async function awardJourney(studio: Studio): Promise<void> {
  await verified(studio);
  await reviewed(studio);
  await checked(studio);
  await objected(studio);
  await decided(studio);
}

/** The case on the phone of a colleague, among her own or among those of her desk. */
async function atCase(studio: Studio, as: string, headline: string, queue = '我的'): Promise<Phone> {
  const phone = await studio.phone(as, bench);
  await phone.tap(queue);
  await phone.tap(headline);
  await phone.see('规则测算');
  return phone;
}

async function verified(studio: Studio): Promise<void> {
  const officer = await atCase(studio, 'staff-hu', student);
  await studio.page(officer, 'award-submitted');
  await officer.tap('核实属实，上报');
  await studio.shot(officer, 'sheet-verify');
  await officer.confirm('核实属实，上报');
  await officer.see('这一项要填');
  await studio.shot(officer, 'sheet-verify-mistakes');
  await officer.tap('请选择日期');
  await officer.tap('确定');
  await officer.fill('入户的人', '胡志强、村委会刘主任');
  await officer.fill('看到的情况', '四口人，爱人卧病在床，单据齐全，与申请一致。');
  await officer.fill('意见', '情况属实，同意上报。');
  await officer.confirm('核实属实，上报');
  await officer.see('待初审');
  await studio.shot(officer, 'award-verified-by-me');
  await applicant(studio, 'worker-chen', '待初审', 'award-verified-worker');
}

async function reviewed(studio: Studio): Promise<void> {
  const officer = await atCase(studio, 'staff-lin', student);
  await studio.shot(officer, 'award-verified');
  await officer.tap('初审通过，上报');
  await officer.fill('意见', '情况属实，同意上报。');
  await studio.shot(officer, 'sheet-review');
  await officer.confirm('初审通过，上报');
  await officer.see('待审核');
}

async function checked(studio: Studio): Promise<void> {
  const officer = await atCase(studio, 'staff-xiao', student, '市总帮扶中心');
  await studio.shot(officer, 'award-reviewed');
  await officer.tap('审核通过');
  await studio.shot(officer, 'sheet-check');
  for (const chip of ['相对困难', '高中(中职)']) {
    await officer.app().getByRole('dialog').getByRole('radio', { name: chip, exact: true }).click();
  }
  await officer.fill('意见', '材料齐全，同意资助。');
  await studio.shot(officer, 'sheet-check-filled');
  await officer.confirm('审核通过');
  await officer.see('待公示');
  await studio.shot(officer, 'award-checked');
  await applicant(studio, 'worker-chen', '待公示', 'award-checked-worker');
}

async function objected(studio: Studio): Promise<void> {
  const officer = await studio.phone('staff-xiao', bench);
  await officer.tap('异议核查');
  await officer.see('规则测算');
  await studio.shot(officer, 'award-objected');
  const colleague = await atCase(studio, 'staff-deng', '异议核查', '市总帮扶中心');
  await colleague.tap('异议不成立');
  await studio.shot(colleague, 'sheet-dismiss');
}

async function decided(studio: Studio): Promise<void> {
  const head = await studio.phone('staff-wen', bench);
  await head.see('待我审批');
  await studio.page(head, 'bench-head');
  await head.tap('待审批');
  await head.see('规则测算');
  await studio.shot(head, 'award-noticed');
  await head.tap('同意资助');
  await studio.shot(head, 'sheet-approve');
  await head.confirm('同意资助');
  await head.see('待二审');
  await studio.shot(head, 'award-approved');
  const leader = await studio.phone('staff-zhou', bench);
  await leader.see('待我审批');
  await studio.page(leader, 'bench-leader');
  await leader.tap('待二审');
  await leader.see('还要另一位负责人确认');
  await leader.tap('确认资助');
  await studio.shot(leader, 'sheet-confirm');
  await applicant(studio, 'worker-lai', '待二审', 'award-approved-worker');
}

/** The applicant opens her own case. */
async function applicant(studio: Studio, as: string, state: string, name: string): Promise<void> {
  const phone = await studio.phone(as);
  await phone.tap('办理');
  await phone.tap(state);
  await phone.see('谁看过我的信息');
  await studio.shot(phone, name);
}
