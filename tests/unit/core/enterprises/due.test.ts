import { dueDoubt, oughtToFound } from '../../../../core/domains/enterprises/due';
import { type Enterprise, standingOn } from '../../../../core/domains/enterprises/enterprise';
import { standingsOn } from '../../../../core/domains/enterprises/figures';
import { enterpriseRules } from '../../../../core/domains/enterprises/rules';
import type { Day } from '../../../../core/kernel/day';
import { usualOf } from '../../../../core/union/rules';
import { anEnterprise, found, through } from '../../../support/enterprises';

const usualRules = usualOf(enterpriseRules);

const cutOff = '2026-12-31';

describe('why an enterprise has no union', () => {
  const visited = (visitedOn: Day, reason?: 'refuses') => ({
    visitedOn,
    way: 'place' as const,
    metName: '刘志强',
    metPost: '厂长',
    story: '谈了半小时。',
    next: '再去一次。',
    ...(reason && { reason }),
  });

  it('is what was heard last until the cut-off: at a visit, or at a census after it', () => {
    const one = anEnterprise({
      surveys: [found({ surveyedOn: '2026-03-02' }), found({ surveyedOn: '2026-09-01', mainReason: 'turnover' })],
      visits: [visited('2026-05-01', 'refuses'), visited('2026-05-20'), visited('2026-09-01', 'refuses')],
    });
    const on = (day: Day) => standingOn(one, day)?.reason;
    expect(['2026-03-02', '2026-04-30', '2026-05-01', '2026-08-31'].map(on)).toEqual([
      'ownerFears',
      'ownerFears',
      'refuses',
      'refuses',
    ]);
    expect(on('2026-09-01')).toBe('refuses');
    expect(standingOn({ ...one, visits: one.visits.slice(0, 2) }, '2026-09-01')?.reason).toBe('turnover');
  });
});

describe('what ought to found a union', () => {
  it('works, has 25 workers, no union, and does not go with its head office', () => {
    const ought = (part: object) => oughtToFound(found(part), usualRules);
    const small = { workers: 24, female: 0, migrant: 0, dispatched: 0 };
    expect([ought({}), ought({ ...small, workers: 25 }), ought(small)]).toEqual([true, true, false]);
    expect(
      (['halted', 'preparing', 'shell', 'dormant', 'gone'] as const).map((operating) => ought({ operating })),
    ).toEqual(Array(5).fill(false));
    expect([
      ought({ hasUnion: 'yes' }),
      ought({ mainReason: 'headOffice' }),
      ought({ otherReasons: [{ reason: 'headOffice' }] }),
    ]).toEqual([false, false, false]);
    expect(oughtToFound(found(small), { ...usualRules, dueWorkers: 24 })).toBe(true);
  });

  it('is asked about where what was decided and what was found no longer agree', () => {
    const doubt = (one: Enterprise) => standingsOn([one], cutOff).map((each) => dueDoubt(each, usualRules))[0];
    expect(doubt(anEnterprise())).toBe('符合应建条件，还没有认定。');
    expect(doubt(through(['2026-05-01', 'due']))).toBeUndefined();
    const halted = found({ operating: 'halted', surveyedOn: '2026-09-01' });
    const stopped = { ...through(['2026-05-01', 'due']), surveys: [found(), halted] };
    expect(doubt(stopped)).toBe('已经认定应建，但按最近一次普查不再符合条件，请核实要不要退出。');
    const founded = through(['2026-05-01', 'due'], ['2026-06-01', 'approved']);
    expect([doubt(founded), doubt({ ...founded, surveys: [found(), halted] })]).toEqual([undefined, undefined]);
    expect(doubt(through(['2026-06-01', 'approved']))).toBeUndefined();
    expect(
      doubt({ ...through(['2026-05-01', 'due'], ['2026-06-01', 'reported']), surveys: [found(), halted] }),
    ).toBeDefined();
    expect(doubt({ ...anEnterprise(), events: [{ on: '2026-05-01', to: 'left' }] })).toBeUndefined();
    const union = anEnterprise({ surveys: [found({ hasUnion: 'yes', unionForm: 'single', members: 5 })] });
    expect(doubt(union)).toBe('普查时已有工会，还没有登记批复，暂时算未建。');
  });
});
