import type { ToPublish } from '../../../core/case/notice';
import type { Home, SeasonFigures } from '../../../core/contract';
import { NewSeason, type Season } from '../../../core/season';
import { aSeason } from '../../../local/worlds/students';
import {
  prefilled,
  seasonStep,
  stepCount,
  stepMistakes,
} from '../../../miniprogram/packages/staff/seasons/announce.view';
import { Announcement, type AnnouncementData } from '../../../miniprogram/packages/staff/seasons/announcement';
import { barOf, everView, figuresView } from '../../../miniprogram/packages/staff/seasons/figures.view';
import { publishAll, readChecked } from '../../../miniprogram/packages/staff/seasons/publish';
import {
  published,
  publishing,
  publishSheet,
  seasonCards,
  stopped,
  unfoldedFirst,
} from '../../../miniprogram/packages/staff/seasons/seasons.view';
import { seatOf } from '../../../miniprogram/packages/staff/seasons/seat';
import { aHome, FakePhone } from './phone';

const today = '2026-08-20';
const last = aSeason(today, { year: 2025, opens: '2025-07-01', closes: '2025-09-30', places: 30 });
const now = aSeason(today, { opens: '2026-08-01', closes: '2026-09-15' });

const figures: SeasonFigures = {
  states: [
    { status: 'submitted', label: '待核实', count: 8, amountFen: 0 },
    { status: 'checked', label: '待公示', count: 2, amountFen: 900_000 },
  ],
  paid: { fresh: 3, continuing: 1, amountFen: 1_600_000 },
  everPaid: { students: 5, instalments: 7, amountFen: 2_800_000 },
  taken: 10,
  noticeUntil: '2026-08-27',
};

const post = (role: NonNullable<Home['me']['staff']>['role'], desk: string) => {
  return { role, roleName: '', desk, deskName: '', title: '', handle: '1'.repeat(16), away: null };
};

describe('the seasons', () => {
  it('stand newest first, each with how its window stands to today', () => {
    const words = (day: string) => seasonCards([last, now], day).map(({ title, state }) => [title, state.label]);
    expect(words(today)).toEqual([
      ['2026年金秋助学', '正在申请，还有 26 天'],
      ['2025年金秋助学', '已截止'],
    ]);
    expect(words('2026-07-30')[0]).toEqual(['2026年金秋助学', '还没开始，2 天后']);
    expect(words('2026-09-15')[0]).toEqual(['2026年金秋助学', '正在申请，今天截止']);
    expect(words('2026-09-16')[0]).toEqual(['2026年金秋助学', '已截止']);
  });

  it('unfold the open one first, though a later one was announced already', () => {
    const next = aSeason(today, { year: 2027, opens: '2027-08-01', closes: '2027-09-15' });
    expect(unfoldedFirst([last, now, next], today)).toBe('2026');
    expect(unfoldedFirst([last, now, next], '2026-12-01')).toBe('2027');
    expect(unfoldedFirst([], today)).toBe('');
  });

  it('can be changed until the year after theirs is over', () => {
    expect(seasonCards([last, now], '2026-12-31').map(({ changes }) => changes)).toEqual([true, true]);
    expect(seasonCards([last, now], '2027-01-01').map(({ changes }) => changes)).toEqual([true, false]);
  });
});

describe('the figures of a season', () => {
  const view = figuresView(figures, now);

  it('are bars from zero on one scale, each with its unit', () => {
    expect(view.states.map(({ label, count, beside, percent }) => [label, count, beside, percent])).toEqual([
      ['待核实', '8 件', '', 100],
      ['待公示', '2 件', '9,000 元', 25],
    ]);
    expect(view.paid.map(({ label, count, percent }) => [label, count, percent])).toEqual([
      ['新资助', '3 人', 100],
      ['续领', '1 人', 33],
    ]);
    expect(view.paidInAll).toBe('16,000 元');
    expect(view.places).toEqual({ words: '名额 40 人，已用 10 人，还剩 30 人', percent: 25 });
    expect(everView(figures)).toEqual({ students: '5', instalments: '7', amount: '28,000 元' });
  });

  it('name the records behind them', () => {
    expect([...view.states, ...view.paid].map(({ status, turn }) => [status, turn])).toEqual([
      ['submitted', ''],
      ['checked', ''],
      ['paid', 'first'],
      ['paid', 'later'],
    ]);
    expect(['checked', 'later', 'nothing'].map((key) => barOf(view, key)?.status)).toEqual([
      'checked',
      'paid',
      undefined,
    ]);
  });

  it('draw nothing for nothing, and never more than the whole', () => {
    const none = { ...figures, states: [], paid: { fresh: 0, continuing: 0, amountFen: 0 }, taken: 41 };
    const empty = figuresView(none, now);
    expect([empty.paid.map(({ percent }) => percent), empty.places.percent, empty.checked]).toEqual([[0, 0], 100, 0]);
    expect(empty.places.words).toContain('还剩 0 人');
  });
});

