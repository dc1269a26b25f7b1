import { openHouse } from '../support/house';
import type { Phone } from '../support/phone';
import { equip, faultsOf } from '../support/screen-check';

const house = openHouse();

interface Format {
  width: number;
  height: number;
  largeType: boolean;
}

/** A walk through screens: each one is looked at as it is passed. */
class Walk {
  readonly faults: string[] = [];

  constructor(readonly phone: Phone) {}

  /** Waits for the words and looks at the screen that shows them. */
  async pass(screen: string, words: string): Promise<void> {
    await this.phone.see(words);
    this.faults.push(...(await faultsOf(this.phone, screen)));
  }

  async open(page: string, words: string): Promise<void> {
    await this.phone.open(page);
    await this.pass(page, words);
  }
}

async function walkAs(as: string, { largeType, ...size }: Format): Promise<Walk> {
  const phone = await house.phoneOf(as, '', size);
  await phone.page.evaluate((large) => localStorage.setItem('shell:large-type', large ? 'yes' : 'no'), largeType);
  await equip(phone);
  return new Walk(phone);
}

async function newcomer(format: Format): Promise<string[]> {
  const walk = await walkAs('newcomer-1', format);
  await walk.pass('home', '公示名单');
  await walk.phone.tap('办理');
  await walk.pass('no cases', '还没有办过事');
  await walk.phone.tap('我的');
  await walk.phone.tap('去填写');
  await walk.pass('profile', '办事时会自动填上');
  await walk.phone.tap('保存');
  await walk.pass('profile to mend', '这一项要填');
  await walk.phone.tap('关闭');
  await walk.open('packages/staff/join/join', '邀请码');
  return walk.faults;
}

async function worker(format: Format): Promise<string[]> {
  const walk = await walkAs('worker-liu', format);
  const { phone } = walk;
  await walk.pass('home with a case', '工伤赔偿');
  await phone.tap('查看进度');
  await walk.pass('case', '谁看过我的信息');
  await phone.tap('撤回');
  await phone.app().getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).waitFor();
  await walk.pass('sheet to withdraw', '撤回');
  await phone.restart();
  await phone.tap('办理');
  await walk.pass('cases', '办理中');
  await phone.tap('我的');
  await walk.pass('mine', '我的信息怎样被保护');
  await phone.tap('我的数据');
  await walk.pass('my data', '谁看过我的信息');
  return walk.faults;
}

async function applicant(format: Format): Promise<string[]> {
  const walk = await walkAs('worker-zeng', format);
  const { phone } = walk;
  await phone.tap('求助维权');
  await walk.pass('intro', '开始填写');
  await phone.tap('开始填写');
  await walk.pass('first step', '发生了什么？');
  await phone.tap('下一步');
  await walk.pass('first step to mend', '这一项要填');
  await phone.tap('拖欠工资');
  await phone.fill('发生了什么？', '做了四个月木工，老板只付了两千元，剩下的一直拖着不给。');
  await phone.tap('下一步');
  await phone.fill('单位或老板的名称', '江西赣南红都建筑装饰工程劳务分包有限公司瑞金第三项目部');
  await walk.pass('second step', '工作的地方在哪里？');
  await phone.tap('下一步');
  await walk.pass('third step', '拍照或选照片');
  await phone.tap('下一步');
  await walk.pass('fourth step', '您的电话');
  await phone.tap('下一步');
  await walk.pass('check', '核对后提交');
  await phone.tap('提交');
  await walk.pass('receipt', '提醒我进度');
  return walk.faults;
}

async function student(format: Format): Promise<string[]> {
  const walk = await walkAs('worker-yang', format);
  const { phone } = walk;
  await walk.pass('home with another year', '可以续领今年的助学金');
  await phone.tap('办理');
  await walk.pass('cases with an award', '已发放');
  await phone.tap('已发放');
  await walk.pass('case that was paid', '续领今年的助学金');
  await phone.tap('续领今年的助学金');
  await phone.tap('看看');
  await walk.pass('what is taken over', '杨小梅');
  await phone.tap('开始填写');
  await walk.pass('what is asked anew', '现在读几年级');
  await walk.open('packages/worker/season/season?kind=scholarship', '资助多少');
  await walk.open('packages/worker/apply/apply?kind=scholarship', '资助多少');
  await walk.open('packages/worker/notices/notices', '提出异议');
  await phone.tap('提出异议');
  await walk.pass('objection', '您的电话');
  return walk.faults;
}

