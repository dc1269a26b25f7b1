import type { Home } from '../../../core/domains/office/operations';
import { NewSeason, type Season } from '../../../core/domains/scholarship/season';
import { aSeason } from '../../../local/worlds/students';
import {
  prefilled,
  seasonStep,
  stepCount,
  stepMistakes,
} from '../../../miniprogram/packages/staff/seasons/announce.view';
import { Announcement, type AnnouncementData } from '../../../miniprogram/packages/staff/seasons/announcement';
import { aHome, FakePhone } from './phone';

const today = '2026-08-20';
const last = aSeason(today, { year: 2025, opens: '2025-07-01', closes: '2025-09-30', places: 30 });
const now = aSeason(today, { opens: '2026-08-01', closes: '2026-09-15' });

const headOfAid: NonNullable<Home['me']['staff']> = {
  role: 'approver',
  roleName: '',
  desk: 'aid',
  deskName: '',
  title: '',
  handle: '1'.repeat(16),
  away: null,
};

describe('announcing a season', () => {
  const home: Home = { ...aHome({ staff: headOfAid }), today };

  it('begins with the year after the latest, its window a year later, its amounts as they were', () => {
    expect(prefilled([last, now], undefined, today)).toMatchObject({
      year: '2027',
      title: '2027年金秋助学',
      opens: '2027-08-01',
      closes: '2027-09-15',
      places: '40',
      deepUniversity: '5000',
    });
    const leap = aSeason(today, { year: 2028, opens: '2028-02-29', closes: '2029-01-10' });
    expect(prefilled([leap], undefined, today)).toMatchObject({ opens: '2029-02-28', closes: '2030-01-10' });
    expect(prefilled([], undefined, today)).toEqual({ year: '2026', title: '2026年金秋助学' });
  });

  it('asks for everything that a season is made of, each once', () => {
    const asked = Array.from({ length: stepCount }, (_, at) => seasonStep(at, false).step.fields).flat();
    expect(asked.map(({ name }) => name).sort()).toEqual(Object.keys(NewSeason.entries).sort());
    expect(asked.find(({ name }) => name === 'bandPercent')?.help).toContain('每次都要写明原因');
  });

  it('keeps what lies in fen', () => {
    const typed = prefilled([now], { ...now, otherHighSchool: 80_050 }, today);
    expect(typed).toMatchObject({ otherHighSchool: '800.50', year: '2026' });
    expect(typed).not.toHaveProperty('by');
  });

  it('marks what does not fit where it stands', () => {
    const typed = prefilled([last, now], undefined, today);
    const wrong = (part: object) => stepMistakes(0, { ...typed, ...part }, [last, now], { ...aHome(), today });
    expect(wrong({})).toEqual({});
    expect(wrong({ year: '2026' })).toMatchObject({ year: expect.stringContaining('已经公布过') });
    expect(wrong({ year: '2029' })).toEqual({ year: '请填今年、去年或明年。' });
    expect(wrong({ closes: '2027-07-31' })).toEqual({ closes: '截止日期要在开始日期之后。' });
    expect(wrong({ opens: '2028-08-20', closes: '2029-08-20' })).toEqual({});
    expect(wrong({ opens: '2028-08-21' })).toMatchObject({ opens: '这一天太晚了，最晚可以选 2028年8月20日(周日)。' });
    expect(wrong({ closes: '2028-08-02' })).toEqual({ closes: '这一天太晚了，最晚可以选 2028年8月1日(周二)。' });
    expect(wrong({ places: '' })).toEqual({ places: '这一项要填，请补上。' });
    expect(stepMistakes(1, { ...typed, deepUniversity: '五千' }, [], { ...aHome(), today })).toHaveProperty(
      'deepUniversity',
    );
  });

  it('does not ask for the year of a season that is changed', () => {
    const asked = (isChange: boolean) => seasonStep(0, isChange).step.fields.map(({ name }) => name);
    expect(asked(false)).toContain('year');
    expect(asked(true)).not.toContain('year');
  });

  /** An announcement on a page that remembers what it was told. */
  function begun(year: string, seasons: readonly Season[] = [last, now], phone = new FakePhone()) {
    const told: { data: Partial<AnnouncementData>; scrolled: string[]; done: boolean } = {
      data: {},
      scrolled: [],
      done: false,
    };
    const announcement = new Announcement(seasons, year, home, {
      show: (part) => Object.assign(told.data, part),
      scroll: (name = '') => told.scrolled.push(name),
      announced: () => {
        told.done = true;
      },
    });
    announcement.open();
    return { phone, told, announcement };
  }

  it('shows everything again before it is sent, and sends it once', async () => {
    const { phone, told, announcement } = begun('');
    for (let step = 0; step < 4; step += 1) announcement.next();
    expect(told.data.mode).toBe('check');
    expect(told.data.blocks?.flatMap(({ facts }) => facts)).toContainEqual({ label: '名额', values: ['40 人'] });
    phone.answers(() => ({ ok: true, value: { seasons: [] } }));
    await Promise.all([announcement.submit(), announcement.submit()]);
    expect(phone.sent).toMatchObject([
      { operation: 'season.announce', input: { year: 2027, deepUniversity: 500_000 } },
    ]);
    expect(told.done).toBe(true);
  });

  it('says what a change makes different, old and new', () => {
    const { told, announcement } = begun('2026');
    announcement.answer('places', '60');
    for (let step = 0; step < 4; step += 1) announcement.next();
    expect(told.data).toMatchObject({ isChange: true, changes: [{ label: '名额', values: ['40 人 → 60 人'] }] });
  });

  it('goes back to the screen of what the cloud wants mended, with nothing lost', async () => {
    const { phone, told, announcement } = begun('');
    for (let step = 0; step < 4; step += 1) announcement.next();
    const fields = { closes: '截止日期已经过去，请选今天或以后的日子。' };
    phone.answers(() => ({ ok: false, refusal: { code: 'invalidInput', message: '', fields } }));
    await announcement.submit();
    expect(told.data).toMatchObject({ mode: 'step', step: { at: 0 }, mistakes: fields, mending: true });
    expect(told.scrolled.pop()).toBe('closes');
    announcement.answer('closes', '2027-10-01');
    announcement.next();
    expect(told.data).toMatchObject({ mode: 'check', typed: { closes: '2027-10-01', places: '40' } });
  });

  it('goes on where it was left on this phone, until it is announced or begun anew', async () => {
    const { phone, announcement } = begun('');
    expect(begun('', [last, now], phone).told.data.kept).toBeUndefined();
    announcement.answer('places', '60');
    announcement.next();
    announcement.keep();
    const again = begun('', [last, now], phone);
    expect(again.told.data).toMatchObject({ step: { at: 1 }, typed: { places: '60' }, kept: expect.any(String) });
    expect(begun('2026', [last, now], phone).told.data).toMatchObject({ step: { at: 0 }, typed: { places: '40' } });
    again.announcement.restart();
    expect(again.told.data).toMatchObject({ step: { at: 0 }, typed: { places: '40' }, kept: '' });
    const third = begun('', [last, now], phone);
    expect(third.told.data.kept).toBeUndefined();
    third.announcement.answer('places', '70');
    for (let step = 0; step < 4; step += 1) third.announcement.next();
    phone.answers(() => ({ ok: true, value: { seasons: [] } }));
    await third.announcement.submit();
    expect(begun('', [last, now], phone).told.data.typed).toMatchObject({ places: '40' });
  });

  const theirs = { ...now, places: 55, by: '孙宇', at: '2026-08-19T02:00:00.000Z' };

  it('says which decision it was read from; what somebody else decided meanwhile stands beside it, and sent again it replaces that', async () => {
    const { phone, told, announcement } = begun('2026');
    announcement.answer('bandPercent', '10');
    for (let step = 0; step < 4; step += 1) announcement.next();
    const stale = { code: 'stale', message: '孙宇 8月19日 10:00 已经定过。' };
    phone.answers(({ operation }) =>
      operation === 'season.list' ? { ok: true, value: { seasons: [last, theirs] } } : { ok: false, refusal: stale },
    );
    await announcement.submit();
    expect(told).toMatchObject({ done: false, data: { mode: 'check', trouble: stale.message, isChange: true } });
    expect(told.data.changes).toEqual([
      { label: '名额', values: ['55 人 → 40 人'] },
      { label: '金额可以和标准相差', values: ['没有填 → 10 %'] },
    ]);
    phone.answers(() => ({ ok: true, value: { seasons: [] } }));
    await announcement.submit();
    expect(told.done).toBe(true);
    const sent = phone.sent.filter(({ operation }) => operation === 'season.announce');
    expect(sent).toMatchObject([{ input: { corrects: now.at } }, { input: { corrects: theirs.at, places: 40 } }]);
  });

  it('that was left on this phone before somebody else decided is not gone on with unseen', () => {
    const { phone, announcement } = begun('2026');
    announcement.answer('bandPercent', '10');
    announcement.keep();
    expect(begun('2026', [last, now], phone).told.data).toMatchObject({ mode: 'step', trouble: '' });
    expect(begun('2026', [last, theirs], phone).told.data).toMatchObject({
      mode: 'check',
      trouble: expect.stringContaining('孙宇 8月19日 10:00 已经定过'),
      changes: [{ label: '名额' }, { label: '金额可以和标准相差' }],
    });
  });
});
