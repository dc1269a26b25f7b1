import { eventsOf } from '../../../../core/domains/enterprises/enterprise';
import { founding, happenedOn, stages } from '../../../../core/domains/enterprises/founding';
import { isState, type State, stageReached, states } from '../../../../core/domains/enterprises/founding-states';
import { type FormSchema, fieldsOf } from '../../../../core/kernel/field';
import type { Step } from '../../../../core/record/flow';
import { invented, parkEnterprises } from '../../../../local/worlds/enterprises/park';

const steps: Readonly<Record<string, Step<State>>> = founding.steps;
const all = Object.entries(steps);
const moving = all.filter(([, { to }]) => to !== 'same');
const allStates = Object.keys(states).filter(isState);
const targets = (from: State) =>
  moving.flatMap(([, { from: starts, to }]) => (starts.includes(from) && isState(to) ? [to] : []));

function reachable(from: State, bounded = true): Set<State> {
  const seen = new Set<State>();
  const ahead: State[] = [from];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const state = next;
    const onward = moving.filter(
      ([, { from: starts, most }]) => starts.includes(state) && (bounded || most === undefined),
    );
    for (const [, { to }] of onward) {
      if (!isState(to) || seen.has(to)) continue;
      seen.add(to);
      ahead.push(to);
    }
  }
  return seen;
}

const questions = (form: FormSchema | undefined) => (form ? fieldsOf(form) : []);

describe('the founding of a union', () => {
  it('goes through ten stages after it was found to be due, one behind the other', () => {
    const way = Object.values<Step<State>>(stages).map(({ to }) => to);
    expect(way.map((to) => (isState(to) ? stageReached[to] : null))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const path: State[] = ['recorded'];
    for (const to of way) {
      const here = path[path.length - 1] ?? 'recorded';
      if (!isState(to)) throw new Error(to);
      expect(targets(here)).toContain(to);
      path.push(to);
    }
  });

  it('closes each stage from the application on by a paper that must be there, and each by a day', () => {
    const closing = Object.entries<Step<State>>(stages);
    const papered = closing.filter(([, { form }]) =>
      questions(form).some(({ control, required }) => control === 'papers' && required),
    );
    expect(papered.map(([name]) => name)).toEqual(Object.keys(stages).slice(2));
    // What closes the first two is the row of the census with its rule, and the entry of the visit.
    expect(questions(steps.recognise?.form).map(({ name }) => name)).toEqual(['recognisedOn', 'basis']);
    expect(questions(steps.mobilise?.form).map(({ name }) => name)).toContain('story');
    for (const [name, { form }] of moving) {
      const day = questions(form).find(
        (field) => field.name === Object.entries(happenedOn).find(([step]) => step === name)?.[1],
      );
      expect([name, day?.control, day?.required]).toEqual([name, 'day', true]);
    }
  });

  it('holds the day of each stage to no earlier than that of the one before', () => {
    const order = [
      'appliedOn',
      'agreedOn',
      'recruitedOn',
      'nominatedOn',
      'electedOn',
      'reportedOn',
      'approvedOn',
      'registeredOn',
      'equippedOn',
    ];
    const from = order.map((name) => {
      const fields = Object.values<Step<State>>(stages).flatMap(({ form }) => questions(form));
      const found = fields.find((field) => field.name === name);
      expect(found?.to).toEqual({ of: 'today' });
      return found?.from?.answer;
    });
    expect(from).toEqual(['recognisedOn', ...order.slice(0, 3), 'shownTo', ...order.slice(4, -1)]);
  });

  it('reaches every state, and from every state that is open one that is closed', () => {
    expect([...reachable('recorded')].sort()).toEqual([...allStates].sort());
    for (const state of allStates.filter((each) => states[each].open)) {
      expect([...reachable(state)].some((each) => !states[each].open)).toBe(true);
    }
  });

  it('goes round nowhere without a step that has a bound', () => {
    for (const state of allStates) expect(reachable(state, false).has(state)).toBe(false);
    for (const [name, { to, most }] of all) if (to === 'same') expect([name, (most ?? 0) > 0]).toEqual([name, true]);
  });

  it('goes back from a returned application, other candidates and an election that does not hold', () => {
    expect(steps.returnApplication).toMatchObject({ from: ['applied'], to: 'mobilised' });
    expect(steps.changeCandidates).toMatchObject({ from: ['nominated'], to: 'recruited' });
    expect(steps.annulElection).toMatchObject({ from: ['elected', 'reported'], to: 'nominated' });
  });

  it('can be given up at every stage before the union stands and taken up again, and never after', () => {
    expect(steps.giveUp?.from.map((state) => stageReached[state])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(steps.dissolve?.from.map((state) => stageReached[state])).toEqual([8, 9, 10]);
    expect(steps.resume).toMatchObject({ from: ['suspended'], to: 'due' });
  });

  it('is agreed to and approved by a head who took no part in preparing it', () => {
    expect(steps.agree).toMatchObject({ by: ['head'], apart: ['apply'] });
    expect(steps.approve).toMatchObject({ by: ['head'], apart: ['apply', 'nominate', 'elect', 'report'] });
    for (const name of ['apply', 'nominate', 'elect', 'report']) expect(steps).toHaveProperty(name);
  });

  it('asks why of every step that leads back or off', () => {
    const aside = all.filter(([, step]) => step.aside);
    expect(aside.map(([name]) => name)).toEqual([
      'returnApplication',
      'changeCandidates',
      'annulElection',
      'takeOut',
      'giveUp',
      'dissolve',
      'leave',
    ]);
    for (const [, { form }] of aside)
      expect(questions(form).find(({ name }) => name === 'reason')).toMatchObject({
        required: true,
        control: 'longText',
      });
  });

  it('is told in sentences and words of Chinese', () => {
    for (const [, { label, explain, said }] of all) {
      expect(label).toMatch(/^[^a-zA-Z。]+$/);
      expect(explain).toMatch(/。$/);
      expect(said).toMatch(/^[^a-zA-Z。]+$/);
    }
  });
});

describe('what happened', () => {
  const entry = (action: string, to: string, input: Record<string, string> = {}) => ({
    at: '2026-06-01T18:00:00.000Z',
    action,
    to,
    input,
  });

  it('is of the day that the step names, whenever it was written down, else of the day in Shanghai on which it was', () => {
    expect(
      eventsOf([
        entry('recognise', 'due', { recognisedOn: '2026-05-06' }),
        entry('visit', 'due', { visitedOn: '2026-05-07' }),
        entry('apply', 'applied', { appliedOn: '2026-05-20' }),
        entry('giveUp', 'suspended'),
      ]),
    ).toEqual([
      { on: '2026-05-06', to: 'due' },
      { on: '2026-05-20', to: 'applied' },
      { on: '2026-06-02', to: 'suspended' },
    ]);
  });

  it('leaves out what is no step of a founding and what leads nowhere that is known', () => {
    expect(eventsOf([entry('transfer', 'due'), entry('apply', 'elsewhere')])).toEqual([]);
  });
});

describe('every enterprise of the seed year', () => {
  it('went along the arrows, each day no earlier than the one before', () => {
    for (const { events } of parkEnterprises(invented(2026))) {
      events.forEach(({ on, to }, at) => {
        const before = events[at - 1];
        expect(targets(before?.to ?? 'recorded')).toContain(to);
        if (before) expect(on >= before.on).toBe(true);
      });
    }
  });
});
