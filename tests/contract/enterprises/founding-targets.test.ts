import type { Person } from '../../../core/union/people';
import { everybody as story } from '../../support/cast';
import { figuresOf, recordsBehind } from '../../support/figures';
import { codeOf, granted, type Product, startProduct } from '../../support/product';
import { edit, findingsIn } from '../../support/store-console';
import { auditor, keeper as clerk, head, leader, lin } from '../../support/tool-house';

const target = { year: 2027, zone: 'town:xianghu', target: 6, paper: '瑞工发〔2027〕3号' };

let product: Product;
beforeEach(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterEach(() => product.stop());

const enter = (who: Person, answers: object = target) =>
  product.call(who, 'register.enter', { kind: 'foundingTarget', answers: { ...answers } });
const move = (who: Person, recordId: string, version: number, action: string, input: object = {}) =>
  product.call(who, 'register.move', { recordId, version, action, input: { ...input } });
const cellOf = async (recordId: string) => granted(await product.call(clerk, 'register.open', { recordId })).cells[0];
const counted = async (year = '2027', desk?: string) => {
  const read = await figuresOf(product, leader, ['founding.target'], { year, ...(desk && { desk }) });
  return read.get('founding.target')?.value;
};

describe('a target that somebody changed in the store', () => {
  it('is shown to the auditor as it would count, with what was shown before; and to the head after it', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    const { recordId } = granted(await enter(clerk));
    await edit('registers', { _id: recordId }, { 'answers.target': 600 });
    const seen = granted(await product.call(auditor, 'register.open', { recordId }));
    expect(seen.cells[0]).toBe('600 家');
    expect(seen.shown).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ label: '新建工会', value: '600 家' }),
        { label: '新建工会(以前显示的)', value: '6 家' },
      ]),
    );
    const note = '已与文件逐项核对，文件上是六百家。';
    granted(await product.call(auditor, 'register.attest', { recordId, note }));
    const after = granted(await product.call(head, 'register.open', { recordId }));
    expect([after.broken, after.cells[0]]).toEqual([false, '600 家']);
    expect(after.shown).toEqual(expect.arrayContaining([{ label: '新建工会(以前显示的)', value: '6 家' }]));
    granted(await move(head, recordId, 2, 'issue'));
    expect(await counted()).toBe(600);
  });
});

describe('how many unions a town has to found in a year', () => {
  it('is written down by the department, and counts once its head has issued it: for that town and that year', async () => {
    const { recordId } = granted(await enter(clerk));
    expect(await counted()).toBe(0);
    for (const who of [clerk, auditor]) expect(codeOf(await move(who, recordId, 1, 'issue'))).toBe('forbidden');
    expect(codeOf(await move(lin, recordId, 1, 'issue'))).toBe('notFound');
    granted(await move(head, recordId, 1, 'issue'));
    expect([await counted(), await counted('2027', 'town:xianghu'), await counted('2026')]).toEqual([6, 6, 0]);
    expect(await counted('2027', 'town:jiubao')).toBe(0);
    const [row] = await recordsBehind(product, leader, { figure: 'founding.target', year: '2027' });
    expect(row?.record).toMatchObject({ id: recordId, headline: '2027年 象湖镇', state: { label: '已下达' } });
    expect(codeOf(await enter(lin))).toBe('forbidden');
  });

  it('is issued by another than who wrote it, and after a change counts as before until it is issued anew', async () => {
    const own = granted(await enter(head, { ...target, zone: 'town:jiubao' }));
    expect(codeOf(await move(head, own.recordId, 1, 'issue'))).toBe('fourEyes');
    const { recordId } = granted(await enter(clerk));
    granted(await move(head, recordId, 1, 'issue'));
    granted(await move(clerk, recordId, 2, 'again', { ...target, target: 9 }));
    expect(await counted()).toBe(6);
    expect(await cellOf(recordId)).toBe('6 家(拟调整为 9 家，待重新下达)');
    granted(await move(leader, recordId, 3, 'reissue'));
    expect(await cellOf(recordId)).toBe('9 家');
    expect(await counted()).toBe(9);
    const view = granted(await product.call(clerk, 'register.open', { recordId }));
    expect(view.glance).toEqual([{ label: '现在算进目标的', value: '9 家' }]);
    granted(await move(head, recordId, 4, 'revoke', { reason: '并入园区' }));
    expect([await counted(), await counted('2026')]).toEqual([0, 0]);
    expect(await recordsBehind(product, leader, { figure: 'founding.target', year: '2027' })).toHaveLength(4);
    expect(await findingsIn(product.cloud.dataDir)).toEqual([]);
    const gone = granted(await product.call(clerk, 'register.open', { recordId }));
    expect(gone.glance).toEqual([{ label: '现在算进目标的', value: '还没有下达' }]);
    // Nothing else of this town and year can be entered: this one is drafted anew.
    granted(await move(clerk, recordId, 5, 'draftAnew'));
    granted(await move(clerk, recordId, 6, 'again', { ...target, target: 4 }));
    granted(await move(leader, recordId, 7, 'issue'));
    expect([await counted(), await cellOf(recordId)]).toEqual([4, '4 家']);
    granted(await move(clerk, recordId, 8, 'again', { ...target, target: 5 }));
    granted(await move(leader, recordId, 9, 'reissue'));
    granted(await move(clerk, recordId, 10, 'again', { ...target, target: 8 }));
    granted(await move(leader, recordId, 11, 'reissue'));
    expect([await counted(), await cellOf(recordId)]).toEqual([8, '8 家']);
  });

  it('is of one town and year as long as it lasts, and there is one of each', async () => {
    const { recordId } = granted(await enter(clerk));
    expect(codeOf(await enter(clerk, { ...target, target: 7 }))).toBe('invalidInput');
    for (const other of [{ year: 2028 }, { zone: 'town:jiubao' }])
      expect(await move(clerk, recordId, 1, 'again', { ...target, ...other })).toMatchObject({
        refusal: { fields: { year: '年份和单位不能改，请撤销这一项，再另外登记。' } },
      });
    expect(await enter(clerk, { ...target, zone: 'elsewhere' })).toMatchObject({
      refusal: { fields: { zone: '请选本市的乡镇、园区。' } },
    });
    for (const year of [1999, 2101, 27.5])
      expect(await enter(clerk, { ...target, year })).toMatchObject({
        refusal: { fields: { year: expect.any(String) } },
      });
  });
});
