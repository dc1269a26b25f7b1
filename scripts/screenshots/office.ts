import type { Phone } from '../../tests/support/phone';
import type { Studio } from './studio';

/** What an officer does beside her own cases: search, file for somebody else; and a colleague who leaves. */
export async function officeWork(studio: Studio): Promise<void> {
  const officer = await studio.phone('staff-lin', 'packages/staff/bench/bench');
  await search(studio, officer);
  await assist(studio, officer);
  await handover(studio);
}

async function search(studio: Studio, officer: Phone): Promise<void> {
  for (const [text, answer, name] of [
    ['谢金发', '找到', 'search-found'],
    ['谢金', '没有找到', 'search-nothing'],
  ] as const) {
    await officer.fill('编号、姓名或电话', text);
    await officer.tap('查找');
    await officer.see(answer);
    await studio.page(officer, name);
  }
  await officer.tap('清除');
}

async function assist(studio: Studio, officer: Phone): Promise<void> {
  await officer.tap('代办登记');
  await officer.see('先选要办的事');
  await studio.page(officer, 'assist-choose');
  await officer.tap('求助维权');
  await officer.see('替谁登记');
  await studio.page(officer, 'assist-intro');
  await officer.tap('开始填写');
  await officer.tap('拖欠工资');
  await officer.fill('发生了什么？', '在砖厂做了半年工，老板一直没有给工钱，电话也不接。');
  await studio.page(officer, 'assist-step');
  await officer.tap('下一步');
  await officer.tap('请选择');
  await officer.choose('象湖镇');
  await officer.fill('单位或老板的名称', '象湖红星砖厂');
  await officer.tap('下一步');
  await officer.tap('下一步');
  await officer.fill('怎么称呼您？', '谢大爷');
  await officer.fill('您的电话', '13812345678');
  await officer.tap('下一步');
  await studio.page(officer, 'assist-check');
  await officer.tap('提交');
  await studio.shot(officer, 'assist-not-read-back');
  await officer.tap('已当面读给本人听，本人确认无误');
  await officer.tap('提交');
  await officer.see('再告诉本人');
  await studio.page(officer, 'assist-filed');
}

async function handover(studio: Studio): Promise<void> {
  const administrator = await studio.phone('staff-sun', 'packages/staff/handover/handover');
  await administrator.see('谁要离开');
  await studio.page(administrator, 'handover');
  await administrator.tap('请选择');
  await administrator.choose('林海燕 · 象湖镇工会');
  await administrator.tap('请选择');
  await administrator.choose('曾小玲 · 市总权益保障部');
  await administrator.tap('下一步');
  await administrator.see('接下来会这样');
  await studio.page(administrator, 'handover-check');
  await administrator.tap('开始交接');
  await administrator.see('已离岗');
  await studio.page(administrator, 'handover-done');
}

/** Somebody hands over to a colleague who had a hand in some of it before. */
export async function handoverElsewhere(studio: Studio): Promise<void> {
  const administrator = await studio.phone('staff-sun', 'packages/staff/handover/handover');
  await administrator.tap('请选择');
  await administrator.choose('肖丽 · 市总帮扶中心');
  await administrator.tap('请选择');
  await administrator.choose('邓丽萍 · 市总帮扶中心');
  await administrator.tap('下一步');
  await administrator.tap('开始交接');
  await administrator.see('已离岗');
  await studio.page(administrator, 'handover-elsewhere');
}
