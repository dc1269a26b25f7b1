import { join } from 'node:path';
import { buildHouseWith } from '../support/built-house';
import { dataFolder } from '../support/hearth';
import { openHouse } from '../support/house';

interface Rows {
  rows: { id: string; headline: string }[];
}
/** The officers of the department to which the service goes. */
const officers: Readonly<Record<string, string>> = { 李敏: 'staff-li', 曾小玲: 'staff-ceng' };

const folder = dataFolder();
beforeAll(() =>
  buildHouseWith(
    [
      {
        from: 'union-card.ts',
        to: 'card/card.ts',
        listed: {
          'services.ts': [
            ['import { scholarship }', "import { unionCard } from './card/card';\nimport { scholarship }"],
            ['[appeal, scholarship]', '[appeal, scholarship, unionCard()]'],
          ],
          'rules.ts': [
            ['import { rightsRules }', "import { cardRules } from './card/card';\nimport { rightsRules }"],
            ['  rightsRules,\n', '  rightsRules,\n  cardRules,\n'],
          ],
        },
      },
      {
        from: 'tool-register.ts',
        to: 'tool/register.ts',
        listed: {
          'registers.ts': [
            ['import { targetRegister }', "import { toolRegister } from './tool/register';\nimport { targetRegister }"],
            ['[enterpriseRegister, targetRegister]', '[enterpriseRegister, targetRegister, toolRegister()]'],
          ],
        },
      },
    ],
    folder.path,
  ),
);
afterAll(() => folder.remove());
const house = openHouse('--dist', join(folder.path, 'dist'));

describe('a house that was built with a service and a register of its own, each a folder and a name in a list', () => {
  it('offers the service on the phone, takes an application in and lets an officer close it', async () => {
    const worker = await house.phoneOf('worker-wang');
    await worker.tap('补办会员证');
    await worker.tap('开始填写');
    await worker.tap('下一步');
    await worker.tap('提交');
    await worker.see('已经提交');
    await worker.tap('查看进度');
    await worker.see('待补办');
    const [found] = (await house.call<Rows>('worker-wang', 'case.mine', {})).rows;
    expect(found?.headline).toBe('王建国 补办会员证');
    const { officer } = await house.call<{ officer: string }>('staff-zhou', 'case.open', { caseId: found?.id });
    const staff = await house.phoneOf(officers[officer] ?? '', `packages/staff/case/case?id=${found?.id}`);
    await staff.tap('补办');
    await staff.complete('补办');
    await staff.see('已补办');
    expect(house.troubles()).toEqual([]);
  });

  it('keeps the register on the phone: entered by its form, listed, opened, gone on with', async () => {
    const keeper = await house.phoneOf('staff-zu', 'packages/registers/list/list?kind=tool');
    await keeper.see('还没有登记器材');
    const answers = { name: '冲击钻', code: 'ZX-01', zone: 'town:xianghu', pieces: 2 };
    await house.call('staff-zu', 'register.enter', { kind: 'tool', answers });
    await keeper.open('packages/registers/list/list?kind=tool');
    await keeper.tap('冲击钻');
    await keeper.see('在库');
    await keeper.tap('其他操作');
    await keeper.see('重新登记');
    expect(house.troubles()).toEqual([]);
  });
});
