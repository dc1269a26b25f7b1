import { randomUUID } from 'node:crypto';
import { appeal } from '../../core/domains/rights/appeal';
import { addDays, dayOf } from '../../core/kernel/day';
import { buttonsFor } from '../../core/record/buttons';
import { handleOf } from '../../core/union/people';
import { lastDecided, undecided } from '../../core/union/rules';
import { readCaseOf } from '../support/cases';
import { digest, office, pay } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, wang, lin, li } = office();
const ma = story.staff('staff-ma', '马兰', '13900000077', 'townOfficer', 'town:xianghu', '干事');
const fang = story.staff('staff-fang', '方正平', '13900000005', 'approver', 'rights', '部长');
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const zhou = story.staff('staff-zhou', '周文斌', '13900000006', 'leader', 'office', '副主席');
const handle = ({ _id }: { _id: string }) => handleOf(_id, digest);
const today = dayOf(new Date().toISOString());

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const answers = { ...pay, name: '王建国', phone: '13800000001' };
/** An appeal of somebody who has no other one. */
const submit = async (more: object = {}) => {
  const input = { kind: 'appeal', answers: { ...answers, ...more } };
  return granted(await product.call(`worker-${randomUUID()}`, 'case.submit', input)).caseId;
};
const move = (who: typeof wang, caseId: string, version: number, action: string, input = {}) =>
  product.call(who, 'case.move', { caseId, version, action, input });

describe('a case changes hands', () => {
  it('by transfer to a colleague of another desk, with the reason, in two round trips', async () => {
    const caseId = await submit();
    const { officer } = await readCaseOf(caseId);
    const holder = officer?.id === lin._id ? lin : ma;
    product.proxy.trips();
    granted(await move(holder, caseId, 1, 'transfer', { to: handle(li), reason: '涉及外地企业，请市总办理。' }));
    expect(product.proxy.trips()).toBe(2);
    const after = await readCaseOf(caseId);
    expect(after).toMatchObject({ desk: 'rights', officer: { id: li._id }, status: 'submitted', version: 2 });
    expect(after.timeline[1]?.shown).toContainEqual({ field: 'to', label: '转交给谁', value: '李敏' });
    expect(JSON.stringify(after.timeline[1]?.shown)).not.toContain(handle(li));
  });

  it('by a desk mate who takes it over, not by a stranger to the desk', async () => {
    const caseId = await submit();
    const holder = (await readCaseOf(caseId)).officer?.id === lin._id ? lin : ma;
    const mate = holder === lin ? ma : lin;
    granted(await move(holder, caseId, 1, 'accept'));
    expect(codeOf(await move(li, caseId, 2, 'take'))).toBe('notFound');
    granted(await move(mate, caseId, 2, 'take'));
    expect((await readCaseOf(caseId)).officer?.id).toBe(mate._id);
    expect(codeOf(await move(holder, caseId, 3, 'resolve', { outcome: '我以为还是我在办这件事。' }))).toBe('forbidden');
  });

  it('by the head of the desk or a leader, to nobody who cannot handle cases', async () => {
    const caseId = await submit({ category: 'injury' });
    const reason = '另行安排。';
    expect(await move(zhou, caseId, 1, 'transfer', { to: handle(sun), reason })).toMatchObject({
      refusal: { code: 'invalidInput', fields: { to: '这位同事不能经办这件事，请另选一位。' } },
    });
    expect(await move(fang, caseId, 1, 'transfer', { to: '0'.repeat(16), reason })).toMatchObject({
      refusal: { code: 'invalidInput' },
    });
    granted(await move(zhou, caseId, 1, 'transfer', { to: handle(lin), reason }));
    expect((await readCaseOf(caseId)).officer?.id).toBe(lin._id);
  });
});

describe('a case that is passed to and fro', () => {
  const reason = '这类事情归你们岗位办理。';
  const may = async (who: typeof lin, caseId: string) =>
    buttonsFor(appeal.flow, granted(await product.call(who, 'case.open', { caseId }))).some(
      ({ action }) => action === 'transfer',
    );

  it('is passed on by a head alone after ten times, by nobody after thirty, and can be decided all along', async () => {
    const caseId = await submit();
    const pass = async (by?: typeof lin) => {
      const { version, officer } = await readCaseOf(caseId);
      const [holder, other] = officer?.id === li._id ? [li, lin] : [officer?.id === lin._id ? lin : ma, li];
      return codeOf(await move(by ?? holder, caseId, version, 'transfer', { to: handle(other), reason }));
    };
    for (let times = 0; times < 10; times += 1) expect(await pass()).toBe('accepted');
    const holder = (await readCaseOf(caseId)).officer?.id === li._id ? li : lin;
    expect([await may(holder, caseId), await may(zhou, caseId)]).toEqual([false, true]);
    expect(await pass()).toBe('headsTurn');
    for (let times = 10; times < 30; times += 1) expect(await pass(zhou)).toBe('accepted');
    expect([await pass(zhou), await pass(), await may(zhou, caseId)]).toEqual(['tooOften', 'tooOften', false]);
    const { version, officer } = await readCaseOf(caseId);
    const last = officer?.id === li._id ? li : lin;
    granted(await move(last, caseId, version, 'accept'));
    granted(await move(last, caseId, version + 1, 'resolve', { outcome: '经协商，老板已付清全部工资。' }));
    expect((await readCaseOf(caseId)).open).toBe(false);
  });

  it('between desk mates who take it from each other stays with the last after ten times; a head gives it on', async () => {
    const caseId = await submit();
    let holder = (await readCaseOf(caseId)).officer?.id === lin._id ? lin : ma;
    granted(await move(holder, caseId, 1, 'accept'));
    for (let times = 0; times <= 10; times += 1) {
      const mate = holder === lin ? ma : lin;
      expect(codeOf(await move(mate, caseId, 2 + times, 'take'))).toBe(times < 10 ? 'accepted' : 'tooOften');
      if (times < 10) holder = mate;
    }
    const mate = holder === lin ? ma : lin;
    granted(await move(zhou, caseId, 12, 'transfer', { to: handle(mate), reason }));
  });
});

