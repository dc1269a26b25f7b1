import { scholarshipRules } from '../../core/domains/scholarship/rules';
import { usualOf } from '../../core/union/rules';
import { openHouse } from '../support/house';

const house = openHouse();

describe('rules that somebody else decided while a form was open', () => {
  it('are told of where she sees it, and what would be different from them, before hers replace them', async () => {
    const phone = await house.phoneOf('staff-sun', 'packages/staff/rules/rules');
    await phone.tap('修改规则：金秋助学');
    await phone.tap('请选择日期');
    await phone.tap('确定');
    const numbers = { ...usualOf(scholarshipRules), payDays: 33 };
    const { today } = await house.call<{ today: string }>('staff-sun', 'home.open', {});
    const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
    await house.call('staff-sun', 'rules.change', {
      of: 'scholarship',
      numbers,
      from: tomorrow,
      corrects: 'undecided',
    });
    await phone.tap('保存');
    await phone.see('33 个工作日 → 15 个工作日');
    const said = phone.app().getByText('您填的内容还在');
    await said.waitFor();
    await new Promise((settled) => setTimeout(settled, 600));
    const box = await said.boundingBox();
    expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThan(844);
    await phone.tap('保存');
    await phone.see('已保存');
    expect(house.troubles()).toEqual([]);
  }, 60_000);
});
