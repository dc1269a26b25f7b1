import { randomUUID } from 'node:crypto';
import { watches } from '../../../core/limits';
import { actorOf } from '../../../core/union/people';
import { take } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn } from '../../support/aid-centre';
import { pay } from '../../support/office';
import { codeOf, granted, type Product, startProduct } from '../../support/product';

const { story, luo, lin, verifier, treasurer, hands } = aidCentre();
const guo = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const other = story.staff('staff-lai', '赖文', '13900000018', 'auditor', 'audit', '委员');
const [first, second] = [
  story.staff('staff-he-1', '何平', '13900000061', 'caseOfficer', 'rights', '干事'),
  story.staff('staff-he-2', '何平', '13900000062', 'auditor', 'audit', '委员'),
];
const handedIn = () => story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(45));
const application = handedIn();
const hers = story.assist(lin, 'appeal', { ...pay, name: '赖小文', phone: '13800000077' }, daysAgo(2));
const awarded = take(story, handedIn(), hands, 'awarded');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const alarms = async (settled = false) => granted(await product.call(guo, 'alarm.list', { settled })).rows;

async function watch(shown: number, at: string, who = lin) {
  const { watchReveals } = await import('../../../cloudfunctions/shared/watch');
  await watchReveals('reveals', shown, { actor: actorOf(who._id, who), at, union: story.union });
}

async function raise(about: string, at = '2026-11-03T01:00:00.000Z') {
  const { raiseAlarm } = await import('../../../cloudfunctions/shared/store/alarms');
  await raiseAlarm(randomUUID(), { kind: 'brokenCase', at, about, caseId: awarded._id, by: null });
}

describe('looking at sealed numbers', () => {
  const { minutes, most } = watches.reveals;

  it('as often as work needs tells nobody, and once more within minutes tells the auditors who, how many and when', async () => {
    const look = () => product.call(verifier, 'case.reveal', { caseId: application._id, field: 'identity' });
    for (let n = 0; n < most; n += 1) granted(await look());
    expect(await alarms()).toEqual([]);
    await Promise.all([look(), look()]);
    const [alarm, ...more] = await alarms();
    expect(more).toEqual([]);
    expect(alarm).toMatchObject({ kind: 'reveals', by: '邓丽萍', caseId: null, findings: [], open: true });
    expect(alarm?.about).toMatch(/^邓丽萍 从\d+月\d+日 \d\d:\d\d起/);
    expect(alarm?.about).toContain(`${minutes} 分钟内逐个查看了 ${most + 2} 个密封的号码。`);
    expect(JSON.stringify(alarm)).not.toContain(verifier._id);
  });

  it('is told of the one of two colleagues of one name who did it, and settled by the one who settled it', async () => {
    await watch(most + 1, '2026-11-02T03:00:00.000Z', first);
    const alarm = (await alarms()).find(({ about }) => about.includes('何平'));
    expect(alarm).toMatchObject({ by: '何平(市总权益保障部干事)' });
    expect(alarm?.about).toMatch(/^何平\(市总权益保障部干事\) 从/);
    const settle = () => product.call(second, 'alarm.settle', { id: alarm?.id ?? '', note: '是当天的工作。' });
    for (const reply of [await settle(), await settle()])
      expect(granted(reply).findings.map(({ by }) => by)).toEqual(['何平(市总经费审查委员会办公室委员)']);
  });

  it('is not settled by herself, nor an alarm about a case by whoever had a part in it', async () => {
    await watch(most + 1, '2026-11-01T03:00:00.000Z', second);
    const own = (await alarms()).find(({ at }) => at === '2026-11-01T03:00:00.000Z');
    const settle = (who: typeof guo, id = '') => product.call(who, 'alarm.settle', { id, note: '是当天的工作。' });
    expect(codeOf(await settle(second, own?.id))).toBe('fourEyes');
    granted(await settle(guo, own?.id));
    const { database } = await import('../../../cloudfunctions/shared/store/database');
    const { raiseAlarm } = await import('../../../cloudfunctions/shared/store/alarms');
    const told = { at: '2026-11-01T05:00:00.000Z', about: '一条异议的记录与存档不一致。', by: null };
    await raiseAlarm(randomUUID(), { kind: 'brokenObjection', ...told, caseId: hers._id });
    await database
      .collection('people')
      .doc(other._id)
      .update({ phones: [hers.owner.phone] });
    const [about] = (await alarms()).filter(({ caseId }) => caseId === hers._id);
    expect(codeOf(await settle(other, about?.id))).toBe('fourEyes');
    granted(await settle(guo, about?.id));
  });

  it('is counted anew after the minutes are over, each span an alarm of its own', async () => {
    const before = (await alarms()).length;
    await watch(most, '2026-11-03T02:00:00.000Z');
    await watch(most, '2026-11-03T02:10:00.000Z');
    expect(await alarms()).toHaveLength(before);
    await watch(1, '2026-11-03T02:19:59.000Z');
    await watch(most + 1, '2026-11-03T03:00:00.000Z');
    expect((await alarms()).slice(-2).map(({ about }) => about)).toEqual([
      '林海燕 从11月3日 11:00起，10 分钟内逐个查看了 21 个密封的号码。',
      '林海燕 从11月3日 10:10起，10 分钟内逐个查看了 21 个密封的号码。',
    ]);
  });

  it('of a hundred at once forgets none, also where nobody was counted before', async () => {
    await Promise.all(Array.from({ length: 30 }, () => watch(10, '2026-11-04T02:00:00.000Z')));
    await watch(1, '2026-11-04T02:01:00.000Z');
    expect((await alarms()).map(({ about }) => about)).toContain(
      '林海燕 从11月4日 10:00起，10 分钟内逐个查看了 301 个密封的号码。',
    );
  });

  it('on the treasurer’s sheet of the day, also a second time, is her work', async () => {
    const before = (await alarms()).length;
    for (let n = 0; n < most + 5; n += 1) granted(await product.call(treasurer, 'payment.sheet', {}));
    expect(await alarms()).toHaveLength(before);
  });
});