describe('who is away', () => {
  it('gets nothing new; her deputy does, and the case says so', async () => {
    granted(await product.call(lin, 'staff.away', { until: addDays(today, 3), deputy: handle(ma) }));
    const away = (await Promise.all([1, 2, 3].map(() => submit()))).map(readCaseOf);
    for (const found of await Promise.all(away)) expect(found.officer?.id).toBe(ma._id);
    const { colleagues } = granted(await product.call(li, 'staff.colleagues', {}));
    expect(colleagues.find(({ name }) => name === '林海燕')).toMatchObject({ away: true, deskName: '象湖镇工会' });
    expect(granted(await product.call(lin, 'staff.back', {})).staff?.away).toBeNull();
  });

  it('cannot name herself, somebody of another desk or a day that has passed', async () => {
    const away = (until: string, deputy: string) => product.call(lin, 'staff.away', { until, deputy });
    expect(codeOf(await away(today, handle(lin)))).toBe('invalidInput');
    expect(codeOf(await away(today, handle(li)))).toBe('invalidInput');
    expect(codeOf(await away(addDays(today, -1), handle(ma)))).toBe('invalidInput');
  });
});

describe('who leaves', () => {
  it('hands her whole caseload over, then has no post; asking again changes nothing', async () => {
    const yi = story.staff('staff-yi', '易红', '13900000088', 'caseOfficer', 'women', '干事');
    const he = story.staff('staff-he', '何萍', '13900000089', 'caseOfficer', 'women', '干事');
    const join = async ({ _id, name }: typeof yi) => {
      const { code } = granted(
        await product.call(sun, 'staff.invite', { name, title: '干事', role: 'caseOfficer', desk: 'women' }),
      );
      granted(await product.call(_id, 'staff.join', { code }));
    };
    await join(yi);
    const thirty = () => Promise.all(Array.from({ length: 30 }, () => submit({ category: 'women' })));
    const caseIds = [...(await thirty()), ...(await thirty())];
    await join(he);
    const leave = () => product.call(sun, 'staff.leave', { handle: handle(yi), successor: handle(he) });
    expect(granted(await leave())).toEqual({ moved: 50, left: 10, elsewhere: [] });
    // She is still there, and gets nothing new.
    expect((await readCaseOf(await submit({ category: 'women' }))).officer?.id).not.toBe(yi._id);
    expect(granted(await leave())).toEqual({ moved: 10, left: 0, elsewhere: [] });
    expect(granted(await leave())).toEqual({ moved: 0, left: 0, elsewhere: [] });
    const found = await Promise.all(caseIds.map(readCaseOf));
    expect(new Set(found.map(({ officer, desk }) => `${officer?.name} ${desk}`))).toEqual(new Set(['何萍 women']));
    expect(found.every(({ timeline }) => timeline.filter(({ action }) => action === 'handOver').length === 1)).toBe(
      true,
    );
    expect(codeOf(await product.call(yi, 'case.queue', { queue: 'mine', desk: '' }))).toBe('forbidden');
    // Whoever ended her post wrote into every one of them, and reads none.
    expect(codeOf(await product.call(sun, 'case.open', { caseId: String(caseIds[0]) }))).toBe('notFound');
  });

  it('leaves her cases at their desk, whoever succeeds her: none goes to a desk of a successor elsewhere', async () => {
    const unit = story.staff('staff-zhu', '朱明', '13900000090', 'unitOfficer', 'unit:shoes', '主席');
    const invitation = { name: '朱明', title: '主席', role: 'unitOfficer', desk: 'unit:shoes' } as const;
    const { code } = granted(await product.call(sun, 'staff.invite', invitation));
    granted(await product.call(unit, 'staff.join', { code }));
    const caseId = await submit({ category: 'injury' });
    const { number, desk, officer } = await readCaseOf(caseId);
    expect([desk, officer?.id]).toEqual(['rights', li._id]);
    const { elsewhere } = granted(
      await product.call(sun, 'staff.leave', { handle: handle(li), successor: handle(unit) }),
    );
    expect(elsewhere).toContainEqual({ number, title: '求助维权', desk: '市总权益保障部', officer: null });
    expect(await readCaseOf(caseId)).toMatchObject({ desk: 'rights', officer: null });
    expect(codeOf(await product.call(unit, 'case.open', { caseId }))).toBe('notFound');
    expect(codeOf(await product.call(sun, 'case.open', { caseId }))).toBe('notFound');
    const back = { name: '李敏', title: '干事', role: 'caseOfficer', desk: 'rights' } as const;
    const { code: again } = granted(await product.call(sun, 'staff.invite', back));
    granted(await product.call(li, 'staff.join', { code: again }));
  });

  it('is decided by an administrator alone', async () => {
    const input = { handle: handle(ma), successor: handle(lin) };
    for (const who of [wang, lin, fang, zhou])
      expect(codeOf(await product.call(who, 'staff.leave', input))).toBe('forbidden');
  });
});

