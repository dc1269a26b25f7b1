import type { Phone } from '../../tests/support/phone';
import { photo, type Studio } from './studio';

/** The form of 金秋助学 from its first question to the receipt, with the mistakes one makes on the way. */
export async function applyingForScholarship(studio: Studio): Promise<void> {
  const phone = await studio.phone('worker-zeng', 'packages/worker/apply/apply?kind=scholarship');
  await phone.tap('开始填写');
  await student(studio, phone);
  await workplace(studio, phone);
  await family(studio, phone);
  await means(studio, phone);
  await bankAndConsents(studio, phone);
  await phone.tap('下一步');
  await phone.see('核对后提交');
  await studio.page(phone, 'scholarship-check');
  await phone.tap('看说明');
  await phone.see('收起说明');
  await studio.shot(phone, 'scholarship-check-unfolded');
  await phone.tap('提交');
  await phone.see('已经提交');
  await studio.page(phone, 'scholarship-receipt');
}

async function student(studio: Studio, phone: Phone): Promise<void> {
  await phone.see('学生姓名');
  await studio.page(phone, 'scholarship-student');
  await phone.fill('学生姓名', '曾小华');
  await phone.tap('子女');
  await phone.fill('学生身份证号码', '3607992008091500');
  await phone.fill('学校', '瑞金第一中学');
  await phone.tap('高校');
  await phone.tap('下一步');
  await phone.see('身份证号码不对');
  await studio.page(phone, 'scholarship-student-mistake');
  await phone.fill('学生身份证号码', '360799200809150010');
  await phone.tap('下一步');
  await phone.see('录取通知书或在读证明');
  await studio.page(phone, 'scholarship-proof');
  await phone.tap('拍照或选照片');
  await phone.giveFiles('同意并继续', [photo('录取通知书.png')]);
  await phone.seeNo('正在上传');
  await phone.tap('下一步');
}

async function workplace(studio: Studio, phone: Phone): Promise<void> {
  await phone.see('您在哪里工作');
  await phone.tap('请选择');
  await phone.choose('红都鞋业有限公司工会');
  await studio.page(phone, 'scholarship-work');
  await phone.fill('工作单位', '红都鞋业有限公司');
  await phone.tap('下一步');
}

async function family(studio: Studio, phone: Phone): Promise<void> {
  await phone.see('添加一位家庭成员');
  await studio.page(phone, 'scholarship-family');
  await phone.tap('下一步');
  await phone.see('请至少填一位家庭成员');
  await studio.page(phone, 'scholarship-family-mistake');
  await member(phone, '曾庆华', '本人', '健康');
  await phone.fill('每月收入', '2800');
  await studio.page(phone, 'scholarship-member');
  await phone.tap('完成');
  await member(phone, '欧阳李秀英', '配偶', '大病');
  await phone.fill('每月收入', '0');
  await phone.tap('完成');
  await member(phone, '曾小华', '子女');
  await phone.fill('每月收入', '0');
  await phone.tap('下一步');
  await phone.see('这一项要填');
  await studio.page(phone, 'scholarship-member-mistake');
  await phone.tap('健康');
  await phone.tap('完成');
  await studio.page(phone, 'scholarship-family-filled');
  await phone.tap('下一步');
}

async function member(phone: Phone, name: string, ...chips: string[]): Promise<void> {
  await phone.tap('添加一位家庭成员');
  await phone.fill('姓名', name);
  for (const chip of chips) await phone.tap(chip);
}

async function means(studio: Studio, phone: Phone): Promise<void> {
  await phone.see('全家一年的其他收入');
  await phone.fill('一年自己付的看病钱', '32000');
  for (const none of ['全家一年的其他收入', '一年的学费和住宿费', '一年的房租或房贷']) await phone.fill(none, '0');
  await studio.page(phone, 'scholarship-means');
  await phone.tap('下一步');
  await phone.fill('家里有什么困难', '孩子的妈妈去年查出大病，不能上班，每个月要买药。');
  await studio.page(phone, 'scholarship-hardship');
  await phone.tap('下一步');
}

async function bankAndConsents(studio: Studio, phone: Phone): Promise<void> {
  await phone.fill('银行卡户名', '曾庆华');
  await phone.fill('开户银行', '瑞金农商银行象湖支行');
  await phone.fill('银行卡号', '6228481234567890128');
  await studio.page(phone, 'scholarship-card');
  await phone.tap('下一步');
  await phone.see('核对家庭情况');
  await phone.tap('同意：核对家庭情况');
  await phone.tap('下一步');
  await phone.see('没有您的同意');
  await studio.page(phone, 'scholarship-consents');
  for (const consent of ['使用银行卡号', '公示']) await phone.tap(`同意：${consent}`);
  await phone.tap('下一步');
  await phone.see('您的电话');
  await studio.page(phone, 'scholarship-contact');
}