describe('an alarm', () => {
  it('stays open until an auditor says what came of it, and is then kept with her words', async () => {
    await raise('QZ-2026-0001 的办理记录对不上。');
    const alarm = (await alarms()).find(({ kind }) => kind === 'brokenCase');
    const id = alarm?.id ?? '';
    const note = '已核对，是迁移数据时写错。';
    const [mine, hers] = await Promise.all([
      product.call(guo, 'alarm.settle', { id, note }),
      product.call(other, 'alarm.settle', { id, note: '还在查。' }),
    ]);
    expect([mine, hers].map(codeOf).sort()).toEqual(['accepted', 'stale']);
    const [settled] = await alarms(true);
    expect(settled).toMatchObject({ id, caseId: awarded._id });
    expect([
      ['郭长青', note],
      ['赖文', '还在查。'],
    ]).toContainEqual(settled?.findings.flatMap(({ by, note: written }) => [by, written]));
    expect((await alarms()).map((each) => each.id)).not.toContain(id);
  });

  it('settled twice with the same words is settled once', async () => {
    await raise('再来一条。');
    const id = (await alarms()).find(({ about }) => about === '再来一条。')?.id ?? '';
    const input = { id, note: '已核实。' };
    const first = granted(await product.call(guo, 'alarm.settle', input));
    expect(granted(await product.call(guo, 'alarm.settle', input))).toEqual(first);
    expect(codeOf(await product.call(guo, 'alarm.settle', { id, note: '另一句话。' }))).toBe('stale');
    expect(codeOf(await product.call(guo, 'alarm.settle', { id: '0'.repeat(32), note: '没有这一条' }))).toBe(
      'notFound',
    );
  });

  it('is found however many there are, page by page, the newest first', async () => {
    for (let n = 0; n < 45; n += 1) await raise(`第 ${n} 条`, new Date(Date.UTC(2030, 0, 1, 0, n)).toISOString());
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = granted(await product.call(guo, 'alarm.list', { settled: false, ...(cursor && { cursor }) }));
      seen.push(...page.rows.map(({ about }) => about));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen.slice(0, 45)).toEqual(Array.from({ length: 45 }, (_, n) => `第 ${44 - n} 条`));
  });
});
