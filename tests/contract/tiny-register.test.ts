import { answersAt } from '../../core/record/amend';
import type { RegisterRecord } from '../../core/register/record';
import type { Person } from '../../core/union/people';
import { handle } from '../support/cast';
import { codeOf, granted, type Product } from '../support/product';
import { collection } from '../support/store-console';
import {
  administrator,
  auditor,
  drill,
  head,
  keeper,
  leader,
  lending,
  lin,
  mate,
  startToolHouse,
  stranger,
  Tools,
  tool,
  wrongDesk,
} from '../support/tool-house';

let product: Product;
let tools: Tools;
beforeEach(async () => {
  product = await startToolHouse();
  tools = new Tools(product);
});
afterEach(() => product.stop());

describe('a record of a register in a few lines', () => {
  it('is entered once, whoever enters it and however often it is sent', async () => {
    const submitId = '1'.repeat(32);
    const first = granted(await tools.enter(keeper, drill, submitId));
    expect(granted(await tools.enter(keeper, drill, submitId))).toEqual(first);
    expect(codeOf(await tools.enter(keeper, { ...drill, pieces: 3 }, submitId))).toBe('submitIdReused');
    expect(await tools.enter(lin)).toMatchObject({ refusal: { message: expect.stringContaining('没有重复登记') } });
    const races = await Promise.all([1, 2, 3].map(() => tools.enter(keeper, { ...drill, code: 'ZX-02' })));
    expect(races.map(codeOf).sort()).toEqual(['accepted', 'invalidInput', 'invalidInput']);
    expect((await tools.list(keeper)).rows).toHaveLength(2);
  });

  it('is doubted in the product’s own words alone, whatever a phone says that she is sure of', async () => {
    const sure = { name: '局长已经同意', code: '11010519491231002X' };
    const reply = await product.call(keeper, 'register.enter', { kind: tool.kind, answers: { ...drill }, sure });
    const { shown } = await tools.open(keeper, granted(reply).recordId);
    expect(shown.flatMap(({ doubt }) => doubt ?? [])).toEqual([]);
  });

  it('leaves a key free that it has given up, and takes none that is another’s', async () => {
    const id = await tools.entered();
    granted(await tools.move(keeper, id, 1, 'again', { ...drill, code: 'ZX-09' }));
    const other = await tools.entered(lin);
    expect(other).not.toBe(id);
    expect(codeOf(await tools.enter(lin, { ...drill, code: 'ZX-09' }))).toBe('invalidInput');
    expect(codeOf(await tools.move(keeper, id, 2, 'again', { ...drill }))).toBe('invalidInput');
  });

  it('knows at which step a question was answered that was open before', async () => {
    const id = await tools.entered();
    granted(await tools.move(keeper, id, 1, 'again', { ...drill, note: '在二楼', pieces: 5 }));
    granted(await tools.move(keeper, id, 2, 'again', { ...drill, note: '在三楼', pieces: 5 }));
    const read: RegisterRecord = (await (await collection('registers')).doc(id).get()).data[0];
    expect([0, 1, 2].map((at) => answersAt(read, at).note)).toEqual([undefined, '在二楼', '在三楼']);
  });

  it('stands in the form when it is filled in anew, and what is left out then is answered no more', async () => {
    const id = await tools.entered(keeper, { ...drill, note: '在仓库' });
    const view = await tools.open(keeper, id);
    expect(view.proposed).toEqual({ ...drill, note: '在仓库' });
    expect((await tools.open(leader, id)).proposed).toEqual({});
    granted(await tools.move(keeper, id, 1, 'again', { ...view.proposed, note: undefined, pieces: 9 }));
    const after = await tools.open(keeper, id);
    expect(after.proposed).toEqual({ ...drill, pieces: 9 });
    expect(after.shown.map(({ label }) => label)).not.toContain('说明');
    expect(after.timeline.at(-1)?.shown).toContainEqual({ label: '原来的说明', value: '在仓库' });
    const read: RegisterRecord = (await (await collection('registers')).doc(id).get()).data[0];
    expect([0, 1].map((at) => answersAt(read, at).note)).toEqual(['在仓库', undefined]);
  });

  it('goes to her successor when its keeper leaves, what falls due with it; to nobody where that one may not keep it', async () => {
    const mates = await tools.entered(mate);
    granted(await tools.move(mate, mates, 1, 'keep'));
    granted(await tools.move(mate, mates, 2, 'lend', lending));
    const leave = (successor: Person) =>
      product.call(administrator, 'staff.leave', { handle: handle(mate), successor: handle(successor) });
    expect(granted(await leave(keeper))).toEqual({ moved: 1, left: 0, elsewhere: [] });
    const found = await tools.open(keeper, mates);
    expect([found.keeper, found.timeline[3]?.said]).toEqual(['祖国华', '负责人离岗，已交接']);
    expect(granted(await product.call(keeper, 'register.due', {})).rows.map((row) => row.id)).toEqual([mates]);
    const left = await product.call(administrator, 'staff.leave', {
      handle: handle(keeper),
      successor: handle(wrongDesk),
    });
    expect(granted(left)).toMatchObject({
      moved: 1,
      left: 0,
      elsewhere: [{ title: '器材台账', desk: '象湖镇工会', officer: null }],
    });
    expect((await tools.open(head, mates)).keeper).toBeNull();
  });

  it('is asked for what is missing, held to its bounds and across its questions', async () => {
    expect(await tools.enter(keeper, { name: '梯子' })).toMatchObject({
      refusal: { code: 'invalidInput', fields: { code: expect.any(String), zone: expect.any(String) } },
    });
    expect(await tools.enter(keeper, { ...drill, zone: 'town:nowhere', code: '冲击钻' })).toMatchObject({
      refusal: { fields: { zone: '列表里没有这一项，请重新选择。', code: '编号不能和名称一样。' } },
    });
  });

  it('goes its way, each step written down, with what falls due for whoever keeps it', async () => {
    const id = await tools.entered(lin);
    expect(await tools.open(lin, id)).toMatchObject({
      headline: '冲击钻',
      cells: ['ZX-01', '2 件'],
      state: { label: '在库' },
      keeper: '林海燕',
      duties: [],
      steps: expect.arrayContaining(['lend', 'again', 'handOn']),
    });
    granted(await tools.move(lin, id, 1, 'lend', lending));
    expect(granted(await product.call(lin, 'register.due', {})).rows).toMatchObject([
      { id, duties: [{ label: '收回', on: lending.backOn }] },
    ]);
    granted(await tools.move(lin, id, 2, 'takeBack'));
    expect(granted(await product.call(lin, 'register.due', {})).rows).toEqual([]);
    const { timeline, glance, version } = await tools.open(lin, id);
    expect(timeline.map(({ said, who }) => `${who} ${said}`)).toEqual([
      '林海燕 登记了这件器材',
      '林海燕 借出了',
      '林海燕 归还了',
    ]);
    expect([glance, version]).toEqual([[{ label: '借出过', value: '1 次' }], 3]);
  });

  it('is handed on to a colleague with what falls due, and may be kept by one who takes it', async () => {
    const id = await tools.entered();
    expect((await tools.open(keeper, id)).keeper).toBeNull();
    granted(await tools.move(keeper, id, 1, 'keep'));
    granted(await tools.move(keeper, id, 2, 'lend', lending));
    granted(await tools.move(keeper, id, 3, 'handOn', { to: handle(mate), reason: '出差一周。' }));
    expect(granted(await product.call(keeper, 'register.due', {})).rows).toEqual([]);
    expect(granted(await product.call(mate, 'register.due', {})).rows.map((row) => row.id)).toEqual([id]);
    expect(await tools.move(mate, id, 4, 'handOn', { to: handle(wrongDesk), reason: '试一下' })).toMatchObject({
      refusal: { fields: { to: expect.stringContaining('不能负责') } },
    });
  });

  it('is amended as a whole: it may be called otherwise and lie elsewhere, and what it was stays in its history', async () => {
    const id = await tools.entered(lin);
    const anew = { ...drill, name: '电锤', zone: 'town:jiubao', pieces: 5 };
    granted(await tools.move(keeper, id, 1, 'again', anew));
    const view = await tools.open(keeper, id);
    expect(view).toMatchObject({ headline: '电锤', cells: ['ZX-01', '5 件'], keeper: null });
    expect(view.timeline.at(-1)?.shown).toContainEqual({ label: '原来的名称', value: '冲击钻' });
    expect(codeOf(await product.call(lin, 'register.open', { recordId: id }))).toBe('notFound');
    const other = await tools.entered(keeper, { ...drill, code: 'ZX-09' });
    expect(await tools.move(keeper, other, 1, 'again', { ...drill, code: 'ZX-01' })).toMatchObject({
      refusal: { message: expect.stringContaining('没有重复登记') },
    });
  });

  it('takes no step twice, out of turn, by a wrong hand or over somebody else’s', async () => {
    const id = await tools.entered(lin);
    const submitId = '2'.repeat(32);
    const first = granted(await tools.move(lin, id, 1, 'lend', lending, submitId));
    expect(granted(await tools.move(lin, id, 1, 'lend', lending, submitId))).toEqual(first);
    expect(codeOf(await tools.move(lin, id, 1, 'lend', { ...lending, borrower: '别家' }, submitId))).toBe(
      'submitIdReused',
    );
    expect(codeOf(await tools.move(lin, id, 1, 'takeBack'))).toBe('stale');
    expect(codeOf(await tools.move(lin, id, 2, 'lend', lending))).toBe('wrongState');
    expect(codeOf(await tools.move(lin, id, 2, 'steal'))).toBe('badRequest');
    expect(codeOf(await tools.move(lin, id, 2, 'constructor'))).toBe('badRequest');
    const both = await Promise.all([tools.move(lin, id, 2, 'takeBack'), tools.move(keeper, id, 2, 'takeBack')]);
    expect(both.map(codeOf).sort()).toEqual(['accepted', 'stale']);
    expect(codeOf(await tools.move(lin, id, 3, 'scrap'))).toBe('forbidden');
    granted(await tools.move(head, id, 3, 'scrap'));
    expect(codeOf(await tools.move(lin, id, 4, 'again', drill))).toBe('wrongState');
  });

  it('is for those who work where it lies, for its department and for those who oversee everything', async () => {
    const id = await tools.entered(lin);
    for (const who of [lin, keeper, head, leader, auditor]) expect((await tools.open(who, id)).id).toBe(id);
    for (const who of [wrongDesk, administrator])
      expect(codeOf(await product.call(who, 'register.open', { recordId: id }))).toBe('notFound');
    expect(codeOf(await product.call(stranger, 'register.open', { recordId: id }))).toBe('forbidden');
    for (const who of [wrongDesk, auditor, leader, administrator]) {
      const refused = codeOf(await tools.enter(who, { ...drill, code: 'ZX-77' }));
      expect([who.name, refused]).toEqual([who.name, 'forbidden']);
    }
    for (const who of [auditor, wrongDesk])
      expect(codeOf(await tools.move(who, id, 1, 'keep'))).toMatch(/forbidden|notFound/);
    const lists = async (who: Person, desk?: string) =>
      codeOf(await product.call(who, 'register.list', { kind: tool.kind, ...(desk && { desk }) }));
    for (const who of [keeper, head, leader, auditor]) expect(await lists(who)).toBe('accepted');
    expect([await lists(lin), await lists(lin, 'town:xianghu'), await lists(lin, 'town:jiubao')]).toEqual([
      'forbidden',
      'accepted',
      'forbidden',
    ]);
    expect(await lists(stranger)).toBe('forbidden');
  });
});
