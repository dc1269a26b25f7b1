import { sheetOfPaper } from '../../local/worlds/picture';
import { openHouse } from '../support/house';
import type { Phone } from '../support/phone';

const house = openHouse();

/** Taps a step's button; what is not expected next lies behind one that opens the others. */
async function begin(phone: Phone, verb: string): Promise<void> {
  const button = phone.app().getByRole('button', { name: verb, exact: true });
  const others = phone.app().getByText(/等\d项$/);
  await button.or(others).first().waitFor();
  if (!(await button.isVisible())) await others.click();
  await phone.tap(verb);
}

/** Opens a step's sheet, answers, and confirms with the step's own verb. */
async function step(phone: Phone, verb: string, answers: Record<string, string>, picked: string[] = []): Promise<void> {
  await begin(phone, verb);
  for (const question of picked) {
    await phone.app().getByRole('dialog').getByText(question, { exact: true }).first().waitFor();
    await phone.tap('请选择日期');
    await phone.tap('确定');
  }
  for (const [label, text] of Object.entries(answers)) await phone.fill(label, text);
  await phone.complete(verb);
}

/** The exemplary case of the year: four fingers severed at an enterprise in 惠安, no compensation for months. */
describe('the injury at 惠安', () => {
  it('is played on five phones from the missing paper to the money and the thanks', async () => {
    const officer = await house.phoneOf('staff-li', 'packages/staff/bench/bench');
    await officer.tap('工伤赔偿 · 惠安宏石石材厂');
    await officer.see('涉及工伤，按紧急办理。');
    const { rows } = await house.call<{ rows: { id: string }[] }>('worker-liu', 'case.mine', {});
    const page = `packages/staff/case/case?id=${rows[0]?.id}`;
    await step(officer, '要求补材料', { 缺少哪些材料: '1. 劳动合同或工资条，证明在这家厂上班；2. 住院病历。' });
    await officer.see('待补材料');

    const worker = await house.phoneOf('worker-liu', 'pages/cases/cases');
    await worker.tap('工伤赔偿 · 惠安宏石石材厂');
    await worker.see('住院病历');
    await worker.tap('补交材料');
    await worker.tap('拍照或选照片');
    const paper = { name: '工资条.png', mimeType: 'image/png', buffer: sheetOfPaper() };
    await worker.giveFiles('同意并继续', [paper]);
    await worker.complete('补交材料');
    await worker.see('办理中');

    const head = await house.phoneOf('staff-fang', page);
    await begin(head, '转交');
    await head.tap('请选择');
    await head.choose('曾小玲 · 市总权益保障部');
    await head.fill('为什么转交', '李敏去赣州学习，由曾小玲随工作组赴惠安。');
    await head.complete('转交');

    const second = await house.phoneOf('staff-ceng', page);
    await step(second, '转请其他部门', { 转给哪个部门: '惠安县总工会、惠安县人社局', 转办文号: '瑞工函〔2026〕33号' }, [
      '转办日期',
    ]);
    await second.see('等候答复');
    await step(second, '记录答复', { 答复内容: '惠安县总工会派两人陪同，企业同意当面协商。' }, ['答复日期']);
    await second.see('惠安县总工会派两人陪同');
    await step(
      second,
      '达成协议',
      { 达成金额: '156800', 协议要点: '企业一次付清工伤赔偿十五万六千八百元，双方签字，惠安县总工会见证。' },
      ['约定付清日期'],
    );
    await second.see('156,800 元');
    await step(second, '办结', {
      办理结果: '联合工作组赴惠安协商两天，企业赔偿十五万六千八百元，已全部到账。',
      到账金额: '156800',
    });
    await second.see('已办结');

    await worker.restart();
    await worker.tap('办理');
    await worker.tap('工伤赔偿 · 惠安宏石石材厂');
    await worker.see('已全部到账');
    await worker.tap('评价');
    await worker.tap('五星');
    await worker.confirm('评价');
    await worker.see('已评价');

    const leader = await house.phoneOf('staff-zhou', page);
    await leader.see('已评价');
    await leader.see('刘**');
    await leader.seeNo('刘小军');
    expect(house.troubles()).toEqual([]);
  });
});
