import { buttonsFor, type Standing } from '../../../core/record/buttons';
import type { Flow, Party, Step } from '../../../core/record/flow';

const words = { decides: false, explain: '', said: '' };
const flow: Flow = {
  start: 'new',
  clock: 'accept',
  states: {
    new: { label: '待受理', tone: 'waiting', open: true },
    working: { label: '办理中', tone: 'working', open: true },
    done: { label: '已办结', tone: 'done', open: false },
    gone: { label: '已撤回', tone: 'ended', open: false },
  },
  steps: {
    withdraw: { ...words, label: '撤回', from: ['new', 'working'], to: 'gone', by: ['owner'] },
    refuse: { ...words, label: '不予受理', from: ['new'], to: 'gone', by: ['officer', 'deskMate'] },
    accept: { ...words, label: '受理', from: ['new'], to: 'working', by: ['officer', 'deskMate'] },
    close: { ...words, label: '办结', from: ['working'], to: 'done', by: ['officer'] },
    transfer: {
      ...words,
      label: '转交',
      from: ['working'],
      to: 'same',
      by: ['officer', 'head'],
      most: 3,
      headsAfter: 2,
    },
    bounce: { ...words, label: '退回重办', from: ['done'], to: 'working', by: ['officer'] },
    again: { ...words, label: '再办一次', from: ['done'], to: 'working', by: ['owner'], most: 1 },
  },
};

const buttons = (status: string, parties: Party[], taken: string[] = [], part: Partial<Standing> = {}) =>
  buttonsFor(flow, {
    status,
    parties,
    timeline: taken.map((action) => ({ action })),
    toCall: null,
    barred: [],
    level: 'city',
    ...part,
  });
const labels = (status: string, ...parties: Party[]) => buttons(status, parties).map(({ label }) => label);
const expected = (status: string, ...parties: Party[]) =>
  buttons(status, parties).find(({ primary }) => primary)?.label;

describe('the buttons of a case', () => {
  it('come from the flow: what one may do from here, the expected thing first', () => {
    expect(labels('new', 'officer', 'deskMate')).toEqual(['受理', '不予受理']);
    expect(labels('working', 'officer', 'deskMate')).toEqual(['办结', '转交']);
    expect(labels('working', 'deskMate')).toEqual([]);
  });

  it('never expect one to leave the ordinary way, to open again what was over, nor to take a last resort', () => {
    expect(labels('done', 'officer')).toEqual(['退回重办']);
    expect(expected('done', 'officer')).toBeUndefined();
    expect(labels('new', 'owner')).toEqual(['撤回']);
    expect(expected('new', 'owner')).toBeUndefined();
    expect(expected('done', 'owner')).toBeUndefined();
    expect(expected('new', 'deskMate')).toBe('受理');
    expect(expected('working', 'officer')).toBe('办结');
  });

  it('offer to officers what they may take so often, then to a head alone, and in the end to nobody', () => {
    const offered = (times: number, ...parties: Party[]) =>
      buttons('working', parties, Array(times).fill('transfer')).some(({ action }) => action === 'transfer');
    expect([0, 1, 2, 3].map((times) => offered(times, 'officer'))).toEqual([true, true, false, false]);
    expect([1, 2, 3].map((times) => offered(times, 'head'))).toEqual([true, true, false]);
    expect(offered(2, 'officer', 'head')).toBe(true);
  });

  it('offer a last resort only once', () => {
    expect(labels('done', 'owner')).toEqual(['再办一次']);
    expect(buttons('done', ['owner'], ['again'])).toEqual([]);
  });

  it('are none for one who only oversees', () => {
    expect(labels('working')).toEqual([]);
  });

  it('are not those of steps that must lie in other hands', () => {
    const left = buttons('new', ['officer'], [], { barred: ['accept'] });
    expect(left.map(({ label }) => label)).toEqual(['不予受理']);
    expect(left[0]).toMatchObject({ primary: false, ends: true });
  });

  it('that may be pressed again and again stay after they were pressed', () => {
    expect(buttons('working', ['officer'], ['transfer', 'close']).map(({ label }) => label)).toEqual(['办结', '转交']);
  });

  const only = (step: Partial<Step>, part: Partial<Standing> = {}) => {
    const plain: Step = { ...words, label: '办', from: ['working'], to: 'done', by: ['officer'], ...step };
    const given = { status: 'working', parties: ['officer' as const], timeline: [], toCall: null, barred: [] };
    return buttonsFor({ ...flow, steps: { plain } }, { ...given, level: 'city', ...part });
  };

  it('exist at desks of their level alone', () => {
    expect(only({ at: ['city'] })).toHaveLength(1);
    expect([only({ at: ['town'] }), only({ at: ['city'] }, { level: null })]).toEqual([[], []]);
  });

  it('for a call exist while somebody must be called', () => {
    expect(only({ calls: true })).toEqual([]);
    expect(only({ calls: true }, { toCall: '待受理' })).toHaveLength(1);
  });

  it('expect neither what leaves the ordinary way aside, nor what stays where it is', () => {
    expect(only({})).toMatchObject([{ primary: true, ends: false }]);
    expect(only({ aside: true })).toMatchObject([{ primary: false, ends: true }]);
    expect(only({ to: 'same' })).toMatchObject([{ primary: false, ends: false }]);
    expect(only({ most: 1 })).toMatchObject([{ primary: false }]);
    expect(only({ from: ['done'], to: 'done' }, { status: 'done' })).toMatchObject([{ primary: true }]);
  });
});