describe('somebody without a phone', () => {
  const spoken = { ...answers, name: '谢金发', phone: '13800000006', category: 'injury' };
  const assist = (who: typeof wang, readBack: true) =>
    product.call(who, 'case.assist', { kind: 'appeal', answers: spoken, readBack });

  it('is helped by a colleague, and the case says by whom', async () => {
    const { caseId } = granted(await assist(lin, true));
    const seen = granted(await product.call(li, 'case.open', { caseId }));
    expect(seen).toMatchObject({ who: '谢金发', phone: '13800000006', helper: '林海燕' });
    expect(seen.timeline[0]).toMatchObject({ who: '林海燕', said: '代 谢金发 提交，内容已当面读给本人听' });
    expect(granted(await product.call(lin, 'case.mine', {})).rows.map(({ id }) => id)).not.toContain(caseId);
  });

  it('is served by her officer at her word, and called instead of sent a message', async () => {
    const { caseId } = granted(await assist(lin, true));
    granted(await move(li, caseId, 1, 'askPapers', { missing: '1. 诊断证明。' }));
    expect(granted(await product.call(li, 'case.open', { caseId })).toCall).toBe('待补材料');
    granted(await move(li, caseId, 2, 'called'));
    expect(codeOf(await move(li, caseId, 3, 'called'))).toBe('wrongState');
    granted(await move(li, caseId, 3, 'supply', { words: '本人送来了复印件。' }));
    const { timeline } = await readCaseOf(caseId);
    expect(timeline.map(({ by, action }) => `${by.name} ${by.party} ${action}`)).toEqual([
      '林海燕 helper submit',
      '李敏 officer askPapers',
      '李敏 officer called',
      '李敏 owner supply',
    ]);
  });

  it('must have heard it read back, and is helped by staff alone', async () => {
    const event = { operation: 'case.assist', submitId: randomUUID(), input: { kind: 'appeal', answers: spoken } };
    expect(await product.raw(event, lin._id)).toMatchObject({ refusal: { fields: { readBack: expect.any(String) } } });
    expect(codeOf(await assist(wang, true))).toBe('forbidden');
  });
});

describe('the rules', () => {
  const numbers = { acceptDays: 3, resolveDays: 30, answerDays: 20, urgentPeople: 5, urgentDays: 7 };
  const decided = { of: 'rights', from: addDays(today, 1), numbers, corrects: undecided };
  const read = async () => lastDecided(granted(await product.call(li, 'rules.open', {})).rules)?.at ?? undecided;

  it('are decided by an administrator, from tomorrow at the earliest, and keep what held before', async () => {
    expect(codeOf(await product.call(li, 'rules.change', decided))).toBe('forbidden');
    expect(await product.call(sun, 'rules.change', { ...decided, from: today })).toMatchObject({
      refusal: { fields: { from: '新的规则最早从明天开始，请选明天或以后的日子。' } },
    });
    const before = granted(await product.call(li, 'rules.open', {})).rules.length;
    const id = randomUUID();
    const first = granted(await product.call(sun, 'rules.change', decided, id));
    expect(granted(await product.call(sun, 'rules.change', decided, id))).toEqual(first);
    expect(first.rules).toHaveLength(before + 1);
    const { corrects: _read, ...told } = decided;
    expect(first.rules.slice(-1)).toMatchObject([{ ...told, by: '孙宇' }]);
  });

  it('wait for their day twelve at a time; one for the same day replaces another', async () => {
    const on = async (days: number) =>
      product.call(sun, 'rules.change', { ...decided, corrects: await read(), from: addDays(today, days) });
    const waiting = () =>
      product.call(li, 'rules.open', {}).then((reply) => granted(reply).rules.filter(({ from }) => from > today));
    for (let days = 100; (await waiting()).length < 12; days += 1) granted(await on(days));
    expect(await on(200)).toMatchObject({ refusal: { fields: { from: expect.stringContaining('请改其中一天的') } } });
    granted(await on(100));
    expect(await waiting()).toHaveLength(12);
  });

  it('outside their bounds are refused with the bound', async () => {
    expect(
      await product.call(sun, 'rules.change', { ...decided, numbers: { ...numbers, resolveDays: 90 } }),
    ).toMatchObject({
      refusal: { code: 'invalidInput', fields: { resolveDays: '不能多于 60 天。' } },
    });
  });
});
