import fc from 'fast-check';
import type { Case } from '../../../../core/case/case';
import { applied, moveCase } from '../../../../core/case/move';
import { partyFor } from '../../../../core/case/standing';
import { scholarship } from '../../../../core/domains/scholarship/scholarship';
import { addDays } from '../../../../core/kernel/day';
import { stepOf } from '../../../../core/record/move';
import { firstBroken } from '../../../../core/record/timeline';
import { actorOf } from '../../../../core/union/people';
import { aidCentre, filledIn, today, visit } from '../../../support/aid-centre';
import { around, digest } from '../../../support/office';

const setting = aidCentre();
const { story, wang, hu, lin, verifier, checker, head, leader, treasurer } = setting;
const people = { wang, hu, lin, verifier, checker, head, leader, treasurer };
const now = `${today}T01:00:00.000Z`;

const paper = [{ fileId: 'cloud://env.local/papers/0123456789abcdef/1.jpg', name: '证明.jpg' }];
/** Whatever a step asks for. */
const input = {
  ...visit,
  category: 'deep',
  stage: 'university',
  reason: '情况不符，收入高于标准。',
  missing: '1. 今年的在读证明。',
  finding: '查不动产登记，没有记录。',
  objector: '李四光',
  contact: '13911112222',
  paidOn: today,
  voucher: '记-1',
  papers: paper,
};

describe('a scholarship', () => {
  it('whatever way people take, is never decided by one person, nor by who prepared it', () => {
    const first = story.submit(wang, 'scholarship', filledIn(story, wang, { unitUnion: 'unit:shoes' }), now);
    const calendar = { id: 'timer', name: '系统', timer: true as const };
    const actors = [...Object.values(people).map((person) => actorOf(person._id, person)), calendar];
    const onward = Object.keys(scholarship.flow.steps).filter(
      (action) => !['refuse', 'restore', 'withdraw'].includes(action),
    );
    const attempts = onward.flatMap((action) => actors.map((actor) => ({ action, actor })));
    /** The first of all conceivable moves, from some point on, that is let through; undefined when none is. */
    const oneMove = (current: Case, from: number) => {
      for (let n = 0; n < attempts.length; n += 1) {
        const { action, actor } = attempts[(from + n) % attempts.length] ?? { action: '', actor: calendar };
        const context = { ...around(wang, now), actor, union: story.union, rounds: story.rounds };
        const change = moveCase(scholarship, current, { action, version: current.version, input }, context);
        if (change.ok) return applied(current, change.value);
      }
      return undefined;
    };
    const ends = new Set<string>();
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 10_000 }), { minLength: 20, maxLength: 20 }), (choices) => {
        let current = first;
        for (const choice of choices) {
          const moved = oneMove(current, choice);
          expect([current.status, current.open && !moved]).toEqual([current.status, false]);
          current = moved ?? current;
          // What is published ends by the calendar; here the day has simply come.
          if (current.notice) current = { ...current, notice: { ...current.notice, until: addDays(today, -1) } };
        }
        const by = (...wanted: string[]) =>
          current.timeline.filter(({ action }) => wanted.includes(action)).map((entry) => entry.by.id);
        const deciders = [...by('approve'), ...by('confirm')];
        const preparers = by('verify', 'verifyHere', 'review', 'check');
        expect(new Set(deciders).size).toBe(deciders.length);
        expect(deciders.filter((id) => preparers.includes(id))).toEqual([]);
        expect(by('pay').filter((id) => deciders.includes(id))).toEqual([]);
        if (['awarded', 'paid'].includes(current.status)) expect(by('confirm')).toHaveLength(1);
        const rests = current.status === 'checked';
        expect(current.open && !rests).toBe(current.deadline !== null);
        expect(firstBroken(current.timeline, digest)).toBe(-1);
        ends.add(current.status);
      }),
      { numRuns: 100, seed: 7 },
    );
    expect([...ends]).toEqual(expect.arrayContaining(['paid', 'refused']));
  });

  it('has in every open state somebody who can bring it nearer to its end', () => {
    const actors = Object.values(people).map((person) => actorOf(person._id, person));
    const filed = story.submit(wang, 'scholarship', filledIn(story, wang), now);
    for (const [status, state] of Object.entries(scholarship.flow.states)) {
      if (!state.open) continue;
      const onward = Object.values(scholarship.flow.steps).filter(
        ({ from, to }) => from.includes(status) && to !== 'same' && to !== status,
      );
      const desks = ['unit:shoes', 'town:xianghu', 'aid', 'finance'];
      const able = desks.filter((desk) =>
        onward.some((step) => {
          const found = { ...filed, desk, status };
          return actors.some((actor) => partyFor(actor, found, step)) || step.by.includes('timer');
        }),
      );
      expect([status, able.length > 0]).toEqual([status, true]);
    }
  });

  it('keeps the amount it was granted when the season’s amounts are changed later', () => {
    const found = story.submit(wang, 'scholarship', filledIn(story, wang), now);
    const verified = story.move(found, lin, 'verifyHere', now, visit);
    const granted = story.move(verified, checker, 'check', now, input).grant;
    expect(granted).toMatchObject({ amountFen: 500_000, under: story.rounds[1]?.at });
  });

  it('has a step of every name that its service’s rules speak of', () => {
    for (const { apart = [] } of Object.values(scholarship.flow.steps)) {
      const named = 'upTo' in apart ? [apart.upTo, ...apart.and] : apart;
      expect(named.filter((action) => !stepOf(scholarship, action))).toEqual([]);
    }
  });
});
