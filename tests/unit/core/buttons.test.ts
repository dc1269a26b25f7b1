import { buttonsFor } from '../../../core/case/buttons';
import type { Flow, Party } from '../../../core/kernel/flow';

const words = { explain: '', said: '' };
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
    transfer: { ...words, label: '转交', from: ['working'], to: 'same', by: ['officer'] },
    bounce: { ...words, label: '退回重办', from: ['done'], to: 'working', by: ['officer'] },
    again: { ...words, label: '再办一次', from: ['done'], to: 'working', by: ['owner'], once: true },
  },
};

const buttons = (status: string, parties: Party[], taken: string[] = []) =>
  buttonsFor(flow, {
    status,
    parties,
    timeline: taken.map((action) => ({ action })),
    toCall: null,
    barred: [],
    level: 'city',
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

  it('offer a last resort only once', () => {
    expect(labels('done', 'owner')).toEqual(['再办一次']);
    expect(buttons('done', ['owner'], ['again'])).toEqual([]);
  });

  it('are none for one who only oversees', () => {
    expect(labels('working')).toEqual([]);
  });
});
