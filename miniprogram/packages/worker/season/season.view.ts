import type { Service } from '../../../../core/case/service';
import type { Home } from '../../../../core/domains/office/operations';
import type { IntroLine } from '../../../components/application/application.data';
import { type Phase, phaseOf, seasonLines, seasonWord } from '../../../components/season/season-view';

export interface SeasonView {
  title: string;
  /** How it stands, in a few characters. */
  word: string;
  /** What that means for her. */
  means: string;
  open: boolean;
  lines: readonly IntroLine[];
  hotline: string;
  hours: string;
}

const means: Record<Phase, string> = {
  none: '申请一般在夏天开始，公布以后首页会写明时间。',
  before: '现在还不能提交，可以先把材料准备好。',
  open: '现在就可以申请。',
  over: '明年的时间公布以后，首页会写明。已经申请的，在“办理”里看进度。',
};

/** The season of a service as it stands: when it is or was, what it gives, what it asks for. */
export function toView({ title, intro }: Service, { season, today, union }: Home): SeasonView {
  const phase = phaseOf(season, today);
  return {
    title: season && phase !== 'none' ? season.title : title,
    word: seasonWord(season, today),
    means: means[phase],
    open: phase === 'open',
    lines: [
      { icon: 'usergroup', title: '谁可以办', words: [intro.who] },
      ...seasonLines(season, today).map((line) => (phase === 'none' ? asOfThen(line, season?.title ?? '') : line)),
    ],
    hotline: union.hotline,
    hours: union.hours,
  };
}

/** What held in an earlier year must not be taken for this one. */
function asOfThen(line: IntroLine, year: string): IntroLine {
  return { ...line, title: `${line.title} · ${year}` };
}
