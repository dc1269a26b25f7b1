import * as v from 'valibot';
import {
  Attesting,
  alarmView,
  asFoundAgain,
  asItStands,
  LettingHold,
  openAlarm,
  Settling,
  withFinding,
} from '../../../core/alarm';

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
    expect(alarmView(openAlarm('an-id', raising), 'stands')).toEqual({
      id: 'an-id',
      title: '短时间内查看大量号码',
      ...raising,
      recordId: null,
      findings: [],
      open: true,
      stands: false,
      gone: false,
      fits: false,
      broken: false,
    });
  });

  it('that is over rings again when the same is found three days later; what stands still, as soon as it is found later', () => {
    const over = { ...openAlarm('an-id', raising), open: false, settledAt: '2026-08-20T02:00:00.000Z' };
    expect(asFoundAgain(over, '2026-08-22T15:59:59.999Z')).toBeUndefined();
    expect(asFoundAgain(over, '2026-08-22T16:00:00.000Z')).toEqual({ open: true });
    expect(asFoundAgain({ ...over, open: true }, '2026-09-01T00:00:00.000Z')).toBeUndefined();
    const stands = { ...over, kind: 'brokenCase' as const };
    expect(asFoundAgain(stands, '2026-08-20T02:00:00.000Z')).toBeUndefined();
    expect(asFoundAgain(stands, '2026-08-20T02:00:00.001Z')).toEqual({ open: true, mended: false, fits: false });
  });

  const at = '2026-08-20T02:00:00.000Z';
  const found = { at, by: '郭长青', note: '正在查。' };

  it('is over once an auditor has written of it; about what stands still it waits on, with all that was written in order', () => {
    const look = openAlarm('an-id', raising);
    expect(withFinding(look, found, 'fits')).toMatchObject({
      open: false,
      mended: false,
      fits: false,
      note: '正在查。',
    });
    const still = openAlarm('an-id', { ...raising, kind: 'brokenCase', caseId: 'case-0001' });
    const written = { ...still, ...withFinding(still, found, 'stands') };
    expect(written).toMatchObject({ open: true, mended: false });
    const mended = { ...found, note: '核对无误。', mended: true };
    const over = { ...written, ...withFinding(written, mended, 'fits') };
    expect(over).toMatchObject({ open: false, mended: true, fits: false });
    expect(alarmView(written, 'stands')).toMatchObject({ open: true, stands: true, findings: [found] });
    expect(alarmView(over, 'stands')).toMatchObject({ open: false, stands: false, findings: [found, mended] });
  });

  it('about what stands still ends by itself as that fits again, where an auditor wrote of it; an older one that was ended waits on', () => {
    const still = openAlarm('an-id', { ...raising, kind: 'brokenSettings' });
    expect(asItStands(still, 'fits')).toBeUndefined();
    const written = { ...still, ...withFinding(still, { ...found, wrong: true }, 'stands') };
    expect(asItStands(written, 'stands')).toBeUndefined();
    expect(asItStands(written, 'fits')).toEqual({ fits: true, open: false });
    const ended = { ...still, settledAt: at, settledBy: '郭长青', note: '已请人看。', open: false };
    expect(asItStands(ended, 'stands')).toEqual({ open: true });
    expect(asItStands({ ...openAlarm('an-id', raising), ...ended, kind: 'reveals' }, 'stands')).toBeUndefined();
  });

  it('about a case that is not there any more ends once an auditor says what it was; not by itself, nor while she finds it wrong', () => {
    const still = openAlarm('an-id', { ...raising, kind: 'brokenCase', caseId: 'case-0001' });
    expect(alarmView(still, 'gone')).toMatchObject({ open: true, gone: true, stands: false });
    const wrong = { ...still, ...withFinding(still, { ...found, wrong: true }, 'gone') };
    expect(wrong).toMatchObject({ open: true, mended: false });
    expect(asItStands(wrong, 'gone')).toBeUndefined();
    const over = { ...wrong, ...withFinding(wrong, { ...found, note: '备份里没有，已删去。' }, 'gone') };
    expect(over).toMatchObject({ open: false, mended: true, fits: false });
    expect(asFoundAgain(over, '2026-08-20T02:00:00.001Z')).toMatchObject({ open: true });
    expect(withFinding(openAlarm('an-id', raising), found, 'gone')).toMatchObject({ mended: false, open: false });
  });

  it('is settled by its id, and a case attested by its own, each with what came of it', () => {
    const note = '已向本人核实，内容无误。';
    expect(v.is(Settling, { id: '0'.repeat(32), note })).toBe(true);
    for (const id of ['', '0'.repeat(65)]) expect(v.is(Settling, { id, note })).toBe(false);
    expect(v.is(Attesting, { caseId: 'case-0001', alarm: '0'.repeat(32), note })).toBe(true);
    expect(v.is(Attesting, { caseId: 'case-0001', alarm: '0'.repeat(32), note: '核对无误。' })).toBe(false);
    expect(v.is(LettingHold, { id: '0'.repeat(32), note: '核对无误。' })).toBe(false);
    expect(v.is(Settling, { id: '0'.repeat(32), note: '查过' })).toBe(true);
    expect(v.is(Attesting, { caseId: 'case-0001', note })).toBe(false);
  });
});