async function officer(format: Format): Promise<string[]> {
  const walk = await walkAs('staff-li', format);
  const { phone } = walk;
  await walk.pass('home of an officer', '工作台');
  await phone.tap('工作台');
  await walk.pass('bench', '今日到期');
  await phone.fill('编号、姓名或电话', '刘小军');
  await walk.pass('search', '查找');
  await phone.tap('查找');
  await walk.pass('search found', '找到 1 件');
  await phone.fill('编号、姓名或电话', '刘小');
  await phone.tap('查找');
  await walk.pass('search found nothing', '没有找到');
  await phone.tap('清除');
  await phone.tap('工伤赔偿 · 惠安宏石石材厂');
  await walk.pass('case of an officer', '为什么分到这里');
  await phone.tap('办结');
  await walk.pass('sheet to close', '到账金额');
  await walk.open('packages/staff/away/away', '离岗');
  await walk.open('packages/staff/rules/rules', '职工诉求');
  return walk.faults;
}

async function helper(format: Format): Promise<string[]> {
  const walk = await walkAs('staff-lin', format);
  const { phone } = walk;
  await walk.open('packages/staff/assist/choose', '先选要办的事');
  await phone.tap('求助维权');
  await walk.pass('intro to assist', '替谁登记');
  await phone.tap('开始填写');
  await phone.tap('拖欠工资');
  await phone.fill('发生了什么？', '在砖厂做了半年工，老板一直没有给工钱，电话也不接。');
  await walk.pass('step to assist', '请当面问本人');
  await phone.tap('下一步');
  await phone.tap('请选择');
  await phone.choose('象湖镇');
  await phone.fill('单位或老板的名称', '象湖红星砖厂');
  await phone.tap('下一步');
  await phone.tap('下一步');
  await phone.fill('怎么称呼您？', '谢大爷');
  await phone.fill('您的电话', '13812345678');
  await phone.tap('下一步');
  await phone.tap('提交');
  await walk.pass('check to read back', '请先读给本人听');
  await phone.tap('已当面读给本人听，本人确认无误');
  await phone.tap('提交');
  await walk.pass('filed', '再告诉本人');
  return walk.faults;
}

async function administrator(format: Format): Promise<string[]> {
  const walk = await walkAs('staff-sun', format);
  await walk.phone.tap('我的');
  await walk.pass('mine of an administrator', '规则设置');
  await walk.open('packages/staff/invite/invite', '生成邀请码');
  await walk.open('packages/staff/handover/handover', '谁要离开');
  await walk.phone.tap('请选择');
  await walk.phone.choose('林海燕 · 象湖镇工会');
  await walk.phone.tap('请选择');
  await walk.phone.choose('曾小玲 · 市总权益保障部');
  await walk.phone.tap('下一步');
  await walk.pass('handover to confirm', '接下来会这样');
  await walk.open('packages/staff/rules/rules', '职工诉求');
  await walk.phone.tap('修改规则：职工诉求');
  await walk.pass('sheet of the rules', '将要改成');
  return walk.faults;
}

const walks = { newcomer, worker, applicant, student, officer, helper, administrator };
const formats: Record<string, Format> = {
  'a usual phone': { width: 390, height: 844, largeType: false },
  'a small phone with large type': { width: 320, height: 568, largeType: true },
};

describe.each(Object.entries(formats))('on %s', (_phone, format) => {
  it.each(Object.entries(walks))('everything the %s meets can be read, reached and touched', async (_who, walk) => {
    expect(await walk(format)).toEqual([]);
  });

  afterAll(() => {
    expect(house.troubles()).toEqual([]);
  });
});
