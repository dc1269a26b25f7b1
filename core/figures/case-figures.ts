import { type FigureTable, ofDesk, ofOneDesk } from './figure';

/** What is counted of the cases of every service. */
export const caseFigures = {
  'cases.opened': {
    label: '收到',
    unit: '件',
    words: '这一年收到的，按收到的日子和收到的部门计；后来转到别处的也算',
    readers: ofDesk,
    counts: { of: 'ledger', fact: 'opened', measure: 'count', over: 'year', byTopic: true },
  },
  'cases.done': {
    label: '办结',
    unit: '件',
    words: '这一年办结的，按办结的日子和办结的部门计，不管哪一年收到；重新办理的，在重新办理那天减去',
    readers: ofDesk,
    counts: { of: 'ledger', fact: 'done', measure: 'count', over: 'year' },
  },
  'cases.ended': {
    label: '未受理或撤回',
    unit: '件',
    words: '这一年未受理、未获支持或者本人撤回的，按那一天和那时所在的部门计；恢复办理的，在恢复那天减去',
    readers: ofDesk,
    counts: { of: 'ledger', fact: 'ended', measure: 'count', over: 'year' },
  },
  'cases.underway': {
    label: '在办',
    unit: '件',
    words: '现在在这里办理、还没有办完的，不管哪一年收到',
    readers: ofOneDesk,
    counts: { of: 'cases', over: 'now' },
  },
  'cases.overdue': {
    label: '超期',
    unit: '件',
    words: '现在在这里办理，办理期限已经过了的',
    readers: ofOneDesk,
    counts: { of: 'cases', over: 'now', overdue: true },
  },
} as const satisfies FigureTable;
