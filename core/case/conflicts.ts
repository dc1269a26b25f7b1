import type { Digest } from '../kernel/canonical';
import { type Day, dayOf, isDay, sayDay, sayWholeInstant } from '../kernel/day';
import type { Field } from '../kernel/field';
import { sayYuan } from '../kernel/money';
import { maskName } from '../kernel/text';
import { shownAnswers } from '../record/answers';
import { papersIn } from '../record/filing';
import type { Entry, Shown } from '../record/record';
import { isTold, shownOf } from '../record/shown-before';
import { firstBroken } from '../record/timeline';
import type { Round } from '../round/round';
import type { Case } from './case';
import type { Catalogue, House, InSeason } from './catalogue';
import { grantedRow } from './service';

/** What a case is compared with beside its own entries: the union's seasons, its services, and the digest that chains the entries. */
interface Beside extends InSeason {
  digest: Digest;
}

/**
 * Where a case that somebody changed in the store says something else than its own entries, which were chained as they were
 * written, or than itself elsewhere: for the auditor who must compare it. An editor who knows the chain can write it anew, so
 * that paper decides.
 */
export function conflictsIn(found: Case, beside: Beside): Shown[] {
  const { timeline, status, version, grant, owner, openedAt } = found;
  const { catalogue } = beside;
  const last = timeline[timeline.length - 1];
  const [first] = timeline;
  if (!first || !last) return [{ label: '办理记录', value: '一条也没有，请全部与纸质材料核对。' }];
  const torn = firstBroken(timeline, beside.digest);
  const rows = [
    against('金额', toldAmount(found, catalogue), grant ? sayYuan(grant.amountFen) : '没有金额'),
    published(found),
    grant ? against('资助类别', weighed(found, beside)?.label, grant.label) : [],
    against('发放日期', ...paidDays(found, catalogue)),
    against('状态', labelOf(found, last.to, catalogue), labelOf(found, status, catalogue)),
    against('步数', `${last.version} 步`, `${version} 步`),
    against('申请人', ...applicants(first, owner)),
    against('提交时间', sayWholeInstant(first.at), sayWholeInstant(openedAt)),
    against('材料', ...papersOf(found)),
    ownWords(found, beside),
  ].flat();
  const tornRow = { label: '办理记录', value: `从第 ${torn + 1} 条起也被改过，不能作准，请与纸质材料核对。` };
  if (torn !== -1) return [tornRow, ...rows];
  return rows.length > 0 ? rows : [{ label: '看不出改了哪里', value: elsewhere }];
}

const elsewhere =
  '金额、状态、申请人、材料和填写的内容，能和办理记录对的都一样。改的可能是期限、经办人、岗位，或对不出来的内容；办理记录本身也可能被改过，请逐项和纸质材料核对。';

/**
 * True where the amount of a case that somebody changed in the store is one that the union can have decided: within what the
 * season allows for what its entries weighed, or where that is not known the last one of these, as long as they hold together. What came to nothing
 * pays nothing. `rounds` is absent while somebody changed the settings or the season as well, so that none can be relied on.
 */
export function isDecided(
  found: Case,
  { digest, catalogue }: Pick<Beside, 'digest' | 'catalogue'>,
  rounds: readonly Round[] | undefined,
): boolean {
  const { grant, timeline } = found;
  if (isOver(found, catalogue)) return true;
  const told = lastAmount(timeline);
  if (!grant) return told === undefined;
  // Who knows the chain can write it anew: where the season says what may be given, that counts.
  const band = rounds && weighed(found, { rounds, catalogue })?.band;
  if (band) return grant.amountFen >= band.least && grant.amountFen <= band.most;
  return firstBroken(timeline, digest) === -1 && told === sayYuan(grant.amountFen);
}

/** The amount that the entries decided last, beside the one that stands there. */
export const sayAmounts = ({ timeline, grant }: Case): { told: string; now: string } => ({
  told: lastAmount(timeline) ?? '没有定过金额',
  now: grant ? sayYuan(grant.amountFen) : '没有金额',
});

