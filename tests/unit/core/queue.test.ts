import { phaseIn } from '../../../core/case/phase';
import { boundsOf, type StateTest, statesWhere, waitsForHead } from '../../../core/case/queue';
import { services } from '../../../core/domains/services';

const states = (counts: StateTest = () => false) =>
  statesWhere(services, counts).flatMap(({ kind, states: those }) => those.map((state) => `${kind} ${state}`));

describe('a queue', () => {
  it('counts as overdue what was due before today, and what is due today as due today', () => {
    const due = (day: string) => `${day}|0123456789abcdef`;
    const holds = (filter: 'overdue' | 'dueToday', key: string) => {
      const { from = '', before = '~' } = boundsOf(filter, '2026-11-03');
      return key >= from && key < before;
    };
    const days = ['2026-11-02', '2026-11-03', '2026-11-04'];
    expect(days.map((day) => holds('overdue', due(day)))).toEqual([true, false, false]);
    expect(days.map((day) => holds('dueToday', due(day)))).toEqual([false, true, false]);
  });

  it('calls fresh what nobody has taken up, and waiting what the worker owes something for', () => {
    const counted = (filter: 'fresh' | 'waiting') => states(boundsOf(filter, '2026-11-03').counts);
    expect(counted('fresh')).toEqual(['appeal submitted', 'scholarship submitted']);
    expect(counted('waiting')).toEqual(['appeal waiting', 'scholarship returned', 'scholarship awaitingCard']);
  });
});

describe('the states of all services', () => {
  it('are parted into what was seen through, what came to nothing, and what goes on', () => {
    const inPhase = (phase: string) => states((look) => phaseIn(look) === phase);
    expect(inPhase('done')).toEqual(['appeal resolved', 'appeal rated', 'scholarship paid']);
    expect(inPhase('ended')).toEqual([
      ...['appeal refused', 'appeal withdrawn'],
      ...['scholarship revoked', 'scholarship refused', 'scholarship withdrawn'],
    ]);
    expect(inPhase('open')).toEqual([
      ...['submitted', 'accepted', 'waiting', 'referred', 'settled'].map((state) => `appeal ${state}`),
      ...['submitted', 'returned', 'verified', 'reviewed', 'checked', 'published', 'objected', 'noticed'].map(
        (state) => `scholarship ${state}`,
      ),
      ...['approved', 'awarded', 'awaitingCard', 'revoking'].map((state) => `scholarship ${state}`),
    ]);
  });

  it('in which a head must decide are the two decisions and the doubt about one', () => {
    expect(states(waitsForHead)).toEqual(['scholarship noticed', 'scholarship approved', 'scholarship revoking']);
  });
});
