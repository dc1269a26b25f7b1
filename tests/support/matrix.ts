import { randomUUID } from 'node:crypto';
import type { CallName } from '../../core/contract';
import { rightsRules } from '../../core/domains/rights/rules';
import { addDays, dayOf } from '../../core/kernel/day';
import { undecided, usualOf } from '../../core/union/rules';
import { answers, type Cell, deputies, handle, staff } from './cast';
import { announced } from './holidays';
import { figureRows } from './matrix-figures';
import { paperRows } from './matrix-papers';
import { registerRows } from './matrix-registers';
import {
  administratorOnly,
  atTheDesk,
  auditorOnly,
  everyone,
  ofIntact,
  posts,
  type Row,
  staffOnly,
  without,
  workers,
} from './matrix-roles';
import { seasonRows } from './matrix-seasons';
import { granted, type Product } from './product';
import {
  about,
  ahead,
  alarm,
  calendar,
  entry,
  inside,
  me,
  noticed,
  page,
  papers,
  rules,
  seen,
  shown,
  summary,
  union,
  written,
} from './reply-fields';

const today = dayOf(new Date().toISOString());
const nextYear = Number(today.slice(0, 4)) + 1;
const asked = ({ caller }: Cell) => ({ name: caller.name, phone: caller.phone });
const invitation = { name: '赵敏', title: '干事', role: 'caseOfficer', desk: 'women' };

async function freshCode({ product }: Cell): Promise<string> {
  return granted(await product.call(staff.administrator, 'staff.invite', invitation)).code;
}

async function freshColleague(cell: Cell) {
  const colleague = { _id: `openid-${randomUUID()}`, name: '赵敏', phone: '' };
  granted(await cell.product.call(colleague, 'staff.join', { code: await freshCode(cell) }));
  return handle(colleague);
}

async function freshAlarm({ call }: Product): Promise<string> {
  const { raiseAlarm } = await import('../../cloudfunctions/shared/store/alarms');
  const about = '甲从11月25日 14:32起，10 分钟内逐个查看了 21 个密封的号码。';
  await raiseAlarm(randomUUID(), { kind: 'reveals', at: new Date().toISOString(), about, caseId: null, by: '甲' });
  const [newest] = granted(await call(staff.auditor, 'alarm.list', { settled: false })).rows;
  return newest?.id ?? '';
}

