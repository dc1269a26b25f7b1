import { boundsOf, doneStates, endedStates, headStates, openStates } from '../../../core/case/queue';

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
    expect(boundsOf('fresh', '2026-11-03')).toEqual({ states: ['submitted', 'submitted'] });
    expect(boundsOf('waiting', '2026-11-03')).toEqual({ states: ['waiting', 'returned', 'awaitingCard'] });
  });
});

describe('the states of all services', () => {
  it('are parted into what was seen through, what came to nothing, and what goes on', () => {
    expect(doneStates).toEqual(['resolved', 'rated', 'paid']);
    expect(endedStates).toEqual(['refused', 'withdrawn', 'revoked', 'refused', 'withdrawn']);
    expect(openStates).toEqual([
      ...['submitted', 'accepted', 'waiting', 'referred', 'settled'],
      ...['submitted', 'returned', 'verified', 'reviewed', 'checked', 'published', 'objected'],
      ...['noticed', 'approved', 'awarded', 'awaitingCard', 'revoking'],
    ]);
  });

  it('in which a head must decide are the two decisions and the doubt about one', () => {
    expect(headStates).toEqual(['noticed', 'approved', 'revoking']);
  });
});
