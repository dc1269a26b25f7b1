import { randomUUID } from 'node:crypto';
import type { OperationName } from '../../core/contract';
import { addDays, dayOf } from '../../core/kernel/day';
import type { RefusalCode } from '../../core/kernel/refusal';
import { ruijinUnion } from '../../local/worlds/union';
import { answers, type Cell, deputies, handle, type Role, staff } from './cast';
import { granted } from './product';

/** What one operation answers to whom, and with which fields. */
export interface Row {
  input(cell: Cell): object | Promise<object>;
  /** Every role stands under exactly one outcome. */
  outcomes: Partial<Record<RefusalCode | 'accepted', readonly Role[]>>;
  /** Every field that a reply may hold, `[]` for each entry of a list. */
  fields: readonly string[];
  /** Who may read the applicant's full name or her number in the reply. */
  personal?: readonly Role[];
}

const workers: readonly Role[] = ['stranger', 'owner', 'otherWorker'];
const handlers: readonly Role[] = ['officer', 'wrongDesk', 'wrongLevel', 'approver'];
const posts: readonly Role[] = [...handlers, 'leader', 'auditor', 'administrator'];
const everyone: readonly Role[] = [...workers, ...posts];
const without = (...left: Role[]) => everyone.filter((role) => !left.includes(role));
const staffOnly = { accepted: posts, forbidden: workers };
const administratorOnly = { accepted: ['administrator'], forbidden: without('administrator') } as const;

const inside = (path: string, fields: readonly string[]) => fields.map((field) => `${path}${field}`);
const deadline = inside('deadline.', ['clock', 'since', 'day', 'pausedOn', 'pausedDays']);
const state = inside('state.', ['label', 'tone', 'open', 'waitsForOwner']);
const shown = ['shown[].label', 'shown[].value'];
const dates = ['openedAt', 'updatedAt'];
const names = ['id', 'number', 'kind', 'title', 'headline', 'status', 'who', 'desk', 'officer', 'urgent'];
const summary = [...names, ...state, 'deadline', ...deadline, ...dates];
const page = [...inside('rows[].', summary), 'rows[]', 'next'];
const post = ['role', 'roleName', 'desk', 'deskName', 'title', 'handle', 'away', 'away.until', 'away.deputy'];
const me = ['name', 'phone', 'area', 'unit', 'known', 'staff', ...inside('staff.', post)];
const union = ['name', 'city', 'hotline', 'hours', ...inside('desks[].', ['id', 'name', 'level', 'area'])];
const written = ['caseId', 'number', 'status', 'version'];
const rules = inside('rules[].', [
  'from',
  'by',
  'at',
  ...Object.keys(ruijinUnion.rules[0] ?? {}).filter((name) => name !== 'from'),
]);
const entry = inside('timeline[].', ['at', 'who', 'action', 'said', 'shown[]', ...shown]);
const papers = ['papers[]', 'papers[].name', 'papers[].url'];
const seen = ['seen[]', ...inside('seen[].', ['name', 'title', 'at'])];
const about = ['version', 'parties[]', 'phone', 'helper', 'routing[]', 'toCall'];

const today = dayOf(new Date().toISOString());
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

/** The whole access of the product: an operation that is not here fails the test. */
export const matrix: Readonly<Record<OperationName, Row>> = {
  'home.open': {
    input: () => ({}),
    outcomes: { accepted: everyone },
    fields: [
      ...inside('me.', me),
      ...inside('union.', union),
      'today',
      'templates.mine[]',
      'templates.work[]',
      'open[]',
      ...inside('open[].', summary),
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
  'case.mine': { input: () => ({}), outcomes: { accepted: everyone }, fields: page, personal: ['owner'] },
  'case.open': {
    input: ({ caseId }) => ({ caseId }),
    outcomes: {
      accepted: ['owner', 'officer', 'approver', 'leader', 'auditor'],
      notFound: ['stranger', 'otherWorker', 'wrongDesk', 'wrongLevel', 'administrator'],
    },
    fields: [...summary, ...about, ...shown, ...papers, ...entry, ...seen],
    personal: ['owner', 'officer', 'approver'],
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
    fields: inside('colleagues[].', ['handle', 'name', 'title', 'desk', 'deskName', 'away']),
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
    fields: ['moved', 'left'],
  },
  'rules.open': { input: () => ({}), outcomes: staffOnly, fields: rules },
  'rules.change': {
    input: () => ({ ...ruijinUnion.rules[0], from: addDays(today, 30) }),
    outcomes: administratorOnly,
    fields: rules,
  },
  'draft.save': {
    input: () => ({ kind: 'appeal', draft: '{}' }),
    outcomes: { accepted: everyone },
    fields: ['savedAt'],
  },
  'draft.open': { input: () => ({ kind: 'appeal' }), outcomes: { accepted: everyone }, fields: ['draft', 'savedAt'] },
  'draft.drop': { input: () => ({ kind: 'appeal' }), outcomes: { accepted: everyone }, fields: ['dropped'] },
};
