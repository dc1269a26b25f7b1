import { inventedIdentity } from '../../local/worlds/students';
import type { Phone } from '../../tests/support/phone';
import { photo, type Studio } from './studio';

const appeal = 'packages/worker/apply/apply?kind=appeal';

/** What a form says where something is too long, may be wrong, or was filled in on two phones. */
export async function secondLooks(studio: Studio): Promise<void> {
  await tooLong(studio);
  await doubtfulCard(studio);
  await twoPhones(studio);
  await wrongCodes(studio);
}

async function tooLong(studio: Studio): Promise<void> {
  const phone = await studio.phone('newcomer-5', appeal);
  await phone.tap('开始填写');
  await phone.tap('拖欠工资');
  await phone.fill('发生了什么？', '老板说下个月给，到了下个月又说没有钱。'.repeat(106));
  await studio.page(phone, 'too-long');
  await phone.tap('下一步');
  await phone.see('最多');
  await studio.page(phone, 'too-long-mistake');
  await phone.fill('发生了什么？', '做了四个月木工，老板只付了两千元，剩下的一直拖着不给。');
  await phone.tap('下一步');
  await phone.tap('请选择');
  await phone.choose('象湖镇');
  await phone.fill('单位或老板的名称', '江西赣南红都建筑装饰工程劳务分包有限公司瑞金第三项目部'.repeat(3));
  await studio.page(phone, 'too-long-name');
  await phone.fill('单位或老板的名称', '赣南建筑劳务队');
  await phone.tap('下一步');
  await phone.fill('您认为应该给您多少钱？', '1.5万');
  await studio.page(phone, 'amount-understood');
  await phone.fill('您认为应该给您多少钱？', '一万五');
  await phone.tap('下一步');
  await studio.page(phone, 'amount-mistake');
}

async function doubtfulCard(studio: Studio): Promise<void> {
  const phone = await studio.phone('worker-yang', 'packages/worker/apply/apply?kind=scholarship');
  await phone.tap('开始填写');
  await untilTheCard(phone);
  await phone.fill('银行卡户名', '杨美兰');
  await phone.fill('开户银行', '瑞金农商银行象湖支行');
  await phone.fill('银行卡号', '6228481234567890123');
  await phone.tap('下一步');
  await phone.see('没有写错');
  await studio.page(phone, 'card-doubt');
  await phone.tap('没有写错');
  await studio.page(phone, 'card-sure');
  await phone.tap('下一步');
  for (const consent of ['核对家庭情况', '使用银行卡号', '公示']) await phone.tap(`同意：${consent}`);
  await phone.tap('下一步');
  await phone.see('您的电话');
  await phone.tap('下一步');
  await phone.see('核对后提交');
  await studio.page(phone, 'check-with-pictures');
  await phone.tap('提交');
  await phone.see('已经提交');
  const officer = await studio.phone('staff-hu', 'packages/staff/bench/bench');
  await officer.tap('高中(中职) · 瑞金第一中学');
  await officer.see('以往帮扶');
  await studio.page(officer, 'same-student');
}

/** Everything before the bank card, once, without a mistake. */
async function untilTheCard(phone: Phone): Promise<void> {
  await phone.fill('学生姓名', '陈雨欣');
  await phone.tap('子女');
  // Somebody else has applied for her as well.
  await phone.fill('学生身份证号码', inventedIdentity('2010-09-15', 1));
  await phone.fill('学校', '瑞金第一中学');
  await phone.tap('高校');
  await phone.tap('下一步');
  await phone.tap('拍照或选照片');
  await phone.giveFiles('同意并继续', [photo('录取通知书.png')]);
  await phone.seeNo('正在上传');
  await phone.tap('下一步');
  await phone.fill('工作单位', '九堡镇个体缝纫店');
  await phone.tap('下一步');
  await member(phone, '杨美兰', '本人', '1800');
  await member(phone, '陈雨欣', '子女', '0');
  await phone.tap('下一步');
  await phone.see('全家一年的其他收入');
  for (const none of ['全家一年的其他收入', '一年自己付的看病钱', '一年的学费和住宿费', '一年的房租或房贷']) {
    await phone.fill(none, '0');
  }
  await phone.tap('下一步');
  await phone.fill('家里有什么困难', '孩子的爸爸去年查出大病，不能上班，每个月要买药。');
  await phone.tap('下一步');
}

async function member(phone: Phone, name: string, relation: string, monthly: string): Promise<void> {
  await phone.tap('添加一位家庭成员');
  await phone.fill('姓名', name);
  for (const chip of [relation, '健康']) await phone.tap(chip);
  await phone.fill('每月收入', monthly);
  await phone.tap('完成');
}

async function twoPhones(studio: Studio): Promise<void> {
  const first = await studio.phone('worker-wang', appeal);
  await first.tap('开始填写');
  await first.tap('拖欠工资');
  await first.fill('发生了什么？', '在砖厂做了半年工，老板一直没有给工钱，电话也不接。');
  await first.see('已自动保存');
  await first.tap('下一步');
  await first.see('工作的地方在哪里？');
  await first.restart();
  const second = await studio.phone('worker-wang', appeal);
  await second.tap('继续上次填写');
  await second.fill('单位或老板的名称', '象湖红星砖厂');
  await second.see('已自动保存');
  await studio.page(second, 'second-phone');
  await second.restart();
  await first.network('off');
  await first.open(appeal);
  await first.tap('继续上次填写');
  await first.fill('单位或老板的名称', '象湖镇红星砖厂');
  await first.see('已自动保存');
  await first.restart();
  await first.network('on');
  await first.see('求助维权');
  await first.open(appeal);
  await first.see('这张表有两份');
  await studio.shot(first, 'two-drafts');
  await first.tap('用这一份');
  await studio.page(first, 'two-drafts-chosen');
}

async function wrongCodes(studio: Studio): Promise<void> {
  const phone = await studio.phone('newcomer-6', 'packages/staff/join/join');
  for (let tries = 0; tries < 6; tries += 1) {
    await phone.fill('邀请码', `ABCDEFGH${'JKMNPQ'.charAt(tries)}K`);
    await phone.tap('加入');
    await phone.see(tries < 5 ? '没有这个邀请码' : '输错的次数太多');
  }
  await studio.page(phone, 'join-too-many-codes');
}
