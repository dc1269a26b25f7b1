import fc from 'fast-check';
import type { Enterprise, StageEvent } from '../../../../core/domains/enterprises/enterprise';
import {
  type FigureId,
  figureOn,
  figures,
  partsOn,
  percentOf,
  rateOn,
} from '../../../../core/domains/enterprises/figures';
import { founding } from '../../../../core/domains/enterprises/founding';
import { isState, type State } from '../../../../core/domains/enterprises/founding-states';
import { addDays, type Day } from '../../../../core/kernel/day';
import type { Step } from '../../../../core/record/flow';
import { censusOf, invented, parkEnterprises } from '../../../../local/worlds/enterprises/park';
import { anEnterprise, found, shop, through, told } from '../../../support/enterprises';

const cutOff = '2026-12-31';
const counts = (one: Enterprise, id: FigureId, on = cutOff) => figureOn(id, [one], on).value === 1;
const ids: FigureId[] = [
  'census.enterprises',
  'census.withUnion',
  'census.withoutUnion',
  'founding.due',
  'founding.takenOut',
  'founding.applied',
  'founding.approved',
  'founding.registered',
];
const countedIn = (one: Enterprise, on = cutOff) => ids.filter((id) => counts(one, id, on));

const steps: readonly Step<State>[] = Object.values(founding.steps);
/** Any way through the flow, with days that never go back. */
const aHistory = fc
  .array(fc.tuple(fc.nat(99), fc.integer({ min: 0, max: 120 })), { maxLength: 14 })
  .map((choices): StageEvent[] => {
    const events: StageEvent[] = [];
    let [state, on]: [State, Day] = ['recorded', '2026-05-01'];
    for (const [choice, days] of choices) {
      const targets = steps.flatMap(({ from, to }) => (from.includes(state) && isState(to) ? [to] : []));
      const to = targets[choice % Math.max(targets.length, 1)];
      if (to === undefined) break;
      on = addDays(on, days);
      state = to;
      events.push({ on, to });
    }
    return events;
  });
const zones = fc.constantFrom('park', 'xianghu', 'yeping');
const enterprises = fc
  .array(fc.tuple(aHistory, zones, fc.constantFrom('170' as const, '200' as const)), { maxLength: 12 })
  .map((all) =>
    all.map(([events, zone, ownership], at): Enterprise => {
      const surveys = [censusOf([shop, 'i03', zone, ownership, 60], at, told, { mainReason: 'workerFears' })];
      return { _id: `enterprise:${at}`, surveys, events, visits: [], assignments: [] };
    }),
  );
const aCutOff = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2026-04-01', days));

