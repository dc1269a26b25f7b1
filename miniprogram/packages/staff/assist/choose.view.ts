import type { Service } from '../../../../core/case/service';
import type { Home } from '../../../../core/domains/office/operations';
import type { Day } from '../../../../core/kernel/day';
import { phaseOf, seasonWord } from '../../../components/season/season-view';
import { type Draft, savedAt } from '../../../services/drafts';

/** A service that can be filed for somebody else. */
export interface Choice {
  kind: string;
  icon: string;
  title: string;
  help: string;
  /** When it can be asked for, where a season says so. */
  season: string;
  open: boolean;
  /** When something was begun and not handed in; empty otherwise. */
  begun: string;
}

/** Every service; one out of season can be opened only to send what may be on its way already. */
export function choicesOf(
  services: readonly Service[],
  draftOf: (kind: string) => Draft | undefined,
  { season, today }: Pick<Home, 'season' | 'today'>,
): Choice[] {
  return services.map(({ kind, icon, title, summary, seasonal }) => {
    const draft = draftOf(kind);
    const open = !seasonal || phaseOf(season, today) === 'open' || draft?.sending !== undefined;
    const when = seasonal ? seasonWord(season, today) : '';
    return { kind, icon, title, help: summary, season: when, open, begun: draft ? begunLine(draft, today) : '' };
  });
}

function begunLine(draft: Draft, today: Day): string {
  const when = savedAt(draft, today);
  return draft.sending ? `${when} 提交时断了，点开会接着发送` : `填了一半，${when} 保存`;
}
