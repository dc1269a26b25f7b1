import * as v from 'valibot';
import { Attesting, alarmView, openAlarm, Settling } from '../../../core/alarm';

const raising = {
  kind: 'reveals',
  at: '2026-08-20T01:00:00.000Z',
  about: '邓丽萍 10 分钟内逐个查看了 21 个密封的号码。',
  caseId: null,
  by: '邓丽萍',
} as const;

describe('an alarm', () => {
  it('lies open for the auditors until somebody has looked into it, ordered by its moment', () => {
    expect(openAlarm('an-id', raising)).toEqual({
      _id: 'an-id',
      ...raising,
      settledAt: null,
      settledBy: null,
      note: '',
      open: true,
      key: '2026-08-20T01:00:00.000Z|an-id',
    });
  });

  it('is read with its title, and without what orders it in the store', () => {
    expect(alarmView(openAlarm('an-id', raising))).toEqual({
      id: 'an-id',
      title: '短时间内查看大量号码',
      ...raising,
      settledAt: null,
      settledBy: null,
      note: '',
      mended: false,
      broken: false,
    });
  });

  it('is settled by its id, and a case attested by its own, each with what came of it', () => {
    const note = '已向本人核实。';
    expect(v.is(Settling, { id: '0'.repeat(32), note })).toBe(true);
    expect(v.is(Settling, { id: '0'.repeat(31), note })).toBe(false);
    expect(v.is(Attesting, { caseId: 'case-0001', note })).toBe(true);
    expect(v.is(Attesting, { caseId: 'case-0001', note: '好' })).toBe(false);
  });
});
