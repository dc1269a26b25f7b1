import fc from 'fast-check';
import * as v from 'valibot';
import { NewSeason } from '../../../core/domains/scholarship/season';
import { services } from '../../../core/domains/services';
import { addDays, addYears } from '../../../core/kernel/day';
import type { Around } from '../../../core/kernel/doubt';
import { day, type FormSchema, fieldsOf, optional } from '../../../core/kernel/field';
import { cards } from '../../../core/kernel/field-personal';
import { checkForm } from '../../../core/record/check';
import { Leave } from '../../../core/union/people';
import { Beginning } from '../../../core/union/rules';
import { ruijinUnion } from '../../../local/worlds/union';

/** A case that came in on 2 August, was referred on the 4th and decided on the 10th, looked at on the 20th. */
const around: Around = {
  today: '2026-08-20',
  union: ruijinUnion,
  opened: '2026-08-02',
  earlier: { sentOn: '2026-08-04' },
  taken: { confirm: '2026-08-10' },
};

/** Every form of the product that people fill in, by where it is asked. */
const forms: Record<string, FormSchema> = {
  leave: Leave,
  season: NewSeason,
  rules: Beginning,
};
for (const { kind, form, flow, renewal } of services) {
  forms[kind] = form;
  if (renewal) forms[`${kind}.renewal`] = renewal.form;
  for (const [action, step] of Object.entries(flow.steps)) if (step.form) forms[`${kind}.${action}`] = step.form;
}

/** The first and the last day of every question about a day, as a calendar shows them. */
const bounds: Record<string, [first: string, last: string]> = {
  'leave.until': ['2026-08-20', '2031-08-20'],
  'season.opens': ['2023-08-20', '2028-08-20'],
  'season.closes': ['2026-08-01', '2027-08-01'],
  'rules.from': ['2026-08-21', '2028-08-20'],
  'appeal.happenedOn': ['1966-08-20', '2026-08-20'],
  'appeal.limitOn': ['2006-08-20', '2046-08-20'],
  'appeal.refer.sentOn': ['2026-08-02', '2026-08-20'],
  'appeal.answered.answeredOn': ['2026-08-04', '2026-08-20'],
  'appeal.settle.payOn': ['2026-08-20', '2036-08-20'],
  'scholarship.verify.visitedOn': ['2026-07-03', '2026-08-20'],
  'scholarship.verifyHere.visitedOn': ['2026-07-03', '2026-08-20'],
  'scholarship.pay.paidOn': ['2026-08-10', '2026-08-20'],
};

const asked = Object.entries(forms).flatMap(([where, form]) =>
  fieldsOf(form).flatMap((field) =>
    field.control === 'day' ? [{ question: `${where}.${field.name}`, form, field }] : [],
  ),
);

