import type { Field } from '../../../core/kernel/field';
import { parseInput } from '../../../core/kernel/form';
import { type Arrangement, Arranging, type CalendarView } from '../../../core/union/calendar';
import { questionView } from '../../../miniprogram/components/question/question-view';
import { answersOf } from '../../../miniprogram/components/question/typed';
import {
  correctionSheet,
  holidayFields,
  holidaysSheet,
  holidaysView,
} from '../../../miniprogram/packages/staff/rules/calendar.view';
import { toView as mineView } from '../../../miniprogram/pages/mine/mine.view';
import type { Typed } from '../../../miniprogram/services/drafts';
import { aHome } from './phone';

const legal = [
  { name: '元旦', from: '2027-01-01', to: '2027-01-01' },
  { name: '国庆节', from: '2027-10-01', to: '2027-10-03' },
];
const missing: CalendarView = { entered: [], next: { year: 2027, legal, due: true } };
const today = '2026-12-02';
const entered: Arrangement = {
  year: 2027,
  breaks: legal,
  open: [{ day: '2027-02-13' }],
  by: '孙宇',
  at: '2026-12-01T01:00:00.000Z',
  corrections: [],
};

describe('the holidays of a year', () => {
  it('that are missing are named with what follows, loudly only when it is time', () => {
    expect(holidaysView(missing, today)).toMatchObject({ due: true, button: '录入2027年的安排' });
    expect(holidaysView(missing, today).missing).toContain('前后几天不算进公示期');
    expect(holidaysView({ entered: [], next: { year: 2027, legal, due: false } }, today).due).toBe(false);
    expect(holidaysView({ entered: [], next: null }, today)).toEqual({
      missing: '',
      due: false,
      button: '',
      years: [],
    });
  });

  it('are entered from those that hold in any case, and can be sent as they stand', () => {
    const sheet = holidaysSheet(missing);
    const filled = parseInput(Arranging, answersOf(holidayFields, sheet.typed));
    expect(filled).toEqual({ ok: true, value: { year: 2027, breaks: legal } });
  });

  it('that were entered are shown with who did it', () => {
    expect(holidaysView({ entered: [entered], next: null }, today).years).toEqual([
      {
        year: 2027,
        title: '2027年放假安排',
        by: '孙宇 12月1日 09:00 录入',
        corrections: [],
        button: '更正2027年的安排',
        facts: [
          { label: '元旦', values: ['1月1日'] },
          { label: '国庆节', values: ['10月1日—10月3日'] },
          { label: '周末上班', values: ['2月13日'] },
        ],
      },
    ]);
  });

  it('that were put right say by whom, when and which days, the latest first; once the year is over none is', () => {
    const corrections = [
      { by: '周文斌', at: '2026-12-02T01:00:00.000Z', days: ['2027-10-04', '2027-10-05'] },
      { by: '周文斌', at: '2026-12-03T01:00:00.000Z', days: ['2027-10-04', '2027-10-09'], off: ['2027-10-04'] },
      { by: '孙宇', at: '2027-01-04T01:00:00.000Z', days: [] },
    ];
    const [year] = holidaysView({ entered: [{ ...entered, corrections }], next: null }, '2027-12-31').years;
    expect(year?.corrections).toEqual([
      '孙宇 1月4日 09:00 更正，日子没有变',
      '周文斌 2026年12月3日 09:00 更正，改了 10月4日 班→休、10月9日 休→班',
      '周文斌 2026年12月2日 09:00 更正，改了 10月4日、10月5日',
    ]);
    expect(year?.button).toBe('更正2027年的安排');
    expect(holidaysView({ entered: [entered], next: null }, '2028-01-01').years[0]?.button).toBe('');
  });

  it('are asked for on wheels of the year itself', () => {
    for (const sheet of [holidaysSheet(missing), correctionSheet(entered)]) {
      expect(sheet.fields.map(({ name }) => name)).toEqual(['breaks', 'open']);
      const [breaks, open] = sheet.fields;
      const wheel = (field: Field | undefined, card: Typed = {}) =>
        field && questionView(field, undefined, {}, { today }, card).wheel;
      const whole = { start: '2026-12-25', end: '2027-12-31', at: '2027-01-01' };
      expect(wheel(open?.fields?.[0])).toEqual(whole);
      expect(wheel(breaks?.fields?.[1])).toEqual(whole);
      expect(wheel(breaks?.fields?.[2], { from: '2027-02-05' })).toMatchObject({
        start: '2027-02-05',
        at: '2027-02-05',
      });
    }
  });

  it('are put right from what stands, without being asked for the year, and can be sent as they are', () => {
    const sheet = correctionSheet(entered);
    expect(sheet.fields.map(({ name }) => name)).toEqual(['breaks', 'open']);
    const filled = parseInput(Arranging, answersOf(holidayFields, sheet.typed));
    expect(filled).toEqual({ ok: true, value: { year: 2027, breaks: legal, open: [{ day: '2027-02-13' }] } });
  });

  it('that are missing are told an administrator on her own page', () => {
    const staff = {
      ...({
        role: 'administrator',
        roleName: '系统管理员',
        desk: 'office',
        deskName: '办公室',
        title: '管理员',
      } as const),
      ...{ handle: '1'.repeat(16), away: null },
    };
    const home = aHome({ staff });
    expect(mineView({ ...home, missingYear: 2027 }).staff?.missing).toBe('2027年放假安排还没有录入');
    expect(mineView(home).staff?.missing).toBe('');
  });
});
