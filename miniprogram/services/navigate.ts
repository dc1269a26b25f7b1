/** Every address of the mini-program. */
export const places = {
  home: '/pages/home/home',
  cases: '/pages/cases/cases',
  mine: '/pages/mine/mine',
  bench: '/packages/staff/bench/bench',
  join: '/packages/staff/join/join',
  invite: '/packages/staff/invite/invite',
  away: '/packages/staff/away/away',
  rules: '/packages/staff/rules/rules',
  handover: '/packages/staff/handover/handover',
  seasons: '/packages/staff/seasons/seasons',
  announce: (year: string) => `/packages/staff/seasons/announce?year=${encodeURIComponent(year)}`,
  records: (query: Readonly<Record<string, string>>) => `/packages/staff/records/records${queryOf(query)}`,
  openings: '/packages/staff/openings/openings',
  figures: '/packages/staff/figures/figures',
  payments: '/packages/staff/payments/payments',
  takings: '/packages/staff/takings/takings',
  alarms: '/packages/staff/alarms/alarms',
  desks: '/packages/staff/desks/desks',
  registers: '/packages/registers/list/list',
  /** A register's list, narrowed by one choice. */
  register: (kind: string, tag: string) => `/packages/registers/list/list${queryOf({ kind, tag })}`,
  registerDay: '/packages/registers/day/day',
  registerWay: (kind: string) => `/packages/registers/way/way?kind=${encodeURIComponent(kind)}`,
  registerMap: (kind: string) => `/packages/registers/map/map?kind=${encodeURIComponent(kind)}`,
  registerBoard: (kind: string) => `/packages/registers/board/board?kind=${encodeURIComponent(kind)}`,
  record: (recordId: string) => `/packages/registers/record/record?id=${encodeURIComponent(recordId)}`,
  recordForm: (kind: string) => `/packages/registers/form/form?kind=${encodeURIComponent(kind)}`,
  recordImport: (kind: string) => `/packages/registers/import/import?kind=${encodeURIComponent(kind)}`,
  assistChoice: '/packages/staff/assist/choose',
  assist: (kind: string) => `/packages/staff/assist/assist?kind=${encodeURIComponent(kind)}`,
  assisted: (caseId: string, number: string) =>
    `/packages/staff/assist/filed?id=${encodeURIComponent(caseId)}&number=${encodeURIComponent(number)}`,
  data: '/packages/worker/data/data',
  /** The same, opened at what she objected to. */
  objections: '/packages/worker/data/data?at=objections',
  notices: '/packages/worker/notices/notices',
  season: (kind: string) => `/packages/worker/season/season?kind=${encodeURIComponent(kind)}`,
  renew: (caseId: string) => `/packages/worker/renew/renew?id=${encodeURIComponent(caseId)}`,
  apply: (kind: string) => `/packages/worker/apply/apply?kind=${encodeURIComponent(kind)}`,
  receipt: (caseId: string, number: string) =>
    `/packages/worker/receipt/receipt?id=${encodeURIComponent(caseId)}&number=${encodeURIComponent(number)}`,
  myCase: (caseId: string) => `/packages/worker/case/case?id=${encodeURIComponent(caseId)}`,
  staffCase: (caseId: string) => `/packages/staff/case/case?id=${encodeURIComponent(caseId)}`,
} as const;

function queryOf(query: Readonly<Record<string, string>>): string {
  const told = Object.entries(query).filter(([, value]) => value !== '');
  return `?${told.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}

let going = false;

/** Opens a page; a second tap while it is opening does not open it twice. */
export function go(url: string): void {
  if (going) return;
  going = true;
  wx.navigateTo({
    url,
    complete: () => {
      going = false;
    },
  });
}

/** Goes there without a way back to here. */
export function replace(url: string): void {
  wx.redirectTo({ url });
}

/** Back to where one came from; home when this is the only page. */
export function back(): void {
  wx.navigateBack({ fail: () => toTab(places.home) });
}

export function toTab(url: string): void {
  wx.switchTab({ url });
}