describe('a question about a day', () => {
  it('has its bounds written down here, each of them', () => {
    expect(asked.map(({ question }) => question).sort()).toEqual(Object.keys(bounds).sort());
  });

  it.each(asked)('$question takes its first and its last day, and neither the day before nor the day after', (one) => {
    const [first, last] = bounds[one.question] ?? ['', ''];
    // The season of the example opens on 1 August.
    const told = (answer: string) => ({ opens: '2026-08-01', [one.field.name]: answer });
    const sentence = (answer: string) => {
      const checked = checkForm(one.form, told(answer), around);
      return checked.ok ? undefined : checked.refusal.fields?.[one.field.name];
    };
    expect([sentence(first), sentence(last)]).toEqual([undefined, undefined]);
    for (const outside of [addDays(first, -1), addDays(last, 1), '2099-01-01', '1900-01-01']) {
      expect([outside, sentence(outside)]).toEqual([outside, expect.stringMatching(/^.+。$/)]);
    }
  });

  it('says what is the matter with it', () => {
    const said = (form: FormSchema, answers: object) => {
      const checked = checkForm(form, { ...answers }, around);
      return checked.ok ? {} : checked.refusal.fields;
    };
    expect(said(Leave, { until: '2026-08-19' })).toEqual({ until: '这一天已经过去，请选今天或以后的日子。' });
    expect(said(Beginning, { from: '2026-08-20' })).toEqual({
      from: '新的规则最早从明天开始，请选明天或以后的日子。',
    });
    const answered = forms['appeal.answered'];
    expect(answered && said(answered, { answeredOn: '2026-08-03' })).toEqual({
      answeredOn: '这一天太早了，最早可以选 8月4日(周二)。',
    });
    expect(answered && said(answered, { answeredOn: '2026-08-21' })).toEqual({
      answeredOn: '还没有到这一天，请选今天或以前的日子。',
    });
  });

  it('has no bound from an answer that was left open', () => {
    const form = v.object({
      begins: optional(day('开始', { from: { of: 'today' }, to: { of: 'today', years: 1 } })),
      ends: day('结束', { from: { of: 'answer', answer: 'begins' }, to: { of: 'opened' } }),
    });
    const { opened: _new, ...fresh } = around;
    expect(checkForm(form, { ends: '2099-01-01' }, fresh).ok).toBe(true);
    expect(checkForm(form, { begins: '2026-09-01', ends: '2026-08-31' }, fresh).ok).toBe(false);
  });

  it('is refused exactly outside, whatever the bounds', () => {
    const days = fc.integer({ min: -800, max: 800 });
    fc.assert(
      fc.property(days, days, days, (from, to, at) => {
        const form = v.object({
          one: day('哪天', { from: { of: 'today', days: from }, to: { of: 'opened', days: to } }),
        });
        const answer = addDays(around.today, at);
        const inside = at >= from && answer <= addDays(around.opened ?? '', to);
        expect(checkForm(form, { one: answer }, around).ok).toBe(inside);
      }),
    );
  });

  it('counts from the last of several steps, but where it is said to have been before them', () => {
    const pay = forms['scholarship.pay'];
    const first = (taken: NonNullable<Around['taken']>, card?: string) =>
      ['2026-08-10', '2026-08-11', '2026-08-12', '2026-08-13', '2026-08-14'].find(
        (paidOn) => pay && checkForm(pay, { paidOn, card }, { ...around, taken }).ok,
      );
    expect(first({ confirm: '2026-08-10' })).toBe('2026-08-10');
    for (const step of ['giveCard', 'sameCard', 'changeCard']) {
      expect(first({ confirm: '2026-08-10', [step]: '2026-08-13' })).toBe('2026-08-13');
      expect(first({ confirm: '2026-08-10', [step]: '2026-08-13' }, 'now')).toBe('2026-08-13');
      expect(first({ confirm: '2026-08-10', [step]: '2026-08-13' }, 'former')).toBe('2026-08-10');
    }
    expect(first({ changeCard: '2026-08-02', confirm: '2026-08-11' })).toBe('2026-08-11');
  });

  it('counts years by the calendar', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2026-08-20', -60)).toBe('1966-08-20');
  });
});

describe('a question about a day beside today', () => {
  const said = (part: object, answer: string) => {
    const form = v.object({ on: day('哪天', { from: { of: 'today', ...part }, to: { of: 'today', ...part } }) });
    const checked = checkForm(form, { on: answer }, { today: '2026-08-20', union: ruijinUnion });
    return checked.ok ? undefined : checked.refusal.fields?.on;
  };
  it('names the day, and today by its own name', () => {
    expect(said({ days: 1 }, '2026-08-20')).toBe('这一天太早了，最早可以选 8月21日(周五)。');
    expect(said({ days: 1 }, '2026-08-22')).toBe('这一天太晚了，最晚可以选 8月21日(周五)。');
    expect(said({ years: 1 }, '2026-08-20')).toBe('这一天太早了，最早可以选 2027年8月20日(周五)。');
    expect(said({}, '2026-08-19')).toBe('这一天已经过去，请选今天或以后的日子。');
  });

  it('may say it in words of its own', () => {
    const form = v.object({
      on: day('哪天', { from: { of: 'today' }, to: { of: 'today', said: '太远了。' } }),
    });
    expect(checkForm(form, { on: '2026-08-21' }, { today: '2026-08-20', union: ruijinUnion })).toMatchObject({
      refusal: { fields: { on: '太远了。' } },
    });
  });
});

describe('cards whose days are out of bounds', () => {
  const form = v.object({
    breaks: cards('放假', '一段', 5, v.object({ from: day('哪天', { from: { of: 'today' }, to: { of: 'today' } }) })),
  });
  it('say at each question what to mend, and at the whole which card first', () => {
    const breaks = ['2026-08-20', '2026-08-19', '2026-08-21'].map((from) => ({ from }));
    expect(checkForm(form, { breaks }, { today: '2026-08-20', union: ruijinUnion })).toMatchObject({
      refusal: {
        fields: {
          breaks: '第 2 张还要改一下。',
          'breaks.1.from': '这一天已经过去，请选今天或以后的日子。',
          'breaks.2.from': '还没有到这一天，请选今天或以前的日子。',
        },
      },
    });
  });
});
