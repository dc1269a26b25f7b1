import { Arranging, type CalendarView } from '../../../core/calendar';
import { parseInput } from '../../../core/kernel/form';
import { answersOf } from '../../../miniprogram/components/question/typed';
import { holidayFields, holidaysSheet, holidaysView } from '../../../miniprogram/packages/staff/rules/calendar.view';
import { toView as mineView } from '../../../miniprogram/pages/mine/mine.view';
import { aHome } from './phone';

const legal = [
  { name: '元旦', from: '2027-01-01', to: '2027-01-01' },
  { name: '国庆节', from: '2027-10-01', to: '2027-10-03' },
];
const missing: CalendarView = { entered: [], next: { year: 2027, legal, due: true } };
const today = '2026-12-02';

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
    const entered = [
      { year: 2027, breaks: legal, open: [{ day: '2027-02-13' }], by: '孙宇', at: '2026-12-01T01:00:00.000Z' },
    ];
    expect(holidaysView({ entered, next: null }, today).years).toEqual([
      {
        title: '2027年放假安排',
        by: '孙宇 12月1日 09:00 录入',
        facts: [
          { label: '元旦', values: ['1月1日'] },
          { label: '国庆节', values: ['10月1日—10月3日'] },
          { label: '周末上班', values: ['2月13日'] },
        ],
      },
    ]);
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
