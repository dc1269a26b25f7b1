import { openHouse } from '../support/house';
import type { Phone } from '../support/phone';

const bench = 'packages/staff/bench/bench';
const house = openHouse();
afterEach(() => {
  expect(house.troubles()).toEqual([]);
});

async function search(phone: Phone, text: string): Promise<void> {
  await phone.fill('编号、姓名或电话', text);
  await phone.tap('查找');
}

describe('a document among the papers', () => {
  it('is opened by whoever weighs the case, from a copy on her own phone', async () => {
    const officer = await house.phoneOf('staff-lin', bench);
    await officer.tap('拖欠工资 · 象湖湾酒店');
    await officer.tap('查看 承包协议（PDF）');
    const link = officer.page.getByRole('dialog', { name: '文档' }).getByRole('link', { name: '在新标签页打开' });
    expect(await link.getAttribute('href')).toMatch(/^blob:/);
    await officer.tap('关闭');
  });
});

describe('somebody without a phone', () => {
  let number = '';

  it('is helped in at the officer’s desk, who is interrupted half-way and goes on later', async () => {
    const officer = await house.phoneOf('staff-lin', bench);
    await officer.tap('代办登记');
    await officer.tap('求助维权');
    await officer.tap('开始填写');
    await officer.tap('拖欠工资');
    await officer.fill('发生了什么？', '在砖厂做了半年工，老板一直没有给工钱，电话也不接。');
    await officer.see('已自动保存');
    await officer.restart();

    await officer.open('packages/worker/apply/apply?kind=appeal');
    await officer.see('开始填写');
    await officer.seeNo('上次填的还在');
    await officer.open(bench);
    await officer.tap('代办登记');
    await officer.see('填了一半');
    await officer.tap('求助维权');
    await officer.tap('继续上次填写');
    await officer.tap('下一步');
    await officer.tap('请选择');
    await officer.choose('象湖镇');
    await officer.fill('单位或老板的名称', '象湖红星砖厂');
    await officer.tap('下一步');
    await officer.tap('下一步');
    await officer.fill('怎么称呼您？', '谢大爷');
    await officer.fill('您的电话', '13812345678');
    await officer.tap('下一步');
    await officer.tap('提交');
    await officer.see('请先读给本人听');
    await officer.tap('已当面读给本人听，本人确认无误');
    await officer.tap('提交');
    await officer.see('告诉本人编号');
    await officer.see('由 象湖镇工会 林海燕 办理');
    await officer.see('告诉您是否受理');
    number =
      (await officer
        .app()
        .getByText(/^QZ-\d{4}-\d{4}$/)
        .textContent()) ?? '';
    await officer.tap('回工作台');
    await officer.see('拖欠工资 · 象湖红星砖厂');
  });

  it('has a case that says who filed it, and must be called with every outcome', async () => {
    const officer = await house.phoneOf('staff-lin', bench);
    await officer.tap('拖欠工资 · 象湖红星砖厂');
    await officer.see('由 林海燕 代为登记，本人没有微信');
    await officer.see('代 谢大爷 提交，内容已当面读给本人听');
    await officer.tap('受理');
    await officer.complete('受理');
    await officer.see('请打电话告诉本人：求助已经受理，正在办理');
    await officer
      .app()
      .getByText(/等\d项$/)
      .click();
    await officer.tap('已电话告知');
    await officer.complete('已电话告知');
    await officer.seeNo('请打电话告诉本人');
    await officer.tap('办结');
    await officer.fill('办理结果', '经与砖厂协商，半年工资已经全部付清。');
    await officer.complete('办结');
    await officer.see('请打电话告诉本人：求助已经办结');
  });

  it('is found by number, name or telephone at that desk, and at no other', async () => {
    const [officer, foreign] = await Promise.all([house.phoneOf('staff-lin', bench), house.phoneOf('staff-li', bench)]);
    for (const text of [number.toLowerCase(), '谢大爷', '138 1234 5678']) {
      await search(officer, text);
      await officer.see('找到 1 件');
      await officer.see(`${number} · 谢大爷`);
      await search(foreign, text);
      await foreign.see(`没有找到“${text}”`);
    }
    await foreign.see('只能查到市总权益保障部的事');
    await officer.tap('拖欠工资 · 象湖红星砖厂');
    await officer.see('已办结');
    await officer.back();
    await officer.tap('清除');
    await officer.see('今日到期');
  });
});

describe('a colleague who leaves', () => {
  it('hands everything to her successor, also when it is interrupted on the way', async () => {
    const administrator = await house.phoneOf('staff-sun');
    await administrator.tap('我的');
    await administrator.tap('交接离岗');
    await administrator.tap('下一步');
    await administrator.see('这一项要填');
    await administrator.tap('请选择');
    await administrator.choose('李敏 · 市总权益保障部');
    await administrator.tap('请选择');
    await administrator.choose('曾小玲 · 市总权益保障部');
    await administrator.tap('下一步');
    await administrator.see('李敏 手上在办的事转给 曾小玲，办理期限不变');
    await administrator.see('按规定不能交给 曾小玲 的(本人或您自己的事');
    await administrator.loseReply();
    await administrator.tap('开始交接');
    await administrator.see('没有连上工会的服务');

    await administrator.restart();
    await administrator.tap('我的');
    await administrator.tap('交接离岗');
    await administrator.see('上次的交接没有做完');
    await administrator.tap('继续交接');
    await administrator.see('李敏 已离岗');
    await administrator.see('手上在办的事已全部交出，一件也没有落下');
    await administrator.see('按规定不能交给 曾小玲 的，在该部门其他同事那里');
    await administrator.tap('完成');
    await administrator.see('邀请同事');

    const successor = await house.phoneOf('staff-ceng', bench);
    await successor.tap('工伤赔偿 · 惠安宏石石材厂');
    await successor.see('经办人离岗，已交接');
    const left = await house.phoneOf('staff-li', 'pages/mine/mine');
    await left.see('我是工会工作人员');
    await left.seeNo('工作台');
  });

  it('is nobody’s business but the administrator’s', async () => {
    const officer = await house.phoneOf('staff-lin', 'pages/mine/mine');
    await officer.see('工作台');
    await officer.seeNo('交接离岗');
  });
});