const weighed = (found: Case, { rounds, catalogue }: Pick<Beside, 'rounds' | 'catalogue'>) =>
  catalogue.serviceOf(found.kind)?.weighed?.(found, rounds);

const isOver = ({ kind, status }: Case, { serviceOf }: Catalogue) =>
  serviceOf(kind)?.flow.states[status]?.tone === 'ended';

/** One row where the two differ; none where the entries say nothing of it. */
function against(label: string, told: string | undefined, now: string): Shown[] {
  return told === undefined || told === now ? [] : [{ label, value: `办理记录是 ${told}，现在是 ${now}` }];
}

function lastAmount(timeline: readonly Entry[]): string | undefined {
  const told = timeline.flatMap(({ shown }) => shown.filter((row) => isTold(row, grantedRow)));
  return told[told.length - 1]?.value;
}

/** The list that the public reads, where it names another amount than the one that stands there. */
function published({ notice, grant }: Case): Shown[] {
  if (!notice || !grant || notice.amountFen === grant.amountFen) return [];
  return [{ label: '公示', value: `公示的是 ${sayYuan(notice.amountFen)}，现在的金额是 ${sayYuan(grant.amountFen)}` }];
}

/** What came to nothing carries no money any more, whatever was decided before. */
function toldAmount(found: Case, catalogue: Catalogue): string | undefined {
  if (isOver(found, catalogue)) return undefined;
  return lastAmount(found.timeline) ?? (found.grant ? '没有定过金额' : undefined);
}

/** The day on which it was paid by the entries, and by what stands there. */
function paidDays({ timeline, kind, grant }: Case, { serviceOf }: Catalogue): [string | undefined, string] {
  const days = timeline.flatMap(({ input: { paidOn } }) =>
    typeof paidOn === 'string' && isDay(paidOn) ? [paidOn] : [],
  );
  const state = timeline[timeline.length - 1]?.to ?? '';
  const isPaid = serviceOf(kind)?.flow.states[state]?.tone === 'done';
  return [grant ? sayPaid(isPaid ? days[days.length - 1] : null) : undefined, sayPaid(grant?.paidOn)];
}

const sayPaid = (day: Day | null | undefined) => (day ? `${day.slice(0, 4)}年${sayDay(day, day)}` : '没有发放');

const labelOf = ({ kind }: Case, status: string, { serviceOf }: Catalogue) =>
  serviceOf(kind)?.flow.states[status]?.label ?? status;

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

/** Answers that are said in the same words on every day, in every edition of the union's desks, and that lie open. */
const steady: readonly Field['control'][] = ['text', 'longText', 'choice', 'money', 'count', 'phone'];

/**
 * Where the answers, the words in which they were shown, the title made of them and the contact do not say the same: one of
 * them was changed without the others. Names the question, never what stands there.
 */
function ownWords({ kind, answers, shown, headline, owner, openedAt }: Case, { union, catalogue }: House): Shown[] {
  const fields = (catalogue.serviceOf(kind)?.fields ?? []).filter(({ control }) => steady.includes(control));
  const now = shownAnswers(fields, answers, union, dayOf(openedAt));
  const said = shownOf({ shown }, catalogue.serviceOf(kind));
  const isOther = ({ name }: Field) => saidOf(said, name) !== saidOf(now, name);
  const others = fields.filter(isOther).map(({ label }) => label);
  const isInside = (part: string) => shown.some(({ value }) => value.includes(part.replace(/…$/, '')));
  const isContact = (field: 'name' | 'phone') => answers[field] === undefined || answers[field] === owner[field];
  return [
    ...others.map((label) => ({ label: '填写的内容', value: `“${label}”前后写的不一样` })),
    ...(headline.split(' · ').every(isInside) ? [] : [{ label: '标题', value: '和填写的内容对不上' }]),
    ...(isContact('name') && isContact('phone') ? [] : [{ label: '姓名电话', value: '和填写的不一样' }]),
  ];
}

const saidOf = (shown: readonly Shown[], asked: string) => shown.find(({ field }) => field === asked)?.value;
