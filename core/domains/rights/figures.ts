import { type FigureTable, ofDesk } from '../../figures/figure';

const kind = 'appeal';
const year = { of: 'ledger', kind, over: 'year' } as const;

/** What appeals came to. What was agreed on and what the worker has in hand are never added up. */
export const rightsFigures = {
  'rights.agreed': {
    label: '达成金额',
    unit: '元',
    words: '这一年协议或者裁决写明要付给职工的钱，按写明的日子和办理的部门计',
    readers: ofDesk,
    counts: { ...year, fact: 'agreed', measure: 'money' },
  },
  'rights.agreedCases': {
    label: '达成金额的求助',
    unit: '件',
    words: '这一年写明了金额的求助',
    readers: ofDesk,
    counts: { ...year, fact: 'agreed', measure: 'count' },
  },
  'rights.received': {
    label: '到账金额',
    unit: '元',
    words: '这一年职工已经拿到手的钱，按登记的日子和办理的部门计',
    readers: ofDesk,
    counts: { ...year, fact: 'received', measure: 'money' },
  },
  'rights.receivedCases': {
    label: '到账的求助',
    unit: '件',
    words: '这一年职工拿到了钱的求助',
    readers: ofDesk,
    counts: { ...year, fact: 'received', measure: 'count' },
  },
  'rights.rated': {
    label: '评价',
    unit: '件',
    words: '这一年职工评价过的求助，改评的只算最后一次',
    readers: ofDesk,
    counts: { ...year, fact: 'rated', measure: 'count' },
  },
  'rights.stars': {
    label: '得到的星',
    unit: '星',
    words: '这一年职工评价的星数相加',
    readers: ofDesk,
    counts: { ...year, fact: 'rated', measure: 'quantity' },
  },
  'rights.satisfaction': {
    label: '满意度',
    unit: '星',
    words: '这一年职工评价的平均星数，满分 5 星',
    readers: ofDesk,
    counts: { of: 'ratio', numerator: 'rights.stars', denominator: 'rights.rated', times: 1, decimals: 1 },
  },
} as const satisfies FigureTable;
