import { ruleSets } from '../../core/domains/rules';
import { NewSeason } from '../../core/domains/scholarship/season';

// What replies may hold, part by part: the matrix puts them together.

export const inside = (path: string, fields: readonly string[]) => fields.map((field) => `${path}${field}`);
const deadline = inside('deadline.', ['clock', 'since', 'day', 'pausedOn', 'pausedDays']);
const state = inside('state.', ['label', 'tone', 'open', 'waitsForOwner', 'waitsForHead', 'stage', 'rests']);
const words = ['field', 'label', 'value', 'inside', 'more', 'doubt', 'since'];
export const shown = inside('shown[].', words);
const dates = ['openedAt', 'updatedAt'];
const names = ['id', 'number', 'kind', 'title', 'headline', 'status', 'who', 'subject', 'desk', 'officer', 'urgent'];
const award = [
  'season',
  'season.year',
  'season.turn',
  'grant',
  ...inside('grant.', ['amountFen', 'label', 'paidOn', 'why']),
];
export const summary = [...names, 'sameName', 'broken', ...state, 'deadline', ...deadline, ...dates, ...award];
export const page = [...inside('rows[].', summary), 'rows[]', 'next'];
const post = ['role', 'roleName', 'desk', 'deskName', 'title', 'handle', 'away', 'away.until', 'away.deputy'];
export const me = ['name', 'phone', 'area', 'unit', 'known', 'staff', ...inside('staff.', post)];
export const union = ['name', 'city', 'hotline', 'hours', ...inside('desks[].', ['id', 'name', 'level', 'area'])];
export const written = ['caseId', 'number', 'status', 'version'];
export const rules = inside('rules[].', [
  'from',
  'of',
  'by',
  'at',
  ...ruleSets.flatMap(({ numbers }) => Object.keys(numbers)).map((name) => `numbers.${name}`),
]);
const days = ['breaks[].name', 'breaks[].from', 'breaks[].to', 'open[].day'];
export const calendar = [
  ...inside('entered[].', ['year', 'by', 'at', ...days, 'corrections[]']),
  ...inside('entered[].corrections[].', ['by', 'at', 'days[]', 'off[]']),
  ...['next', 'next.year', 'next.due', ...inside('next.legal[].', ['name', 'from', 'to'])],
];
export const entry = inside('timeline[].', ['at', 'who', 'action', 'said', 'shown[]', ...shown]);
export const papers = ['papers[]', ...inside('papers[].', ['name', 'kind', 'state', 'url'])];
export const seen = ['seen[]', ...inside('seen[].', ['name', 'title', 'at'])];
export const ahead = ['ahead[]', 'ahead[].action', ...inside('ahead[].', deadline)];
const advice = [...inside('advice[].', words), ...inside('record[].', words), 'proposed', 'amounts[]'];
const numbers = ['sealed[].field', 'sealed[].label', 'notice', 'renewable', 'unsettled', 'barred[]', 'level'];
const objections = ['objections[]', ...inside('objections[].', ['at', 'settled', 'broken', ...shown])];
export const about = [
  ...objections,
  'version',
  'parties[]',
  'phone',
  'helper',
  'routing[]',
  'toCall',
  ...advice,
  ...numbers,
  'conflicts[]',
  'alarm',
  'attested[]',
];
export const noticed = [
  'id',
  'kind',
  'version',
  'mine',
  'objected',
  'name',
  'unit',
  'category',
  'amountFen',
  'since',
  'until',
];
export const season = [...Object.keys(NewSeason.entries), 'by', 'at'];
export const alarm = [
  'id',
  'kind',
  'title',
  'at',
  'about',
  'caseId',
  'recordId',
  'by',
  ...inside('findings[].', ['at', 'by', 'note', 'mended', 'wrong']),
  'open',
  'stands',
  'gone',
  'fits',
  'broken',
];
const payment = [
  'id',
  'number',
  'version',
  'holder',
  'bank',
  'card',
  'cardMark',
  'notes',
  'takenOut',
  'amountFen',
  'label',
];
export const payments = [
  ...inside('rows[].', payment),
  ...inside('held[].', ['id', 'number', 'student', 'amountFen', 'why']),
  'next',
  'due.count',
  'due.amountFen',
];