/** The whole access of the product: an operation that is not here fails the test. */
export const matrix: Readonly<Record<CallName, Row>> = {
  'home.open': {
    input: () => ({}),
    outcomes: { accepted: everyone },
    fields: [
      ...inside('me.', me),
      ...inside('union.', union),
      'today',
      'season',
      'templates.mine[]',
      'templates.work[]',
      'open[]',
      ...inside('open[].', summary),
      'renewals[]',
      ...inside('renewals[].', summary),
      'published',
      'folder',
      'isSettled',
      'missingYear',
      'refused',
      ...inside('refused.', ['code', 'at']),
    ],
    personal: ['owner'],
  },
  'profile.save': { input: asked, outcomes: { accepted: everyone }, fields: me, personal: ['owner'] },
  'case.submit': {
    input: (cell) => ({ kind: 'appeal', answers: { ...answers, ...asked(cell) } }),
    outcomes: { accepted: everyone },
    fields: written,
  },
  'case.assist': {
    input: (cell) => ({ kind: 'appeal', answers: { ...answers, ...asked(cell) }, readBack: true }),
    outcomes: staffOnly,
    fields: written,
  },
  'case.search': {
    input: ({ owner }) => ({ text: owner.phone, desk: 'rights' }),
    outcomes: staffOnly,
    fields: [...inside('rows[].', summary), 'rows[]', 'more'],
    named: atTheDesk,
  },
  'case.mine': { input: () => ({}), outcomes: { accepted: everyone }, fields: page, personal: ['owner'] },
  'case.open': {
    input: ({ caseId }) => ({ caseId }),
    outcomes: {
      accepted: ['owner', 'officer', 'approver', 'leader', 'auditor'],
      notFound: ['stranger', 'otherWorker', 'wrongDesk', 'wrongLevel', 'administrator'],
    },
    fields: [...summary, ...about, ...shown, 'papersKept', ...papers, ...entry, ...seen, ...ahead],
    personal: ['owner', 'officer', 'approver'],
  },
  'case.papers': {
    input: ({ caseId }) => ({ caseId }),
    outcomes: {
      accepted: ['owner', 'officer', 'approver', 'leader', 'auditor'],
      notFound: ['stranger', 'otherWorker', 'wrongDesk', 'wrongLevel', 'administrator'],
    },
    fields: papers,
  },
  'case.move': {
    input: ({ caseId, version }) => ({ caseId, version, action: 'accept', input: {} }),
    outcomes: {
      accepted: ['officer', 'approver'],
      forbidden: ['owner', 'leader', 'auditor'],
      notFound: ['stranger', 'otherWorker', 'wrongDesk', 'wrongLevel', 'administrator'],
    },
    fields: written,
  },
  'case.queue': {
    input: () => ({ queue: 'desk', desk: 'rights' }),
    outcomes: {
      accepted: ['officer', 'approver', 'leader', 'auditor'],
      forbidden: without('officer', 'approver', 'leader', 'auditor'),
    },
    fields: page,
    named: atTheDesk,
  },
  'desk.today': { input: () => ({}), outcomes: staffOnly, fields: ['overdue', 'dueToday', 'fresh', 'waiting'] },
  'staff.join': {
    input: async (cell) => ({ code: await freshCode(cell) }),
    outcomes: { accepted: workers, alreadyStaff: posts },
    fields: me,
  },
  'staff.invite': { input: () => invitation, outcomes: administratorOnly, fields: ['code', 'expiresAt'] },
  'staff.colleagues': {
    input: () => ({}),
    outcomes: staffOnly,
    fields: inside('colleagues[].', ['handle', 'name', 'title', 'desk', 'deskName', 'away', 'takes', 'handles']),
  },
  'staff.away': {
    input: ({ caller }) => {
      const deputy = deputies[caller.staff?.desk ?? ''];
      return { until: addDays(today, 1), deputy: deputy ? handle(deputy) : '0'.repeat(16) };
    },
    outcomes: staffOnly,
    fields: me,
  },
  'staff.back': { input: () => ({}), outcomes: staffOnly, fields: me },
  'staff.leave': {
    input: async (cell) => ({ handle: await freshColleague(cell), successor: handle(staff.officer) }),
    outcomes: administratorOnly,
    fields: ['moved', 'left', 'elsewhere[]', ...inside('elsewhere[].', ['number', 'title', 'desk', 'officer'])],
  },
  'calendar.open': { input: () => ({}), outcomes: staffOnly, fields: calendar },
  'calendar.arrange': {
    input: () => announced(nextYear),
    outcomes: administratorOnly,
    fields: calendar,
  },
  'rules.open': { input: () => ({}), outcomes: staffOnly, fields: rules },
  'rules.change': {
    input: () => ({ of: 'rights', numbers: usualOf(rightsRules), from: addDays(today, 30), corrects: undecided }),
    outcomes: administratorOnly,
    fields: rules,
  },
  // Renewals, published rows and payments are met for real in scholarship.test.ts; here it is about who gets in at all.
  'case.renew': {
    input: ({ caseId }) => ({ caseId, answers: {} }),
    outcomes: { notFound: everyone },
    fields: written,
  },
  'case.renewFor': {
    input: ({ caseId }) => ({ caseId, answers: {}, readBack: true }),
    outcomes: { notFound: posts, forbidden: workers },
    fields: written,
  },
  'case.reveal': {
    input: ({ caseId }) => ({ caseId, field: 'phone' }),
    outcomes: {
      forbidden: [...workers, 'officer', 'approver', 'leader', 'auditor'],
      notFound: ['wrongDesk', 'wrongLevel', 'administrator'],
    },
    fields: ['value'],
  },
  'notice.list': {
    input: () => ({}),
    outcomes: { accepted: everyone },
    fields: ['rows[]', ...inside('rows[].', noticed), 'next', 'raised'],
  },
  ...seasonRows,
  ...registerRows,
  ...paperRows,
  ...figureRows,
  'draft.save': {
    input: () => ({ kind: 'appeal', draft: '{}' }),
    outcomes: { accepted: everyone },
    fields: ['savedAt', 'version'],
  },
  'draft.open': {
    input: () => ({ kind: 'appeal' }),
    outcomes: { accepted: everyone },
    fields: ['draft', 'savedAt', 'version'],
  },
  'draft.drop': { input: () => ({ kind: 'appeal' }), outcomes: { accepted: everyone }, fields: ['dropped'] },
  'alarm.list': {
    input: () => ({ settled: false }),
    outcomes: auditorOnly,
    fields: ['rows[]', ...inside('rows[].', alarm), 'next'],
  },
  'case.attest': {
    input: ({ caseId }) => ({ caseId, alarm: '0'.repeat(32), note: '已与纸质材料逐项核对。' }),
    outcomes: ofIntact,
    fields: written,
  },
  'alarm.settle': {
    input: async ({ product }) => ({ id: await freshAlarm(product), note: '已向本人核实。' }),
    outcomes: auditorOnly,
    fields: alarm,
  },
  'settings.attest': {
    input: async ({ product }) => ({ id: await freshAlarm(product), note: '已与纸质材料逐项核对。' }),
    outcomes: ofIntact,
    fields: alarm,
  },
  'me.data': {
    input: () => ({}),
    outcomes: { accepted: everyone },
    fields: [
      ...inside('me.', me),
      'earlierPhones[]',
      ...['cases[]', ...inside('cases[].', ['title', 'count', 'papers', 'first', 'last'])],
      ...['drafts[]', ...inside('drafts[].', ['kind', 'title', 'savedAt'])],
      ...['readers[]', ...inside('readers[].', ['name', 'title', 'at', 'about'])],
      ...['consents[]', ...inside('consents[].', ['purpose', 'at', 'about'])],
      ...[
        'objections[]',
        ...inside('objections[].', [
          'title',
          'notice',
          'at',
          'end',
          'said[]',
          ...inside('said[].', ['label', 'value', 'inside']),
        ]),
      ],
    ],
    personal: ['owner'],
  },
  'me.subscribed': {
    input: () => ({ templates: ['progress'] }),
    outcomes: { accepted: everyone },
    fields: ['counted'],
  },
};
