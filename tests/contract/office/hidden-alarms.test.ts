import { randomUUID } from 'node:crypto';
import { digest } from '../../../cloudfunctions/shared/digest';
import { keysOf } from '../../../cloudfunctions/shared/keys';
import { alarmMark, openAlarm } from '../../../core/alarm';
import { handle } from '../../support/cast';
import { stopClock } from '../../support/clock';
import { office, vault } from '../../support/office';
import { codeOf, granted, type Product, startProduct } from '../../support/product';

const { story, li } = office();
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const thief = story.worker('worker-thief', '贾仁', '13800000066');
const told = { kind: 'reveals', at: '2026-11-20T02:00:00.000Z', caseId: null, by: '邓丽萍' } as const;
const raising = { ...told, about: '邓丽萍查看了 240 个号码。' };
/** Where alarms lay before their ids were keyed: anybody can tell where the next one will. */
const knownPlace = (what: string) => digest(`alarm:reveals:${what}`).slice(0, 32);

let product: Product;
beforeEach(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  product = await startProduct({ documents: story.documents() });
});
afterEach(async () => {
  jest.useRealTimers();
  await product.stop();
});

async function stored(name: string) {
  const { database } = await import('../../../cloudfunctions/shared/store/database');
  return database.collection(name);
}
async function raise(what: string, about = raising.about) {
  const { raiseAlarm } = await import('../../../cloudfunctions/shared/store/alarms');
  await raiseAlarm(what, { ...raising, about });
}
const alarms = async (settled = false) => granted(await product.call(auditor, 'alarm.list', { settled })).rows;
const settle = (id: string) => product.call(auditor, 'alarm.settle', { id, note: '已用备份核对。' });

describe('an alarm reaches the auditors', () => {
  it('though somebody put something where it lay before its id was keyed', async () => {
    const what = randomUUID();
    await (await stored('alarms')).add({ _id: knownPlace(what), open: false, key: 'x', kind: 'reveals' });
    await raise(what);
    expect(await alarms()).toMatchObject([{ ...raising, broken: false }]);
  });

  it('though somebody made it neither open nor over: it stands there as changed, and is settled like any other', async () => {
    await raise(randomUUID());
    for (const open of ['x', null, 0, {}]) {
      const collection = await stored('alarms');
      const { database } = await import('../../../cloudfunctions/shared/store/database');
      await collection.where({ kind: 'reveals' }).update({ open: database.command.set(open) });
      expect(await alarms(true)).toEqual([]);
      expect(await alarms()).toMatchObject([{ ...raising, broken: true, open: true }]);
    }
    const [alarm] = await alarms();
    granted(await settle(alarm?.id ?? ''));
    expect(await alarms()).toEqual([]);
    expect(await alarms(true)).toMatchObject([{ ...raising, broken: false }]);
  });

  it('once more, where somebody changed the one that tells of it', async () => {
    const what = randomUUID();
    await raise(what);
    await (await stored('alarms')).where({ kind: 'reveals' }).update({ about: '没有什么事。' });
    for (const about of [raising.about, raising.about, '邓丽萍查看了 241 个号码。']) await raise(what, about);
    const found = await alarms();
    expect(found).toHaveLength(2);
    expect(found).toContainEqual(expect.objectContaining({ about: '没有什么事。', broken: true }));
    expect(found).toContainEqual(expect.objectContaining({ about: '邓丽萍查看了 241 个号码。', broken: false }));
  });

  it('a few minutes later, where somebody took it away and what it is about is met again', async () => {
    const start = Date.now();
    const staff = {
      role: 'leader',
      level: 'city',
      desk: 'office',
      title: '副主席',
      name: '贾仁',
      handle: handle(thief),
    };
    await (await stored('people')).doc(thief._id).update({ staff: { ...staff, since: told.at } });
    const meet = async () => granted(await product.call(li, 'staff.colleagues', {}));
    await meet();
    expect(await alarms()).toMatchObject([{ kind: 'brokenPost' }]);
    await (await stored('alarms')).where({ kind: 'brokenPost' }).remove();
    await meet();
    expect(await alarms()).toEqual([]);
    stopClock(start + 6 * 60_000);
    await meet();
    expect(await alarms()).toMatchObject([{ kind: 'brokenPost' }]);
  });
});

describe('what somebody put among the alarms that is none', () => {
  it('stands there in words, is settled, and takes no other alarm down', async () => {
    await raise(randomUUID());
    await (await stored('alarms')).add({ _id: 'zz', open: 'x', key: 'x' });
    await (await stored('alarms')).add({ _id: 'yy', open: true, key: 7, kind: 'toString', about: 5, earlier: 'z' });
    const found = await alarms();
    expect(found.map(({ id }) => id).sort()).toEqual(['yy', 'zz', expect.stringMatching(/^[0-9a-f]{32}$/)].sort());
    const strange = found.filter(({ id }) => id === 'yy' || id === 'zz');
    for (const one of strange) expect(one).toMatchObject({ kind: 'brokenAlarm', broken: true, open: true });
    for (const { id } of strange) granted(await settle(id));
    expect(await alarms()).toMatchObject([raising]);
  });
});

describe('an alarm from before ids were keyed', () => {
  it('goes on where it lies: its sentence is renewed, and it is raised nowhere else', async () => {
    const what = randomUUID();
    const alarm = openAlarm(knownPlace(what), raising);
    await (await stored('alarms')).add({ ...alarm, stamp: alarmMark.stampOf(alarm, vault) });
    await raise(what, '邓丽萍查看了 250 个号码。');
    expect(await alarms()).toMatchObject([{ id: alarm._id, about: '邓丽萍查看了 250 个号码。', broken: false }]);
  });
});

describe('what the settings knew of the secret before kinds were stamped, put back by hand', () => {
  it('lets a post without a stamp act, and the auditors are told within that very call', async () => {
    expect(await alarms()).toEqual([]);
    const { database } = await import('../../../cloudfunctions/shared/store/database');
    const long = '2020-01-01T00:00:00.000Z';
    const keys = keysOf(vault, { since: long, stampedSince: long });
    await (await stored('settings')).doc('union').update({ keys: database.command.set(keys) });
    granted(await product.call(li, 'home.open', {}));
    const about = expect.stringContaining('最近没有升级的，可能有人直接改过数据库');
    expect(await alarms()).toMatchObject([{ kind: 'takenOver', about, broken: false }]);
    expect(codeOf(await settle((await alarms())[0]?.id ?? ''))).toBe('accepted');
  });
});
