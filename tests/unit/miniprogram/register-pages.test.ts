import { enterpriseRegister } from '../../../core/domains/enterprises/register';
import type { FigureValue } from '../../../core/figures/figure';
import type { RecordRow, RecordView } from '../../../core/register/view';
import { askedFor, toView as boardView, desksOf } from '../../../miniprogram/packages/registers/board/board.view';
import { toView as dayView, mayHoldToday } from '../../../miniprogram/packages/registers/day/day.view';
import { toView as mapView, mostNear, nearOf } from '../../../miniprogram/packages/registers/map/map.view';
import { toView as recordView } from '../../../miniprogram/packages/registers/record/record.view';
import { barsOf, legendOf, toView as wayView } from '../../../miniprogram/packages/registers/way/way.view';

const today = '2026-11-27';
const row = (id: string, days: readonly string[], more: Partial<RecordRow> = {}): RecordRow => ({
  id,
  headline: `企业${id}`,
  cells: [],
  state: { label: '动员中', tone: 'working' },
  desk: '象湖镇工会',
  keeper: '祖国华',
  duties: days.map((on) => ({ name: 'promise', label: `事${on.slice(8)}`, on })),
  reached: [],
  ...more,
});

describe('the day of whoever keeps records', () => {
  const { groups, end } = dayView(
    {
      rows: [
        row('a', ['2021-10-01', today, '2026-12-04']),
        row('b', ['2026-11-26']),
        row('c', ['2026-11-28', '2027-01-01']),
        row('d', ['2026-12-04']),
        row('e', ['2026-12-05', '2026-12-06']),
      ],
      next: null,
    },
    today,
  );

  it('begins with what is for today, though something else of the same record is late', () => {
    expect(groups.map(({ title, cards }) => [title, cards.map(({ id }) => id)])).toEqual([
      ['今天要办(1)', ['a']],
      ['已经超期(1)', ['b']],
      ['七天以内(2)', ['c', 'd']],
      ['以后(1)', ['e']],
    ]);
    expect(end).toBe('一共 5 件，都在这里了');
  });

  it('tells of a record everything that is due within the week, today first; else the next thing alone', () => {
    const said = (at: number, place = 0) => groups[at]?.cards[place]?.duties.map(({ said, isLate }) => [said, isLate]);
    expect(said(0)).toEqual([
      ['事27：11月27日(周五)', false],
      ['事01：2021年10月1日(周五)', true],
      ['事04：12月4日(周五)', false],
    ]);
    expect(said(2)).toEqual([['事28：11月28日(周六)', false]]);
    expect(said(3)).toEqual([['事05：12月5日(周六)', false]]);
  });

  it('reads on while what comes next may be for today, and not for ever', () => {
    const list = (days: string[], next: string | null) => ({ rows: days.map((on) => row(on, [on])), next });
    expect(mayHoldToday(list(['2026-11-01'], 'x'), today)).toBe(true);
    expect(mayHoldToday(list([today], 'x'), today)).toBe(true);
    expect(mayHoldToday(list(['2026-11-28'], 'x'), today)).toBe(false);
    expect(mayHoldToday(list([today], null), today)).toBe(false);
    expect(
      mayHoldToday(
        list(
          Array.from({ length: 200 }, () => today),
          'x',
        ),
        today,
      ),
    ).toBe(false);
  });
});

