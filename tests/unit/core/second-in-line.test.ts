import { boundsOf } from '../../../core/case/queue';
import { officerAt } from '../../../core/case/routing';
import { sightOf } from '../../../core/case/sight';
import { remind } from '../../../core/case/warning';
import { actorOf, type Person } from '../../../core/people';
import { ruijinUnion } from '../../../local/worlds/union';
import { withCase } from '../../support/office';

describe('a reminder', () => {
  // Five working days from 2 November: half of the time is over on the 6th, three quarters on the 8th, all on the 10th.
  const told = (officer: { id: string; name: string } | null, day: string) => {
    const { found } = withCase();
    const { outgoing } = remind({ ...found, officer }, ['head-1', 'head-2'], `2026-11-${day}T01:00:00.000Z`);
    return outgoing.map(({ to, phrase }) => `${to} ${phrase}`);
  };
  const lin = { id: 'staff-lin', name: '林海燕' };

  it('goes to the officer in time, and when it is over also to those who answer for the desk', () => {
    expect(told(lin, '06')).toEqual(['staff-lin 即将到期']);
    expect(told(lin, '09')).toEqual(['staff-lin 即将到期']);
    expect(told(lin, '10')).toEqual(['staff-lin 已经超期', 'head-1 已经超期', 'head-2 已经超期']);
  });

  it('of a case that nobody has goes to those who answer for the desk from the start', () => {
    expect(told(null, '06')).toEqual(['head-1 即将到期', 'head-2 即将到期']);
  });
});

describe('who is away', () => {
  const { story, lin } = withCase();
  const ma = story.staff('staff-ma', '马兰', '13900000077', 'townOfficer', 'town:xianghu', '干事');
  const candidate = (person: Person, load: number, until?: string) => {
    const actor = actorOf(person._id, person);
    const away = until === undefined ? {} : { away: { until, deputy: ma.staff?.handle ?? '' } };
    return { ...actor, load, ...(actor.staff ? { staff: { ...actor.staff, ...away } } : {}) };
  };
  const next = (until: string) => {
    const candidates = [candidate(lin, 0, until), candidate(ma, 9)];
    return officerAt('town:xianghu', { union: ruijinUnion, candidates, today: '2026-11-03', mayHave: () => true });
  };

  it('is so on the last day too (含这一天), and gets cases again from the next', () => {
    expect(next('2026-11-03')?.officer.name).toBe('马兰');
    expect(next('2026-11-03')?.reasons).toContain('林海燕 外出，由 马兰 代理。');
    expect(next('2026-11-02')?.officer.name).toBe('林海燕');
  });
});

describe('a queue', () => {
  it('counts as overdue what was due before today, and what is due today as due today', () => {
    const due = (day: string) => `${day}|0123456789abcdef`;
    const holds = (filter: 'overdue' | 'dueToday', key: string) => {
      const { from = '', before = '~' } = boundsOf(filter, '2026-11-03');
      return key >= from && key < before;
    };
    expect(['2026-11-02', '2026-11-03', '2026-11-04'].map((day) => holds('overdue', due(day)))).toEqual([
      true,
      false,
      false,
    ]);
    expect(['2026-11-02', '2026-11-03', '2026-11-04'].map((day) => holds('dueToday', due(day)))).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('a reader who only oversees', () => {
  it('does not get the row that is nothing but a masked name', () => {
    const { found, story, lin } = withCase();
    const leader = story.staff('leader', '周文斌', '13900000006', 'leader', 'office', '副主席');
    const labels = (who: Person) =>
      sightOf(found, actorOf(who._id, who))
        .answers(found.shown)
        .map(({ label }) => label);
    expect(labels(lin)).toEqual(expect.arrayContaining(['怎么称呼您？', '您的电话', '发生了什么？']));
    expect(labels(leader)).toContain('发生了什么？');
    expect(labels(leader)).not.toContain('怎么称呼您？');
    expect(labels(leader)).not.toContain('您的电话');
  });
});
