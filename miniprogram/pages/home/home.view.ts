import { renewalDraftKey } from '../../../core/case/drafts';
import type { CaseSummary } from '../../../core/case/summary';
import type { Home } from '../../../core/domains/office/operations';
import { serviceOf, services } from '../../../core/domains/services';
import { type Day, sayDay } from '../../../core/kernel/day';
import {
  type CaseCard,
  grantLine,
  headlineOf,
  keeperOf,
  suspendedWords,
  workerCard,
} from '../../components/case-card/card';
import { type DeadlineView, deadlineView } from '../../components/deadline-line/deadline';
import { phaseOf, seasonWord } from '../../components/season/season-view';
import { type Draft, savedAt } from '../../services/drafts';

/** What a person may ask for. */
export interface Tile {
  kind: string;
  icon: string;
  title: string;
  help: string;
  /** Where it has seasons: how this one stands. */
  season: string;
  /** False while it cannot be applied for: it then opens what can be known of it. */
  open: boolean;
}

/** Something granted once that may be asked for again now. */
export interface RenewalCard {
  id: string;
  title: string;
  help: string;
  button: string;
}

/** A form that was begun and not sent. */
export interface Unfinished {
  kind: string;
  title: string;
  help: string;
  button: string;
}

/** The open case that was touched last, larger than the others. */
export interface FirstCase {
  id: string;
  headline: string;
  /** Whom it is for, where that need not be herself: a mother of two tells them apart by it. */
  subject: string;
  state: CaseCard['state'];
  holder: string;
  /** That it stands still, where somebody changed it in the store: then nobody works on it. Empty otherwise. */
  suspended: string;
  deadline: DeadlineView | null;
  grant: string;
  /** What to do about it now. */
  button: string;
  owed: boolean;
}

export interface HomeView {
  greeting: string;
  state: string;
  /** True for the union's own people: their way to work comes first. */
  staff: boolean;
  unfinished: readonly Unfinished[];
  renewals: readonly RenewalCard[];
  tiles: readonly Tile[];
  first: FirstCase | null;
  others: readonly CaseCard[];
  /** What is published now, in words. */
  published: string;
  hotline: string;
  hours: string;
}

export type DraftOf = (kind: string) => Draft | undefined;

/** What can be seen before the cloud has answered for the first time. */
export const tiles: readonly Tile[] = services.map(({ kind, icon, title, summary }) => {
  return { kind, icon, title, help: summary, season: '', open: true };
});

/** The first screen for this person today; `draftOf` finds what lies unfinished on her phone. */
export function toView(home: Home, draftOf: DraftOf): HomeView {
  const { me, union, today, open, renewals } = home;
  const owed = open.filter(({ state }) => state.waitsForOwner);
  const [first, ...others] = [...owed, ...open.filter((row) => !owed.includes(row))];
  return {
    greeting: me.name ? `${me.name}，您好` : '您好',
    state: stateOf(home, owed),
    staff: me.staff !== null,
    unfinished: services.flatMap(({ kind, title }) => unfinished(kind, title, draftOf(kind), today)),
    renewals: renewals.map((row) => renewalCard(row, draftOf(renewalDraftKey(row.id)))),
    tiles: tiles.map((tile) => (serviceOf(tile.kind)?.seasonal ? inSeason(tile, home) : tile)),
    first: first ? firstCase(first, today, owed.length > 0) : null,
    others: others.map((row) => workerCard(row, today)),
    published: home.published
      ? `有正在公示的名单，最近一批到 ${sayDay(home.published, today)} 为止`
      : '金秋助学的拟资助名单，公示时在这里看',
    hotline: union.hotline,
    hours: union.hours,
  };
}

/** The cloud tells of at most five open cases. */
const told = 5;

function stateOf({ me, open, renewals }: Home, owed: readonly CaseSummary[]): string {
  const [first] = owed;
  if (first?.state.owes && owed.length === 1) return first.state.owes.home;
  if (owed.length > 0)
    return `您有 ${owed.length} 件事需要${owed.some(({ state }) => state.owes) ? '您补办' : '补材料'}`;
  const held = open.filter(({ broken }) => broken);
  if (held.length > 0) return `您有 ${held.length} 件事暂停办理，等工会核对`;
  if (open.length > 0) {
    return open.length < told ? `您有 ${open.length} 件事正在办理` : `您有 ${told} 件以上的事正在办理`;
  }
  if (me.staff) return `${me.staff.deskName} · ${me.staff.title}`;
  return renewals.length > 0 ? '您可以续领今年的助学金' : '目前没有正在办理的事';
}

function firstCase(row: CaseSummary, today: Day, owed: boolean): FirstCase {
  return {
    id: row.id,
    headline: headlineOf(row),
    suspended: row.broken ? `${suspendedWords}。` : '',
    subject: row.subject,
    state: row.state,
    holder: keeperOf(row),
    deadline: deadlineView(row, today, 'owner'),
    grant: grantLine(row),
    button: owed ? (row.state.owes?.button ?? '去补交') : row.broken ? '查看说明' : '查看进度',
    owed,
  };
}

function inSeason(tile: Tile, { season, today }: Home): Tile {
  return { ...tile, season: seasonWord(season, today), open: phaseOf(season, today) === 'open' };
}

function renewalCard({ id, kind, headline }: CaseSummary, draft: Draft | undefined): RenewalCard {
  const title = serviceOf(kind)?.renewal?.title ?? '';
  const button = draft?.sending ? '去发送' : draft ? '继续填' : '去续领';
  return { id, title: `可以${title}`, help: `${headline}，只要交今年的在读证明`, button };
}

function unfinished(kind: string, title: string, draft: Draft | undefined, today: string): Unfinished[] {
  if (!draft) return [];
  if (draft.sending) {
    return [{ kind, title: `${title}还没有发出去`, help: '内容都在手机里，联网后打开就会发送。', button: '去发送' }];
  }
  return [{ kind, title: `${title}填了一半`, help: `已保存，${savedAt(draft, today)}`, button: '继续填' }];
}