describe('the table of stages', () => {
  const way = { stages: ['动员', '申请', '批复'], reached: () => [] };

  it('shows how far each has come; what lies before the last stage was passed though no day is known', () => {
    const rows = [
      row('a', [], { reached: [null, '2026-03-05', null] }),
      row('b', [], { reached: [null, null, null], keeper: null }),
      row('c', [], { reached: [] }),
    ];
    const { lines } = wayView({ rows, next: 'x' }, way, '家', today);
    expect(lines.map(({ boxes }) => boxes.map(({ isPassed }) => isPassed))).toEqual([
      [true, true, false],
      [false, false, false],
      [false, false, false],
    ]);
    expect(lines.map(({ said }) => said)).toEqual([
      '第 2 步 申请 · 3月5日(周四) · 负责人 祖国华',
      '还没有开始 · 还没有负责人',
      '还没有开始 · 负责人 祖国华',
    ]);
    expect(legendOf(way)).toBe('1\u00a0动员　2\u00a0申请　3\u00a0批复');
  });

  it('draws where records stand on one scale', () => {
    const option = (value: string, count: number) => ({ value, label: value, count });
    const sections = [
      { filter: 'zone', label: '', options: [option('x', 9)] },
      { filter: 'state', label: '', options: [option('due', 20), option('applied', 5), option('left', 1001)] },
    ];
    expect(barsOf(sections, { unit: '家' }).map(({ key, count, percent }) => [key, count, percent])).toEqual([
      ['state:due', '20 家', 2],
      ['state:applied', '5 家', 2],
      ['state:left', '1000+ 家', 100],
    ]);
    expect(barsOf([], { unit: '家' })).toEqual([]);
  });
});

describe('the map', () => {
  const point = (id: string, tone: 'working' | 'done') => {
    return { id, headline: id, state: { label: '动员中', tone }, desk: '', east: 116, north: 25.8 };
  };

  it('has a marker for each point, a legend of the shapes that are there, and says what is left out', () => {
    const points = [point('a', 'done'), point('b', 'working')];
    const view = mapView({ points, unplaced: 3, more: true }, '家');
    expect(view.markers.map(({ id, title, iconPath }) => [id, title, iconPath])).toEqual([
      [0, 'a 动员中', '/assets/pin-done.png'],
      [1, 'b 动员中', '/assets/pin-working.png'],
    ]);
    expect(view.legend.map(({ label }) => label)).toEqual(['正在办的', '办成的']);
    expect(view.left).toBe('3 家没有填位置，没有画在图上。超过 5 家，只画了按名称排在前面的。');
    expect(mapView({ points, unplaced: 0, more: false }, '家').left).toBe('');
  });

  it('names the one that was tapped and those under the same finger, the nearest first', () => {
    const at = (id: string, east: number, north = 25.8) => ({ ...point(id, 'done'), east, north });
    // At scale 12 a pixel is 0.000343 degrees, a finger 0.011.
    const points = [at('a', 116), at('b', 116.01), at('c', 116, 25.805), at('d', 116.012), at('e', 116.02, 25.805)];
    const near = (markerId: number, scale = 12) => {
      const { points: there, said } = nearOf(points, markerId, scale, '家');
      return [...there.map(({ id }) => id), said].join(' ');
    };
    expect([near(0), near(3), near(4)]).toEqual([
      'a c b 图上挨得太近的，都列在这里。',
      'd b e 图上挨得太近的，都列在这里。',
      'e d b 图上挨得太近的，都列在这里。',
    ]);
    expect([near(0, 17), near(7)]).toEqual(['a ', '']);
    const crowd = (count: number) => Array.from({ length: count }, (_, index) => at(`${index}`, 116));
    const { points: first, said } = nearOf(crowd(mostNear + 1), mostNear, 12, '家');
    expect([first.length, first[0]?.id]).toEqual([mostNear, `${mostNear}`]);
    expect(said).toBe('这里还有 1 家：两指放大再点，或者到台账里按名称查找。');
    expect(nearOf(crowd(mostNear), 0, 12, '家').said).toBe('图上挨得太近的，都列在这里。');
  });
});

describe('how near the map is looked at', () => {
  const look = (spots: readonly [number, number][]) => {
    const points = spots.map(([east, north], at) => {
      return { id: `${at}`, headline: '', state: { label: '', tone: 'working' }, desk: '', east, north } as const;
    });
    const { centre, scale } = mapView({ points, unplaced: 0, more: false }, '家');
    return [centre.longitude.toFixed(3), centre.latitude.toFixed(3), scale];
  };

  it('is so near that every point is seen, no nearer than streets and no further than a province', () => {
    expect(
      look([
        [116.01, 25.82],
        [116.09, 25.88],
      ]),
    ).toEqual(['116.050', '25.850', 12]);
    expect(look([[116.01, 25.82]])).toEqual(['116.010', '25.820', 17]);
    expect(
      look([
        [75, 20],
        [130, 50],
      ]),
    ).toEqual(['102.500', '35.000', 6]);
    expect(look([])).toEqual(['0.000', '0.000', 17]);
  });
});

