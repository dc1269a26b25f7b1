import { addDays, dayOf } from '../../../core/kernel/day';
import type { RegisterRecord } from '../../../core/register/record';
import { ruijin, seedYear } from '../../../local/worlds/ruijin';
import { documentAt } from '../../support/document';
import { figuresOf, recordsBehind, sumOf } from '../../support/figures';
import { vault } from '../../support/office';
import { codeOf, granted, type Product, startProduct } from '../../support/product';
import { collection, findingsIn } from '../../support/store-console';

const now = new Date().toISOString();
const story = ruijin(now, vault);
const year = String(seedYear(now));
const who = (id: string) => {
  const person = story.people.find(({ _id }) => _id === id);
  if (!person) throw new Error(id);
  return person;
};
const [leader, keeper, lin, checker] = ['staff-zhou', 'staff-zu', 'staff-lin', 'staff-xiao'].map(who);

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents(), files: story.files });
});
afterAll(() => product.stop());

const ids = ['census.enterprises', 'census.withUnion', 'census.withoutUnion', 'founding.due', 'founding.applied'];
const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('nobody');
  return value;
};

describe('the enterprises of the seed year', () => {
  it('make the figures that the union printed at its end, each what its records come to', async () => {
    const figures = await figuresOf(product, must(leader), [...ids, 'founding.rate', 'founding.approved'], { year });
    expect([...figures.values()].map(({ value, unit }) => `${value} ${unit}`)).toEqual([
      ...['79 家', '10 家', '69 家', '41 家', '39 家'],
      ...['95.1 %', '0 家'],
    ]);
    for (const figure of ids) {
      const rows = await recordsBehind(product, must(leader), { figure, year });
      expect([figure, sumOf(rows, '家')]).toEqual([figure, figures.get(figure)?.value]);
      expect(rows.every(({ record }) => record !== null)).toBe(true);
    }
  });

  it('stay as they were printed, whatever was approved in January', async () => {
    const later = await figuresOf(product, must(leader), ['founding.approved', 'census.withUnion'], {
      year: String(Number(year) + 1),
    });
    expect([...later.values()].map(({ value }) => value)).toEqual([7, 17]);
    const before = await figuresOf(product, must(leader), ids, { year: String(Number(year) - 1) });
    expect([...before.values()].map(({ value }) => value)).toEqual([0, 0, 0, 0, 0]);
  });

  it('were founded in the year in which they were, wherever they are later and whatever becomes of them', async () => {
    const next = String(Number(year) + 1);
    const founded = async () =>
      (
        await figuresOf(product, must(leader), ['founding.founded', 'founding.targetRate', 'census.withUnion'], {
          year: next,
        })
      ).values();
    const before = [...(await founded())].map(({ value }) => value);
    expect(before).toEqual([7, 17.1, 17]);
    const rows = await recordsBehind(product, must(leader), { figure: 'founding.founded', year: next });
    const recordId = rows[0]?.record?.id ?? '';
    const { version } = granted(await product.call(must(leader), 'register.open', { recordId }));
    const input = { happenedOn: dayOf(now), reason: '市场监管登记已注销。' };
    const head = must(story.people.find(({ _id }) => _id === 'staff-bu'));
    granted(await product.call(head, 'register.move', { recordId, version, action: 'leave', input }));
    expect([...(await founded())].map(({ value }) => value)).toEqual([7, 17.1, 16]);
    expect(await recordsBehind(product, must(leader), { figure: 'founding.founded', year: next })).toHaveLength(7);
    const early = { happenedOn: addDays(dayOf(now), -1), reason: '核实后没有注销，原来登记有误。' };
    const comeBack = { recordId, version: version + 1, action: 'comeBack', input: early };
    expect(await product.call(head, 'register.move', comeBack)).toMatchObject({
      refusal: { fields: { happenedOn: expect.stringContaining('不能早于上一步的日子') } },
    });
  });

  it('are told by reason, the three fears first, and by ownership', async () => {
    const figures = await figuresOf(product, must(leader), ['founding.due', 'census.enterprises'], { year });
    expect(figures.get('founding.due')?.topics.slice(0, 3)).toEqual([
      { topic: 'enterprise.ownerFears', label: '老板怕：怕工会搞对立、增加负担', value: 16 },
      { topic: 'enterprise.workerFears', label: '职工怕：怕维权、提意见惹麻烦', value: 10 },
      { topic: 'enterprise.officeFears', label: '部门怕：怕影响招商引资环境', value: 9 },
    ]);
    const topics = figures.get('census.enterprises')?.topics ?? [];
    expect(topics.reduce((sum, { value }) => sum + value, 0)).toBe(79);
    expect(topics[0]?.label).toBe('私营企业');
  });

  it('are listed by name, by what they are, and found by any part of a name; each opens with what compares at a glance', async () => {
    const list = await product.call(must(keeper), 'register.list', { kind: 'enterprise', tag: 'due:due' });
    expect(granted(list).rows).toHaveLength(20);
    const found = granted(
      await product.call(must(keeper), 'register.list', { kind: 'enterprise', sought: '宏盛石材' }),
    );
    expect(found.rows.map(({ headline }) => headline)).toEqual(['瑞金市宏盛石材有限公司']);
    const view = granted(await product.call(must(leader), 'register.open', { recordId: found.rows[0]?.id ?? '' }));
    expect(view).toMatchObject({ state: { label: '暂缓建会' }, keeper: expect.any(String) });
    expect(view.glance).toContainEqual({ label: '没有建会的原因', value: '明确拒绝、阻挠' });
    expect(view.timeline.length).toBeGreaterThan(4);
    expect(JSON.stringify(view.timeline)).not.toMatch(/[0-9a-f]{16}/);
  });

  it('give the letters that their entries make, each read back by another program', async () => {
    const letters = async (last: string) => {
      const told = story.registers.records.find(({ timeline }) => timeline.some(({ action }) => action === last));
      const recordId = must(told)._id;
      const { letters: had, headline } = granted(await product.call(must(leader), 'register.open', { recordId }));
      const read = had.map(async ({ name, title }) => {
        const file = granted(await product.call(must(leader), 'papers.letter', { recordId, letter: name }));
        return [title, (await documentAt(file.url)).lines] as const;
      });
      return { headline, of: new Map(await Promise.all(read)) };
    };
    const applied = await letters('apply');
    expect([...applied.of.keys()]).toEqual(expect.arrayContaining(['建会请示', '一对一责任表']));
    expect(applied.of.get('建会请示')).toEqual(
      expect.arrayContaining([
        `关于成立${applied.headline}工会的请示`,
        '瑞金市总工会：',
        '附件：单位基本情况',
        '法定代表人',
      ]),
    );
    const pairs = applied.of.get('一对一责任表') ?? [];
    expect(pairs[0]).toBe(`${applied.headline}建会一对一责任表`);
    expect(pairs).toEqual(expect.arrayContaining(['责任领导', '周文斌', '祖国华']));
    expect(pairs.join()).not.toMatch(/[0-9a-f]{16}/);
    const stands = await letters('approve');
    expect(stands.of.get('同意筹建的批复')).toContain(
      '二、请抓紧发展会员，民主推荐委员候选人，报经同意后召开会员(代表)大会选举，并将选举结果报批。',
    );
    expect(stands.of.get('成立工会的批复')).toEqual(
      expect.arrayContaining([
        `关于成立${stands.headline}工会委员会的批复`,
        `一、同意成立${stands.headline}工会委员会。`,
      ]),
    );
  });

  it('are the department’s, those of her town a town officer’s, and nobody else’s', async () => {
    const lists = async (person: typeof lin, desk?: string) =>
      codeOf(await product.call(must(person), 'register.list', { kind: 'enterprise', ...(desk && { desk }) }));
    expect([await lists(keeper), await lists(lin), await lists(lin, 'town:xianghu'), await lists(checker)]).toEqual([
      'accepted',
      'forbidden',
      'accepted',
      'forbidden',
    ]);
  });

  it('are whole in the eyes of verify, also where a reason was told later and nothing of a union stands any more', async () => {
    const { rows } = granted(
      await product.call(must(keeper), 'register.list', { kind: 'enterprise', sought: '绵水酒业' }),
    );
    const recordId = rows[0]?.id ?? '';
    const { version } = granted(await product.call(must(keeper), 'register.open', { recordId }));
    const found: RegisterRecord = (await (await collection('registers')).doc(recordId).get()).data[0];
    expect(found.answers.mainReason).toBeUndefined();
    const { members: _members, unionForm: _form, ...rest } = found.answers;
    const input = {
      ...rest,
      hasUnion: 'no',
      mainReason: 'ownerFears',
      surveyedOn: dayOf(now),
      countedOn: dayOf(now),
    };
    granted(await product.call(must(keeper), 'register.move', { recordId, version, action: 'again', input }));
    const after: RegisterRecord = (await (await collection('registers')).doc(recordId).get()).data[0];
    expect([after.version, after.subjectKey]).toEqual([version + 1, found.subjectKey]);
    expect(after.answers).not.toHaveProperty('members');
    expect(await findingsIn(product.cloud.dataDir)).toEqual([]);
  });
});
