import type { Home } from '../../../core/contract';
import { services } from '../../../core/kinds/services';
import { type CaseCard, holderOf, workerCard } from '../../components/case-card/card';
import { type DeadlineView, deadlineView } from '../../components/deadline-line/deadline';
import { type Draft, savedAt } from '../../services/drafts';

/** What a person may ask for. */
export interface Tile {
  kind: string;
  icon: string;
  title: string;
  help: string;
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
  state: CaseCard['state'];
  holder: string;
  deadline: DeadlineView | null;
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
  first: FirstCase | null;
  others: readonly CaseCard[];
  hotline: string;
  hours: string;
}

export type DraftOf = (kind: string) => Draft | undefined;

export const tiles: readonly Tile[] = services.map(({ kind, icon, title, summary }) => ({
  kind,
  icon,
  title,
  help: summary,
}));

/** The first screen for this person today; `draftOf` finds what lies unfinished on her phone. */
export function toView(home: Home, draftOf: DraftOf): HomeView {
  const { me, union, today, open } = home;
  const owed = open.filter(({ state }) => state.waitsForOwner);
  const [first, ...others] = [...owed, ...open.filter((row) => !owed.includes(row))];
  return {
    greeting: me.name ? `${me.name}，您好` : '您好',
    state:
      me.staff && open.length === 0 ? `${me.staff.deskName} · ${me.staff.title}` : stateOf(open.length, owed.length),
    staff: me.staff !== null,
    unfinished: services.flatMap(({ kind, title }) => unfinished(kind, title, draftOf(kind), today)),
    first: first
      ? {
          id: first.id,
          headline: first.headline,
          state: first.state,
          holder: holderOf(first),
          deadline: deadlineView(first.deadline, today, 'owner'),
          button: owed.length > 0 ? '去补交' : '查看进度',
          owed: owed.length > 0,
        }
      : null,
    others: others.map((row) => workerCard(row, today)),
    hotline: union.hotline,
    hours: union.hours,
  };
}

/** The cloud tells of at most five open cases. */
const told = 5;

function stateOf(open: number, owed: number): string {
  if (owed > 0) return `您有 ${owed} 件事需要补材料`;
  if (open === 0) return '目前没有正在办理的事';
  return open < told ? `您有 ${open} 件事正在办理` : `您有 ${told} 件以上的事正在办理`;
}

function unfinished(kind: string, title: string, draft: Draft | undefined, today: string): Unfinished[] {
  if (!draft) return [];
  if (draft.sending) {
    return [{ kind, title: `${title}还没有发出去`, help: '内容都在手机里，联网后打开就会发送。', button: '去发送' }];
  }
  return [{ kind, title: `${title}填了一半`, help: `已保存，${savedAt(draft, today)}`, button: '继续填' }];
}