describe('what each post may do about seasons', () => {
  const can = (...asked: Parameters<typeof post>) =>
    Object.entries(seatOf(post(...asked))).flatMap(([name, may]) => (may ? [name] : []));

  it('is shown to her, and nothing else', () => {
    expect(can('approver', 'aid')).toEqual(['follows', 'announces', 'publishes', 'opensRecords']);
    expect(can('caseOfficer', 'aid')).toEqual(['follows', 'publishes', 'opensRecords']);
    expect(can('windowClerk', 'aid')).toEqual(['follows', 'opensRecords']);
    expect(can('administrator', 'office')).toEqual(['follows', 'announces']);
    expect(can('leader', 'office')).toEqual(['follows', 'opensRecords']);
    expect(can('approver', 'rights')).toEqual([]);
    expect(seatOf(null).follows).toBe(false);
  });
});

describe('publishing', () => {
  const rows: readonly ToPublish[] = Array.from({ length: 62 }, (_, n) => ({
    id: `case-${String(n).padStart(4, '0')}`,
    version: 4,
    name: n === 0 ? '谢*' : '王*明',
    unit: '红都鞋业有限公司',
    category: '深度困难 · 高校',
    amountFen: n === 0 ? 450_000 : 500_000,
  }));
  const sheet = publishSheet(rows, figures.noticeUntil, today);

  it('names before whom, with which amount and sum, what will be public, and until when', () => {
    expect(sheet).toMatchObject({
      title: '公示已审核的 62 人',
      reads: { said: '从今天到 8月27日(周四)，到期自动撤下' },
    });
    const [list, open] = sheet.reads?.facts ?? [];
    expect(list?.label).toBe('名单：62 人，合计 309,500 元');
    expect(list?.values[0]).toBe('谢*，红都鞋业有限公司，深度困难 · 高校，4,500 元');
    expect(list?.values).toHaveLength(62);
    expect(open?.values).toContain('学生姓名(中间一字隐去)');
  });

  it('reads the whole list, however many pages that takes', async () => {
    const phone = new FakePhone();
    const pages = [
      { rows: rows.slice(0, 50), next: 'further' },
      { rows: rows.slice(50), next: null },
    ];
    phone.answers(() => ({ ok: true, value: pages.shift() }));
    expect(await readChecked('2026')).toMatchObject({ ok: true, value: { rows, next: null } });
    expect(phone.sent.map(({ input }) => input)).toEqual([{ year: '2026' }, { year: '2026', cursor: 'further' }]);
  });

  it('asks for those alone, a batch at a time, each as a write of its own', async () => {
    const phone = new FakePhone();
    const replies = [
      { moved: 50, left: 0 },
      { moved: 12, left: 0 },
    ];
    phone.answers(() => ({ ok: true, value: replies.shift() }));
    const told: number[] = [];
    expect(await publishAll('2026', rows, (moved) => told.push(moved))).toEqual({ moved: 62, trouble: '' });
    expect(told).toEqual([0, 50]);
    expect(new Set(phone.sent.map(({ submitId }) => submitId)).size).toBe(2);
    expect(phone.sent[1]?.input).toMatchObject({ cases: rows.slice(50).map(({ id, version }) => ({ id, version })) });
  });

  it('stops where it is refused, and says that what is published stays so', async () => {
    const phone = new FakePhone();
    const refused = { ok: false, refusal: { code: 'busy', message: '没有办成。' } };
    const replies: object[] = [{ ok: true, value: { moved: 50, left: 0 } }, refused];
    phone.answers(() => replies.shift());
    const { moved, trouble } = await publishAll('2026', rows, () => undefined);
    expect(stopped(moved, trouble)).toBe('没有办成。已经公示的 50 人不受影响，可以接着公示。');
    expect(stopped(0, trouble)).toBe('没有办成。');
  });

  it('says how far it has come, and names whom it left out', () => {
    expect(publishing(sheet, 50)).toMatchObject({ busy: true, pending: '已公示 50 人，正在继续…' });
    expect(published(62, [])).toBe('已公示 62 人');
    expect(published(61, rows.slice(0, 1))).toContain('谢*是看名单以后才审核或更正的，没有公示');
  });
});

describe('announcing a season', () => {
  const home: Home = { ...aHome({ staff: post('approver', 'aid') }), today };

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
});
