import type { Home } from '../../../../core/domains/office/operations';
import { NewSeason, type Season } from '../../../../core/domains/scholarship/season';
import { parseInput } from '../../../../core/kernel/form';
import { ofYear } from '../../../../core/round/round';
import { staleWords } from '../../../../core/union/decided';
import type { CheckBlock, StepView } from '../../../components/application/application.data';
import type { Fact } from '../../../components/facts/facts-view';
import { answersOf, firstMistake, type Mistakes, without } from '../../../components/question/typed';
import { call } from '../../../services/cloud';
import { send } from '../../../services/command';
import { say } from '../../../services/device';
import { dropDraft, loadDraft, saveDraft, savedAt, type Typed, type Typing, tornWords } from '../../../services/drafts';
import {
  prefilled,
  seasonBlocks,
  seasonChanges,
  seasonFields,
  seasonStep,
  stepCount,
  stepMistakes,
  stepOfMistake,
} from './announce.view';

/** What the page shows of an announcement on its way. */
export interface AnnouncementData {
  mode: 'opening' | 'step' | 'check';
  progress: string;
  percent: number;
  step: StepView;
  blocks: readonly CheckBlock[];
  /** What will be different, where a season is changed. */
  changes: readonly Fact[];
  isChange: boolean;
  typed: Typed;
  mistakes: Mistakes;
  busy: boolean;
  mending: boolean;
  trouble: string;
  /** When what is here was kept on this phone, where it was begun before. */
  kept: string;
}

/** The page, as an announcement sees it. */
interface AnnouncementScreen {
  show(part: Partial<AnnouncementData>): void;
  /** Brings a question into view; the top of the page without a name. */
  scroll(name?: string): void;
  announced(): void;
}

/** A season being announced, or changed, from its first question to the definite answer. */
export class Announcement {
  private typed: Typed;
  private mistakes: Mistakes = {};
  private at = 0;
  private mending = false;
  private busy = false;
  private begun = false;
  /** The season that is changed, as she read it. */
  private before: Season | undefined;
  private readonly draftKey: string;

  constructor(
    private seasons: readonly Season[],
    year: string,
    private readonly home: Home,
    private readonly screen: AnnouncementScreen,
  ) {
    this.before = ofYear(seasons, year);
    this.typed = prefilled(seasons, this.before, home.today);
    this.draftKey = `season:${year}`;
  }

  /** Goes on with what was begun on this phone before, or begins. */
  open(): void {
    const draft = loadDraft(this.draftKey);
    if (draft) {
      this.begun = true;
      this.typed = draft.typed;
      if (draft.torn) say(tornWords);
    }
    const isStale = draft !== undefined && this.before !== undefined && draft.corrects !== this.before.at;
    this.goTo(isStale ? stepCount : (draft?.step ?? 0));
    if (draft) this.screen.show({ kept: savedAt(draft, this.home.today) });
    if (isStale && this.before) this.screen.show({ trouble: staleWords(this.before, this.home.today) });
  }

  /** Keeps what was filled in for the next time, as soon as anything was. */
  keep(): void {
    const { typed, at: step, before } = this;
    const draft = { typed, step, savedAt: Date.now(), ...(before && { corrects: before.at }) };
    if (this.begun) saveDraft(this.draftKey, draft);
  }

  /** Lets go of what was filled in, and begins again. */
  restart(): void {
    this.end();
    this.typed = prefilled(this.seasons, this.before, this.home.today);
    this.goTo(0);
  }

  answer(name: string, value: Typing): void {
    this.begun = true;
    this.typed = { ...this.typed, [name]: value };
    this.mistakes = without(this.mistakes, name);
    this.screen.show({ typed: this.typed, mistakes: this.mistakes });
  }

  next(): void {
    if (this.wrong(this.mistakesAt(this.at))) return;
    this.goTo(this.mending ? stepCount : this.at + 1);
  }

  previous(): void {
    this.goTo(this.mending ? stepCount : Math.max(this.at - 1, 0));
  }

  /** Back to one screen, and from there straight to the check again. */
  mend(at: number): void {
    this.goTo(at);
    this.mending = true;
    this.screen.show({ mending: true });
  }

  async submit(): Promise<void> {
    if (this.busy) return;
    const filled = parseInput(NewSeason, answersOf(seasonFields, this.typed));
    if (!filled.ok) return this.mendAll(filled.refusal.fields ?? {});
    this.busy = true;
    this.screen.show({ busy: true, trouble: '' });
    const reply = await send('season.announce', { ...filled.value, corrects: this.before?.at });
    const now = !reply.ok && reply.code === 'stale' ? await call('season.list', {}) : undefined;
    this.busy = false;
    this.screen.show({ busy: false });
    if (reply.ok) {
      this.end();
      return this.screen.announced();
    }
    if (reply.fields) return this.mendAll(reply.fields);
    if (now?.ok) this.readAnew(now.value.seasons, String(filled.value.year));
    const trouble = reply.code === 'stale' ? reply.message : `${reply.message}填的内容还在，可以再按一次。`;
    this.screen.show({ trouble });
    this.screen.scroll();
  }

  /** Somebody has announced that year meanwhile: what will be different is told from that, and sent again it replaces that. */
  private readAnew(seasons: readonly Season[], year: string): void {
    this.seasons = seasons;
    this.before = ofYear(seasons, year);
    this.begun = true;
    this.goTo(stepCount);
  }

  private end(): void {
    this.begun = false;
    dropDraft(this.draftKey);
    this.screen.show({ kept: '' });
  }

  private mistakesAt(at: number): Mistakes {
    const others = this.seasons.filter((season) => season !== this.before);
    return stepMistakes(at, this.typed, others, this.home, this.before);
  }

  private mendAll(mistakes: Mistakes): void {
    this.mend(Math.max(stepOfMistake(mistakes), 0));
    this.wrong(mistakes);
  }

  private wrong(mistakes: Mistakes): boolean {
    this.mistakes = mistakes;
    this.screen.show({ mistakes });
    const first = firstMistake(seasonFields, mistakes);
    if (first) this.screen.scroll(first);
    return first !== undefined;
  }

  private goTo(at: number): void {
    this.at = at;
    this.mending = false;
    this.mistakes = {};
    this.keep();
    const { typed, home, before } = this;
    this.screen.show({
      ...seasonStep(at, before !== undefined),
      mode: at >= stepCount ? 'check' : 'step',
      blocks: at >= stepCount ? seasonBlocks(typed, home) : [],
      changes: before && at >= stepCount ? seasonChanges(before, typed, home) : [],
      isChange: before !== undefined,
      typed,
      mistakes: {},
      mending: false,
      trouble: '',
    });
    this.screen.scroll();
  }
}