describe('a figure', () => {
  it('is listed with its words', () => {
    expect(Object.keys(figures)).toEqual(ids);
    for (const id of ids) {
      const { definition } = figureOn(id, [], cutOff);
      expect(definition).toBe(`${figures[id].words}。截至2026年12月31日。`);
    }
  });

  it('counts an enterprise from the day on which somebody saw it', () => {
    const one = anEnterprise();
    expect(countedIn(one, addDays(found().surveyedOn, -1))).toEqual([]);
    expect(countedIn(one, found().surveyedOn)).toEqual(['census.enterprises', 'census.withoutUnion']);
  });

  it('counts what happened on the cut-off day itself, and not what did on the next', () => {
    const one = through(['2026-05-01', 'due'], ['2026-12-31', 'applied']);
    expect([counts(one, 'founding.applied', '2026-12-30'), counts(one, 'founding.applied')]).toEqual([false, true]);
  });

  it('of applications is none of unions: only the letter of approval makes one', () => {
    const applied = through(['2026-05-01', 'due'], ['2026-06-01', 'applied']);
    expect(countedIn(applied)).toEqual([
      'census.enterprises',
      'census.withoutUnion',
      'founding.due',
      'founding.applied',
    ]);
    const reported = through(['2026-05-01', 'due'], ['2026-06-01', 'reported']);
    expect(counts(reported, 'census.withUnion')).toBe(false);
    const approved = through(['2026-05-01', 'due'], ['2026-06-01', 'approved']);
    expect(countedIn(approved)).toEqual([
      'census.enterprises',
      'census.withUnion',
      'founding.due',
      'founding.applied',
      'founding.approved',
    ]);
    expect(counts(through(['2026-05-01', 'due'], ['2026-06-01', 'equipped']), 'founding.registered')).toBe(true);
  });

  it('keeps a union from before the census out of what is due and what was applied for', () => {
    expect(countedIn(through(['2019-05-01', 'registered']))).toEqual(['census.enterprises', 'census.withUnion']);
  });

  it('takes an application that was returned or put off out again, but not out of what is due', () => {
    const back = through(['2026-05-01', 'due'], ['2026-06-01', 'applied'], ['2026-09-01', 'mobilised']);
    expect([counts(back, 'founding.applied', '2026-08-31'), counts(back, 'founding.applied', '2026-09-01')]).toEqual([
      true,
      false,
    ]);
    const putOff = through(['2026-05-01', 'due'], ['2026-06-01', 'applied'], ['2026-09-01', 'suspended']);
    expect([counts(putOff, 'founding.due'), counts(putOff, 'founding.applied')]).toEqual([true, false]);
  });

  it('shows what was taken out of what is due beside it, and no longer once it is due again', () => {
    const out = through(['2026-05-01', 'due'], ['2026-09-01', 'recorded']);
    expect(countedIn(out)).toEqual(['census.enterprises', 'census.withoutUnion', 'founding.takenOut']);
    const again = through(['2026-05-01', 'due'], ['2026-09-01', 'recorded'], ['2026-10-01', 'due']);
    expect([counts(again, 'founding.due'), counts(again, 'founding.takenOut')]).toEqual([true, false]);
    const back = through(['2026-05-01', 'due'], ['2026-09-01', 'left'], ['2026-10-01', 'recorded']);
    expect([counts(back, 'founding.due'), counts(back, 'founding.takenOut')]).toEqual([false, true]);
  });

  it('counts no union that was dissolved, and nothing of an enterprise that has left', () => {
    const dissolved = through(['2019-05-01', 'approved'], ['2026-09-01', 'dissolved']);
    expect(countedIn(dissolved)).toEqual(['census.enterprises', 'census.withoutUnion']);
    expect(countedIn(through(['2026-05-01', 'due'], ['2026-09-01', 'left']))).toEqual([]);
    expect(countedIn(anEnterprise({ surveys: [found({ operating: 'gone' })] }))).toEqual([]);
    const gone = {
      ...through(['2026-05-01', 'due'], ['2026-06-01', 'registered']),
      surveys: [found({ operating: 'gone' })],
    };
    expect(countedIn(gone)).toEqual([]);
    expect(countedIn(anEnterprise({ surveys: [found({ operating: 'shell' })] }))).toContain('census.enterprises');
  });

  it('of an earlier cut-off stays as it was, whatever happens or is found later', () => {
    fc.assert(
      fc.property(enterprises, enterprises, aCutOff, (before, later, on) => {
        const grown = before.map((one, at): Enterprise => {
          const happened = (later[at]?.events ?? []).map(({ to }, nth) => ({ on: addDays(on, 1 + nth), to }));
          const known = one.events.filter((event) => event.on <= on);
          const surveyedOn = addDays(on, 1);
          const moved = found({ zone: 'town:rentian', operating: 'gone', workers: 99, surveyedOn });
          return { ...one, events: [...known, ...happened], surveys: [...one.surveys, moved] };
        });
        for (const id of ids) expect(figureOn(id, grown, on)).toEqual(figureOn(id, before, on));
        for (const by of ['zone', 'ownership', 'reason'] as const)
          expect(partsOn('census.enterprises', grown, on, by)).toEqual(partsOn('census.enterprises', before, on, by));
        expect(rateOn('founding.rate', grown, on)).toEqual(rateOn('founding.rate', before, on));
      }),
    );
  });

  it('has parts that make it up, and stands to the others as they are defined', () => {
    fc.assert(
      fc.property(enterprises, aCutOff, (all, on) => {
        const behind = (id: FigureId) => figureOn(id, all, on).records;
        for (const id of ids)
          for (const by of ['zone', 'ownership', 'reason'] as const) {
            const parts = partsOn(id, all, on, by);
            expect(parts.flatMap(({ records }) => records).sort()).toEqual([...behind(id)].sort());
            expect(parts.map(({ value }) => value)).toEqual(parts.map(({ records }) => records.length));
            expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
          }
        expect([...behind('census.withUnion'), ...behind('census.withoutUnion')].sort()).toEqual(
          [...behind('census.enterprises')].sort(),
        );
        const within = [
          ['founding.registered', 'founding.approved'],
          ['founding.approved', 'founding.applied'],
          ['founding.applied', 'founding.due'],
          ['founding.due', 'census.enterprises'],
          ['founding.approved', 'census.withUnion'],
        ] as const;
        for (const [part, whole] of within) expect(behind(whole)).toEqual(expect.arrayContaining([...behind(part)]));
        expect(rateOn('founding.rate', all, on).percent ?? 0).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('the parts of a figure', () => {
  it('stand in the order of their numbers, those alike by their keys, and name what was not said', () => {
    const at = (nth: number, zone: string, part: object = { mainReason: 'ownerFears' }): Enterprise => ({
      ...anEnterprise(),
      _id: `enterprise:${nth}`,
      surveys: [censusOf([shop, 'i03', zone, '170', 60], 0, told, part)],
    });
    const all = [at(1, 'yeping'), at(2, 'park'), at(3, 'xianghu'), at(4, 'xianghu', {}), at(5, 'baying')];
    const keys = (by: 'zone' | 'reason') =>
      partsOn('census.enterprises', all, cutOff, by).map(({ key, value }) => [key, value]);
    expect(keys('zone')).toEqual([
      ['town:xianghu', 2],
      ['town:baying', 1],
      ['town:park', 1],
      ['town:yeping', 1],
    ]);
    expect(keys('reason')).toEqual([
      ['ownerFears', 4],
      ['unsaid', 1],
    ]);
  });
});

describe('a rate', () => {
  it('is rounded to one decimal, half up, and is none where nothing is due', () => {
    expect([percentOf(39, 41), percentOf(1, 3), percentOf(1, 16), percentOf(41, 41), percentOf(0, 41)]).toEqual([
      95.1, 33.3, 6.3, 100, 0,
    ]);
    expect(percentOf(0, 0)).toBeNull();
    expect(rateOn('founding.rate', [], cutOff)).toMatchObject({
      percent: null,
      cutOff,
      definition:
        '组建率(提交申请口径)：已提交建会申请企业 0 家 ÷ 应建工会企业 0 家 = 没有应建企业，不计算。截至2026年12月31日。',
    });
  });
});

describe('the seed year', () => {
  it('is told of any year with the same figures', () => {
    const all = parkEnterprises(invented(2031));
    expect(rateOn('founding.rate', all, '2031-12-31').percent).toBe(95.1);
  });
});
