import type { Phone } from '../../tests/support/phone';
import { photo, type Studio } from './studio';

/** The tabs of workers: somebody new, somebody with open cases, somebody who has never asked for anything. */
export async function workerTabs(studio: Studio): Promise<void> {
  const newcomer = await studio.phone('newcomer-1');
  await newcomer.see('求助维权');
  await studio.page(newcomer, 'home-new');
  await newcomer.tap('办理');
  await newcomer.see('还没有办过事');
  await studio.page(newcomer, 'cases-empty');
  await newcomer.tap('我的');
  await newcomer.see('我是工会工作人员');
  await studio.page(newcomer, 'mine-new');
  await newcomer.tap('去填写');
  await newcomer.see('我的资料');
  await studio.shot(newcomer, 'profile');
  await newcomer.tap('保存');
  await studio.shot(newcomer, 'profile-mistakes');
  await newcomer.tap('关闭');
  await newcomer.tap('我是工会工作人员');
  await newcomer.see('邀请码');
  await studio.page(newcomer, 'join');
  await newcomer.fill('邀请码', 'ABCDEFGHJK');
  await newcomer.tap('加入');
  await newcomer.see('没有这个邀请码');
  await studio.page(newcomer, 'join-refused');

  const worker = await studio.phone('worker-liu');
  await worker.see('工伤赔偿');
  await studio.page(worker, 'home-open-case');
  await worker.tap('办理');
  await worker.see('办理中');
  await studio.page(worker, 'cases');
  await worker.tap('我的');
  await worker.see('13800000002');
  await studio.page(worker, 'mine');
  await worker.tap('我的数据');
  await worker.see('谁看过我的信息');
  await studio.page(worker, 'my-data');
}

/** The form from its first page to the receipt, with mistakes and a lost reply on the way. Answers the phone. */
export async function applying(studio: Studio): Promise<Phone> {
  const phone = await studio.phone('worker-yang');
  await phone.tap('求助维权');
  await phone.see('开始填写');
  await studio.page(phone, 'apply-intro');
  await phone.tap('开始填写');
  await phone.see('发生了什么？');
  await studio.page(phone, 'apply-step1');
  await phone.tap('下一步');
  await phone.see('这一项要填');
  await studio.page(phone, 'apply-mistakes');
  await phone.tap('拖欠工资');
  await phone.fill('发生了什么？', story);
  await studio.page(phone, 'apply-step1-filled');
  await phone.tap('下一步');
  await phone.see('工作的地方在哪里？');
  await studio.page(phone, 'apply-step2');
  await phone.tap('九堡镇');
  await studio.shot(phone, 'apply-picker');
  await phone.choose('象湖镇');
  await phone.fill('单位或老板的名称', '江西赣南红都建筑装饰工程劳务分包有限公司瑞金第三项目部');
  await phone.tap('下一步');
  await phone.see('您认为应该给您多少钱？');
  await phone.fill('您认为应该给您多少钱？', '28600');
  await studio.page(phone, 'apply-step3');
  await attach(studio, phone);
  await phone.tap('下一步');
  await phone.see('您的电话');
  await studio.page(phone, 'apply-step4');
  await phone.tap('下一步');
  await phone.see('28,600 元');
  await studio.page(phone, 'apply-check');
  await phone.back();
  await phone.see('填了一半');
  await studio.page(phone, 'home-unfinished');
  await phone.tap('继续填');
  await phone.see('上次填的还在');
  await studio.page(phone, 'apply-resume');
  await phone.tap('继续上次填写');
  await phone.see('28,600 元');
  await phone.loseReply();
  await phone.tap('提交');
  await phone.see('没有连上工会的服务');
  await studio.page(phone, 'apply-lost-reply');
  await phone.tap('再发一次');
  await phone.see('已经提交');
  await studio.page(phone, 'receipt');
  await phone.tap('保存回执图片');
  await phone.see('回执已保存到相册');
  await phone.tap('提醒我进度');
  await studio.shot(phone, 'receipt-subscribe');
  await phone.tap('允许');
  await phone.see('有进展会用微信告诉您');
  await studio.page(phone, 'receipt-reminded');
  await phone.tap('查看进度');
  await phone.see('待受理');
  return phone;
}

async function attach(studio: Studio, phone: Phone): Promise<void> {
  await phone.tap('拍照或选照片');
  await phone.see('使用照片前，请您知道');
  await studio.shot(phone, 'apply-privacy');
  await phone.giveFiles('同意并继续', [photo('工资条.png'), photo('合同.png')]);
  await phone.seeNo('正在上传');
  await studio.page(phone, 'apply-step3-papers');
}

const story =
  '三月起在象湖镇一处工地做木工，做了四个月，老板只付了两千元，剩下的说没有钱，电话也不接了。一起的还有三个老乡，都没有拿到钱。找过项目部两次，说老板不在。';