describe('a record that somebody changed in the store', () => {
  it('is let go on by an auditor where she reads it, and by nobody else', () => {
    const found: RecordView = {
      ...row('a', []),
      ...{
        kind: 'enterprise',
        number: 'QY-1',
        version: 3,
        status: 'due',
        openedAt: `${today}T02:00:00.000Z`,
        days: {},
      },
      ...{ shown: [], proposed: {}, glance: [], contact: null, timeline: [], letters: [], parties: [], broken: true },
      steps: ['attest'],
    };
    const view = recordView(found, today);
    expect(view.primary).toMatchObject({ action: 'attest', label: '核对无误，恢复办理' });
    expect(view.broken).toContain('经审人员核对以前，不能再办理');
    const others = recordView({ ...found, steps: [] }, today);
    expect([others.primary, others.folded]).toEqual([null, []]);
  });
});

describe('the board of a register', () => {
  const { board, figures = {} } = enterpriseRegister;
  if (!board) throw new Error('no board');
  const value = (id: string, of: number | null, more: Partial<FigureValue> = {}): FigureValue => {
    return {
      id,
      label: id,
      unit: '家',
      words: `${id} 的算法`,
      value: of,
      atLeast: false,
      topics: [],
      ratio: null,
      ...more,
    };
  };
  const ratio = { numerator: 'founding.applied', denominator: 'founding.due' };
  const read = {
    figures: [
      value('founding.rate', 95.1, { unit: '%', ratio }),
      value('founding.targetRate', null, {
        unit: '%',
        ratio: { numerator: 'founding.founded', denominator: 'founding.target' },
      }),
      value('founding.applied', 39),
      value('founding.due', 41, { topics: [{ topic: 'enterprise.ownerFears', label: '老板怕', value: 16 }] }),
      value('founding.founded', 0),
      value('founding.target', 0),
    ],
    cutOff: today,
    isWhole: true,
  };

  it('asks for what it tells and for what that divides, each once', () => {
    const asked = askedFor(board, figures);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).toEqual(expect.arrayContaining(['founding.rate', 'founding.applied', 'founding.due']));
  });

  it('prints a rate with its numerator, its denominator and its day; one that divides nothing is left out', () => {
    const view = boardView(read, board, '2025');
    expect(view.cutOff).toBe('截至2025年12月31日');
    expect(boardView(read, board, '2026').cutOff).toBe('截至2026年11月27日');
    expect(view.rates).toEqual([
      {
        key: 'founding.rate',
        label: 'founding.rate',
        value: '95.1%',
        numerator: { figure: 'founding.applied', label: 'founding.applied', value: '39 家' },
        denominator: { figure: 'founding.due', label: 'founding.due', value: '41 家' },
      },
    ]);
    expect(view.counts.map(({ figure, percent }) => [figure, percent])).toEqual([
      ['founding.due', 100],
      ['founding.applied', 95],
    ]);
    expect(view.charts).toEqual([
      {
        title: '应建的企业，难在哪里',
        bars: [expect.objectContaining({ figure: 'founding.due', topic: 'enterprise.ownerFears', count: '16 家' })],
      },
    ]);
    expect(view.words).toContainEqual({ label: 'founding.due', words: 'founding.due 的算法' });
    expect([view.unfinished, boardView({ ...read, isWhole: false }, board, '2026').unfinished === '']).toEqual([
      '',
      false,
    ]);
  });

  it('tells desk by desk what share is done, and beside it what is not nothing', () => {
    const told = [
      value('founding.applied', 3),
      value('founding.due', 4),
      value('founding.approved', 0),
      value('founding.target', 4),
    ];
    const desks = [{ desk: 'town:xianghu', name: '象湖镇工会', figures: told }];
    expect(desksOf({ desks, cutOff: today, isWhole: true }, board)).toEqual([
      {
        desk: 'town:xianghu',
        name: '象湖镇工会',
        said: 'founding.applied 3 家 / founding.due 4 家',
        percent: 75,
        beside: 'founding.target 4 家',
      },
    ]);
  });
});
