import * as v from 'valibot';
import { Assisted, Confirmed, Renewing, Submitting, submissionOf } from '../../../core/case/submission';
import { catalogue } from '../../../core/domains/catalogue';
import { parseInput } from '../../../core/kernel/form';
import { pay } from '../../support/office';
import { granted } from '../../support/product';

const answers = { ...pay, name: '王建国', phone: '13800000001' };
const issues = (schema: typeof Submitting | typeof Assisted, sent: unknown) => {
  const parsed = parseInput(schema, sent);
  const submission = parsed.ok ? submissionOf(parsed.value, catalogue) : parsed;
  return submission.ok ? {} : submission.refusal.fields;
};
const submitted = (sent: unknown) => granted(submissionOf(v.parse(Submitting, sent), catalogue));

describe('a form that is handed in', () => {
  it('is parsed by the service that it names', () => {
    const parsed = submitted({ kind: 'appeal', answers, sure: { phone: '有一位写错了。' } });
    expect(parsed.service.kind).toBe('appeal');
    expect(parsed.filled).toMatchObject({ contact: { name: '王建国', phone: '13800000001' }, start: 'submitted' });
    expect(parsed.sure).toEqual({ phone: '有一位写错了。' });
    expect(submitted({ kind: 'appeal', answers }).sure).toEqual({});
  });

  it('says at each question what to mend', () => {
    expect(issues(Submitting, { kind: 'appeal', answers: { ...answers, phone: '12', story: '短' } })).toEqual({
      phone: '请填 11 位手机号，或带区号的固定电话。',
      story: '请再写具体一些，至少 10 个字。',
    });
  });

  it('is for a service that there is', () => {
    expect(Object.values(issues(Submitting, { kind: 'later', answers }) ?? {})).toEqual([
      '没有这项服务，请更新小程序后再试。',
    ]);
    expect(Object.values(issues(Submitting, { kind: 'appeal' }) ?? {})).toHaveLength(1);
  });

  it('for somebody without a phone was read back to her', () => {
    // 工会法律援助办法 第十二条.
    expect(issues(Assisted, { kind: 'appeal', answers, readBack: true })).toEqual({});
    expect(issues(Assisted, { kind: 'appeal', answers, readBack: false })).toEqual({
      readBack: '请先把内容当面读给本人听，本人确认以后再提交。',
    });
    expect(v.parse(Assisted, { kind: 'appeal', answers, readBack: true, sure: { a: 'b' } }).sure).toEqual({ a: 'b' });
  });

  it('confirms twenty doubts at most', () => {
    const doubts = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`q${at}`, '?']));
    expect([v.is(Confirmed, doubts(20)), v.is(Confirmed, doubts(21))]).toEqual([true, false]);
  });

  it('anew names the earlier case', () => {
    expect(v.is(Renewing, { caseId: 'case-0001', answers: {} })).toBe(true);
    expect(v.is(Renewing, { caseId: 'short', answers: {} })).toBe(false);
  });
});
