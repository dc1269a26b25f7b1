import type { Colleague } from '../../../core/domains/office/operations';
import { refuse } from '../../../core/kernel/result';
import {
  consequences,
  offersOf,
  outcomeOf,
  planOf,
  progressLine,
} from '../../../miniprogram/packages/staff/handover/handover.view';
import type { Plan } from '../../../miniprogram/packages/staff/handover/plan';
import { FakePhone } from './phone';

const colleague = (handle: string, name: string, desk: string, away = false): Colleague => {
  const deskName = desk === 'rights' ? '市总权益保障部' : '象湖镇工会';
  return { handle: handle.repeat(16), name, title: '', desk, deskName, away, takes: true, handles: true };
};
const li = colleague('1', '李敏', 'rights');
const ceng = colleague('2', '曾小玲', 'rights');
const lin = colleague('3', '林海燕', 'town:xianghu');
const gone = colleague('4', '胡志强', 'rights', true);
const everybody = [lin, gone, li, ceng];
const plan: Plan = {
  leaving: { handle: li.handle, name: '李敏', desk: '市总权益保障部' },
  successor: { handle: ceng.handle, name: '曾小玲', desk: '市总权益保障部' },
  moved: 0,
  unsure: false,
};

describe('who leaves and who takes over', () => {
  it('are two people: the successor is there, those of the same desk first', () => {
    const offers = offersOf(everybody, { handle: li.handle });
    expect(offers.handle?.map(({ label }) => label)).toContain('胡志强 · 市总权益保障部(离岗)');
    expect(offers.successor?.map(({ label }) => label)).toEqual(['曾小玲 · 市总权益保障部', '林海燕 · 象湖镇工会']);
  });

  it('make a plan once both are known', () => {
    expect(planOf(everybody, { handle: li.handle })).toBeUndefined();
    expect(planOf(everybody, { handle: li.handle, successor: ceng.handle })).toEqual(plan);
  });

  it('are told what will happen, also that the cases stay at their desk where the successor works at another one', () => {
    expect(consequences(plan)[0]).toBe('李敏 手上在办的事转给 曾小玲，办理期限不变。');
    const away = planOf(everybody, { handle: li.handle, successor: lin.handle });
    expect(away && consequences(away)[0]).toBe(
      '林海燕 不在市总权益保障部。李敏 手上在办的事留在市总权益保障部，由那里的其他同事接着办，没有其他同事的由负责人指定，办理期限不变。',
    );
  });
});

describe('a handover', () => {
  let phone: FakePhone;
  const told: string[] = [];

  /** With the modules as fresh as after a restart of the app. */
  async function onThisPhone() {
    jest.resetModules();
    return import('../../../miniprogram/packages/staff/handover/plan');
  }
  const carryOut = async (from: Plan) =>
    (await onThisPhone()).carryOut(from, (now, left) => told.push(progressLine(now.moved, left)));

  beforeEach(() => {
    phone = new FakePhone();
    told.length = 0;
  });

  it('asks again until nothing is left, and says each time how far it is', async () => {
    const answers = [
      { moved: 50, left: 12, elsewhere: [] },
      { moved: 12, left: 0, elsewhere: [] },
    ];
    phone.answers(() => ({ ok: true, value: answers.shift() }));
    const stop = await carryOut(plan);
    expect(told).toEqual(['已交接 50 件，还剩 12 件', '已交接 62 件，还剩 0 件']);
    expect(outcomeOf(stop.plan)).toEqual({
      title: '李敏 已离岗',
      words: '手上在办的 62 件事已全部交给 曾小玲。',
      elsewhere: [],
    });
    expect((await onThisPhone()).unfinished()).toBeUndefined();
    expect(new Set(phone.sent.map(({ submitId }) => submitId)).size).toBe(2);
  });

  it('says of each case that the successor may not have where it went instead', async () => {
    const paying = { number: 'ZX-2026-0003', title: '金秋助学', desk: '市总财务部', officer: '许惠芳' };
    const alone = { number: 'ZX-2026-0004', title: '金秋助学', desk: '市总帮扶中心', officer: null };
    const answers = [
      { moved: 50, left: 1, elsewhere: [paying] },
      { moved: 1, left: 0, elsewhere: [alone] },
    ];
    phone.answers(() => ({ ok: true, value: answers.shift() }));
    const { words, elsewhere } = outcomeOf((await carryOut(plan)).plan);
    expect(words).toContain('51 件事已全部交出：49 件交给了 曾小玲，2 件');
    expect(elsewhere).toEqual([
      { number: '金秋助学 ZX-2026-0003', where: '市总财务部 · 许惠芳' },
      { number: '金秋助学 ZX-2026-0004', where: '市总帮扶中心，还没有人经办' },
    ]);
  });

  it('to somebody who is away says whom to choose instead', async () => {
    const successor = '曾小玲 外出到11月30日，由 李敏 代理。请改选 李敏，或另选一位同事。';
    phone.answers(() => refuse('invalidInput', { successor }));
    expect((await carryOut(plan)).trouble).toBe(successor);
  });

  it('that was interrupted is offered again, and claims no number it does not know', async () => {
    phone.losesAnswers();
    expect((await carryOut(plan)).trouble).toContain('没有连上');
    const offered = (await onThisPhone()).unfinished();
    expect(offered).toMatchObject({ leaving: plan.leaving, successor: plan.successor });
    phone.answers(() => ({ ok: true, value: { moved: 3, left: 0, elsewhere: [] } }));
    const stop = await carryOut(offered ?? plan);
    expect(outcomeOf(stop.plan).words).toContain('手上在办的事已全部交出，一件也没有落下');
  });

  it('does not ask for ever where nothing moves', async () => {
    phone.answers(() => ({ ok: true, value: { moved: 0, left: 2, elsewhere: [] } }));
    expect((await carryOut(plan)).trouble).toContain('还有 2 件');
    expect(phone.sent).toHaveLength(1);
  });

  it('that is refused is over', async () => {
    phone.answers(() => refuse('unknownColleague'));
    expect((await carryOut(plan)).trouble).toBe('没有找到这位同事，请返回重新选择。');
    expect((await onThisPhone()).unfinished()).toBeUndefined();
  });
});
