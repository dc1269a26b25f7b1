import * as v from 'valibot';
import { type Around, oddnessIn } from '../../../core/kernel/doubt';
import { choice, doubted, optional, unit } from '../../../core/kernel/field';
import { bankCard, identity } from '../../../core/kernel/field-personal';
import { checkForm, doubtsIn } from '../../../core/record/check';
import { ruijinUnion } from '../../../local/worlds/union';

const around: Around = { today: '2026-08-20', union: ruijinUnion, applied: { stage: 'university' } };
const form = v.object({
  card: optional(bankCard('卡号')),
  stage: optional(
    doubted(choice('就读阶段', { university: '高校', highSchool: '高中' }), (stage, { applied }) =>
      applied && stage !== applied.stage ? '申请里写的是高校，请再看一眼。' : undefined,
    ),
  ),
});
const amiss = '6228481234567890129';

describe('a doubt', () => {
  it('is asked about once, and let through when it was confirmed in its own words', () => {
    const doubts = doubtsIn(form, { card: amiss }, around);
    expect(Object.keys(doubts)).toEqual(['card']);
    expect(checkForm(form, { card: amiss }, around)).toMatchObject({
      ok: false,
      refusal: { code: 'doubtful', fields: doubts },
    });
    expect(checkForm(form, { card: amiss }, around, doubts).ok).toBe(true);
  });

  it('that was confirmed is asked about anew when it is another one, and alone', () => {
    const sure = { card: '别的一句话。', stage: '申请里写的是高校，请再看一眼。' };
    const checked = checkForm(form, { card: amiss, stage: 'highSchool' }, around, sure);
    expect(checked.ok ? [] : Object.keys(checked.refusal.fields ?? {})).toEqual(['card']);
  });

  it('stays where another is added, and both are said', () => {
    const twice = v.object({ card: doubted(bankCard('卡号'), () => '户名也请看一眼。') });
    expect(doubtsIn(twice, { card: '6228481234567890128' }, around)).toEqual({ card: '户名也请看一眼。' });
    expect(doubtsIn(twice, { card: amiss }, around).card).toMatch(/看起来不对.*户名也请看一眼。$/);
  });

  it('is quoted later by what was odd alone, not by what she was bidden to do', () => {
    const { card = '' } = doubtsIn(form, { card: amiss }, around);
    expect(oddnessIn(card)).toBe('这个卡号看起来不对，可能抄错了一位。');
    expect(oddnessIn('申请里写的是高校，请再看一眼。')).toBe('申请里写的是高校。');
    expect(oddnessIn('“王小明”每月收入 10,000 元，是不是一年的？请再看一眼。')).toBe(
      '“王小明”每月收入 10,000 元，是不是一年的？',
    );
  });

  it('may come from what the case was told before', () => {
    expect(doubtsIn(form, { stage: 'university' }, around)).toEqual({});
    expect(doubtsIn(form, { stage: 'highSchool' }, around)).toHaveProperty('stage');
    const { applied: _unknown, ...phone } = around;
    expect(doubtsIn(form, { stage: 'highSchool' }, phone)).toEqual({});
  });

  it('may come from the case itself, beside the form’s own and about what was left open', () => {
    const against = { card: '刚退回过。', stage: '请先问财务。' };
    expect(doubtsIn(form, { card: '6228481234567890128' }, { ...around, against })).toEqual(against);
    const both = doubtsIn(form, { card: amiss }, { ...around, against });
    expect(both.card).toMatch(/看起来不对.*刚退回过。$/);
    expect(checkForm(form, { card: amiss }, { ...around, against }, both).ok).toBe(true);
    expect(checkForm(form, { card: amiss }, { ...around, against }, doubtsIn(form, { card: amiss }, around)).ok).toBe(
      false,
    );
  });

  it('is none about what is right, and about what was left open', () => {
    expect(checkForm(form, { card: '6228481234567890128' }, around).ok).toBe(true);
    expect(checkForm(form, {}, around).ok).toBe(true);
  });
});

describe('what depends on the union and the day', () => {
  const places = v.object({
    area: unit('地方'),
    unitUnion: optional(unit('单位的工会', { places: 'unitUnions' })),
    desk: optional(unit('岗位', { places: 'desks' })),
  });
  const amissAt = (answers: object) => {
    const checked = checkForm(places, { ...answers }, around);
    return checked.ok ? [] : Object.keys(checked.refusal.fields ?? {});
  };

  it('is on the union’s own lists, each question on its own', () => {
    expect(amissAt({ area: 'town:xianghu', unitUnion: 'unit:shoes', desk: 'rights' })).toEqual([]);
    expect(amissAt({ area: 'elsewhere', desk: 'town:xianghu' })).toEqual([]);
    expect(amissAt({ area: 'town:nowhere' })).toEqual(['area']);
    expect(amissAt({ area: 'rights', unitUnion: 'town:xianghu', desk: 'elsewhere' })).toEqual([
      'area',
      'unitUnion',
      'desk',
    ]);
  });

  it('lets no birthday lie in the future, and none before 1900', () => {
    const who = v.object({ identity: identity('身份证号码') });
    const check = (born: string) =>
      Array.from('0123456789X').some((last) => {
        const parsed = v.safeParse(who, { identity: `360799${born.replaceAll('-', '')}001${last}` });
        return parsed.success && checkForm(who, parsed.output, around).ok;
      });
    expect(['2026-08-20', '1900-01-01'].map(check)).toEqual([true, true]);
    expect(['2026-08-21', '1899-12-31'].map(check)).toEqual([false, false]);
  });
});
