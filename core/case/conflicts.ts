import { sayYuan } from '../kernel/money';
import { maskName } from '../kernel/text';
import { serviceOf } from '../kinds/services';
import type { Case, Entry, Shown } from './case';
import { papersIn } from './filing';
import { grantedAs } from './service';
import { type Digest, firstBroken } from './timeline';
import type { CaseView } from './view';

/**
 * Where a case that somebody changed in the store says something else than its own entries, which were chained as they were
 * written: for the auditor who must compare it. An editor who knows the chain can write it anew, so that paper decides.
 */
export function conflictsIn(found: Case, digest: Digest): Shown[] {
  const { timeline, status, version, grant, owner } = found;
  const last = timeline[timeline.length - 1];
  const [first] = timeline;
  if (!first || !last) return [{ label: '办理记录', value: '一条也没有，请全部与纸质材料核对。' }];
  const torn = firstBroken(timeline, digest);
  const rows = [
    against('金额', lastAmount(timeline), grant ? sayYuan(grant.amountFen) : '没有金额'),
    against('状态', labelOf(found, last.to), labelOf(found, status)),
    against('步数', `${last.version} 步`, `${version} 步`),
    against('申请人', ...applicants(first, owner)),
    against('材料', ...papersOf(found)),
  ].flat();
  const tornRow = { label: '办理记录', value: `从第 ${torn + 1} 条起也被改过，不能作准，请与纸质材料核对。` };
  if (torn !== -1) return [tornRow, ...rows];
  const elsewhere =
    '金额、状态、步数、申请人和材料都和办理记录一样；改动在别处，例如期限、经办人或填写的内容，请逐项核对。';
  return rows.length > 0 ? rows : [{ label: '没有看出来', value: elsewhere }];
}

/** One row where the two differ; none where the entries say nothing of it. */
function against(label: string, told: string | undefined, now: string): Shown[] {
  return told === undefined || told === now ? [] : [{ label, value: `办理记录是 ${told}，现在是 ${now}` }];
}

function lastAmount(timeline: readonly Entry[]): string | undefined {
  const told = timeline.flatMap(({ shown }) => shown.filter(({ label }) => label === grantedAs));
  return told[told.length - 1]?.value;
}

const labelOf = ({ kind }: Case, status: string) => serviceOf(kind)?.flow.states[status]?.label ?? status;

/** Who filed it for herself, and who is named now: masked, and told apart where only the account is another one. */
function applicants({ by, said }: Entry, { id, name }: Case['owner']): [string, string] {
  if (by.party === 'helper')
    return said.includes(`代 ${name} 提交`) ? ['同一人', '同一人'] : ['另一个姓名', maskName(name)];
  if (by.id !== id) return [`${maskName(by.name)}的微信账号`, `${maskName(name)}的另一个微信账号`];
  return by.name === name ? ['同一人', '同一人'] : [maskName(by.name), `${maskName(name)}(姓名改过)`];
}

/** The papers that were filed with entries, and those that lie there now; entries from before they told of papers say nothing. */
function papersOf({ timeline, papers }: Case): [string | undefined, string] {
  const filed = timeline.flatMap(({ input }) => papersIn(input));
  if (filed.length === 0) return [undefined, ''];
  const mark = ({ fileId, sha256 = '' }: Case['papers'][number]) => `${fileId} ${sha256}`;
  const now = papers.map(mark);
  const kept = filed.filter((paper) => now.includes(mark(paper))).length;
  const isSame = kept === filed.length && papers.length === filed.length;
  return [`${filed.length} 份`, isSame ? `${filed.length} 份` : `${papers.length} 份，其中 ${kept} 份与记录相同`];
}

/** What of a case that somebody changed in the store its applicant is not told. */
type Withheld = Pick<
  CaseView,
  | 'parties'
  | 'grant'
  | 'deadline'
  | 'notice'
  | 'headline'
  | 'who'
  | 'phone'
  | 'helper'
  | 'shown'
  | 'papers'
  | 'timeline'
  | 'seen'
>;

/**
 * The view of a case that somebody changed in the store without what nobody knows to be true; and for whoever stands to it as
 * its applicant alone without anything that was told, since she may be its applicant by that change.
 */
export function withheld<V extends Withheld>(view: V): V {
  if (!view.parties.includes('owner')) return view;
  const told = { ...view, grant: null, deadline: null, notice: null };
  if (view.parties.length > 1) return told;
  const nothing = { headline: '', phone: '', helper: null, shown: [], papers: [], seen: [] };
  const timeline = view.timeline.map((entry) => ({ ...entry, who: '', shown: [] }));
  return { ...told, ...nothing, who: maskName(view.who), timeline };
}
