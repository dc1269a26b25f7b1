import fc from 'fast-check';
import type { Case } from '../../../core/case/case';
import { phaseOf } from '../../../core/case/phase';
import { catalogue } from '../../../core/domains/catalogue';
import { dayOf } from '../../../core/kernel/day';
import type { Row } from '../../../core/ledger/row';
import { rowsOf } from '../../../core/ledger/rows';
import { take, type Until } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn } from '../../support/aid-centre';
import { invented, live } from '../../support/appeals';

const { story, wang, luo, lin, treasurer, hands } = aidCentre();
const li = story.staff('staff-li', '李敏', '13900000003', 'caseOfficer', 'rights', '干事');
const cast = { story, applicant: wang, officers: [lin, li] };
const rowsIn = (found: Case) => rowsOf(found, catalogue);
/** A case as it was after so many of its steps. */
const after = (found: Case, steps: number) => ({ ...found, timeline: found.timeline.slice(0, steps) });

const total = (rows: readonly Row[], fact: string) => {
  const those = rows.filter((row) => row.fact === fact);
  return {
    count: those.reduce((sum, { count }) => sum + count, 0),
    quantity: those.reduce((sum, { quantity }) => sum + quantity, 0),
    amountFen: those.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0),
  };
};
const one = (amountFen: number) => ({ count: 1, quantity: 1, amountFen });
const nothing = { count: 0, quantity: 0, amountFen: 0 };
const money = (fen: number | null | undefined) => (fen ? one(fen) : nothing);

const appeals = fc.tuple(invented, fc.integer({ min: 0, max: 4 })).map(([what, between]) => live(cast, what, between));

describe('the rows of a case', () => {
  it('are added to by each step, which changes none that was there', () => {
    fc.assert(
      fc.property(appeals, (found) => {
        const rows = rowsIn(found);
        for (let steps = 1; steps <= found.timeline.length; steps += 1) {
          const so = rowsIn(after(found, steps));
          expect(so).toEqual(rows.slice(0, so.length));
          expect(so.every(({ bookedOn }) => bookedOn <= dayOf(found.timeline[steps - 1]?.at ?? ''))).toBe(true);
        }
        expect(new Set(rows.map(({ _id }) => _id)).size).toBe(rows.length);
      }),
      { numRuns: 60, seed: 9 },
    );
  });

  it('come together to what the case says as it stands', () => {
    fc.assert(
      fc.property(appeals, (found) => {
        const rows = rowsIn(found);
        const phase = phaseOf(found, catalogue);
        expect(total(rows, 'opened').count).toBe(1);
        expect(total(rows, 'done').count).toBe(phase === 'done' ? 1 : 0);
        expect(total(rows, 'ended').count).toBe(phase === 'ended' ? 1 : 0);
        expect(total(rows, 'agreed')).toEqual(money(found.outcome?.agreedFen));
        expect(total(rows, 'received')).toEqual(money(found.outcome?.receivedFen));
        expect(total(rows, 'rated').quantity).toBe(found.outcome?.stars ?? 0);
      }),
      { numRuns: 100, seed: 9 },
    );
  });

  it('take back on its own day what turns out otherwise, at the desk that had done it', () => {
    const found = live(cast, { category: 'pay', age: 400, end: 'reopened', yuan: 3000, stars: 4 }, 4);
    const done = rowsIn(found).filter(({ fact }) => fact === 'done');
    const [first, back] = done;
    expect(done).toHaveLength(2);
    expect(back).toMatchObject({ count: -1, quantity: -1, reverses: first?._id, desk: first?.desk });
    expect([first?.on, back?.on]).toEqual(
      [found.timeline[3], found.timeline[5]].map((entry) => dayOf(entry?.at ?? '')),
    );
  });

  it('are of the desk where the case lay at the step, and of the one where it lies where that was not written down', () => {
    const found = live(cast, { category: 'pay', age: 30, end: 'resolved', yuan: 30, stars: 4 });
    const moved = { ...found, desk: 'women' };
    expect(new Set(rowsIn(moved).map(({ desk }) => desk))).toEqual(new Set([found.desk]));
    const timeline = moved.timeline.map(({ desk: _later, ...entry }) => entry);
    expect(new Set(rowsIn({ ...moved, timeline }).map(({ desk }) => desk))).toEqual(new Set(['women']));
  });

  it('are none of a service that the house does not have', () => {
    const found = live(cast, { category: 'pay', age: 30, end: 'submitted', yuan: 30, stars: 4 });
    expect(rowsOf({ ...found, kind: 'gone' }, catalogue)).toEqual([]);
  });
});

describe('the rows of an award', () => {
  const takenTo = (until: Until) =>
    take(
      story,
      story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(45)),
      hands,
      until,
    );

  it('tell what was granted, and what was paid on the day on which it was', () => {
    const paid = takenTo('paid');
    const rows = rowsIn(paid);
    expect([total(rows, 'granted'), total(rows, 'paid')]).toEqual([
      one(paid.grant?.amountFen ?? 0),
      one(paid.grant?.amountFen ?? 0),
    ]);
    expect(rows.find(({ fact }) => fact === 'paid')).toMatchObject({
      on: paid.grant?.paidOn,
      bookedOn: dayOf(paid.updatedAt),
      desk: 'finance',
      person: paid.personKey,
      unit: '人',
    });
    expect(total(rowsIn(takenTo('awarded')), 'paid')).toEqual(nothing);
  });

  it('lose what the bank sent back, on the day on which it came', () => {
    const paid = takenTo('paid');
    const back = story.move(paid, treasurer, 'bounce', daysAgo(0), {
      reason: '卡号不对，银行退回。',
      backOn: dayOf(daysAgo(0)),
    });
    const rows = rowsIn(back);
    expect([total(rows, 'paid'), total(rows, 'granted').count]).toEqual([nothing, 1]);
    expect(rows.filter(({ fact }) => fact === 'paid').map(({ on, amountFen }) => [on, amountFen])).toEqual([
      [paid.grant?.paidOn, paid.grant?.amountFen],
      [dayOf(daysAgo(0)), -(paid.grant?.amountFen ?? 0)],
    ]);
  });

  it('of what came to nothing carry no money', () => {
    const withdrawn = story.move(takenTo('published'), luo, 'withdraw', daysAgo(0), {});
    const rows = rowsIn(withdrawn);
    expect([total(rows, 'granted'), total(rows, 'ended').count]).toEqual([nothing, 1]);
  });
});
