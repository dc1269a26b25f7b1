import { aheadOf } from '../../../core/case/ahead';
import { actorOf, type Person } from '../../../core/union/people';
import { around, withCase } from '../../support/office';

const setting = withCase();
const { story, wang, lin, li, found } = setting;
const at = '2026-11-03T02:00:00.000Z';

/** The last day of the clock after each step, by its name; when it would stand still, since when. */
function promises(one: typeof found, who: Person) {
  const ahead = aheadOf(one, actorOf(who._id, who), around(who, at));
  return Object.fromEntries(ahead.map(({ action, deadline: { day, pausedOn } }) => [action, pausedOn ?? day]));
}

describe('what follows a step', () => {
  it('is the clock it would start, stop or leave running, and nothing where it ends', () => {
    expect(promises(found, lin)).toEqual({
      accept: '2027-01-02',
      askPapers: '2026-11-03',
      transfer: found.deadline?.day,
    });
    expect(promises(found, wang)).toEqual({});
  });

  it('gives back to the worker who supplies papers the days she took', () => {
    const asked = story.move(found, lin, 'askPapers', '2026-11-03T01:00:00.000Z', { missing: '1. 劳动合同。' });
    expect(promises(asked, wang)).toEqual({ supply: found.deadline?.day });
    const later = aheadOf(asked, actorOf(wang._id, wang), around(wang, '2026-11-08T02:00:00.000Z'));
    expect(later.map(({ deadline }) => deadline)).toMatchObject([{ pausedOn: null, pausedDays: 5 }]);
  });

  it('is promised to nobody who cannot take the step', () => {
    expect(promises(found, li)).toEqual({});
  });
});
