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
  apply: (kind: string) => `/packages/worker/apply/apply?kind=${encodeURIComponent(kind)}`,
  receipt: (caseId: string, number: string) =>
    `/packages/worker/receipt/receipt?id=${encodeURIComponent(caseId)}&number=${encodeURIComponent(number)}`,
  myCase: (caseId: string) => `/packages/worker/case/case?id=${encodeURIComponent(caseId)}`,
  staffCase: (caseId: string) => `/packages/staff/case/case?id=${encodeURIComponent(caseId)}`,
} as const;

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
