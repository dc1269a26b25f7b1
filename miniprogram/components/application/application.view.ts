import type { Service } from '../../../core/case/service';
import type { PaperView } from '../../../core/case/view';
import type { Home } from '../../../core/domains/office/operations';
import type { Day } from '../../../core/kernel/day';
import type { Field } from '../../../core/kernel/field';
import { shownAnswers } from '../../../core/record/answers';
import { type Draft, papersIn, savedAt, type Typed } from '../../services/drafts';
import { factsOf } from '../facts/facts-view';
import { answersOf, type Mistakes } from '../question/typed';
import { placeOptions } from '../question/units';
import type { ApplicationData, CheckBlock, IntroLine } from './application.data';

/** What is asked: a whole service, or only what is new where something is asked for again. */
export type Asked = Pick<Service, 'form' | 'fields' | 'steps'>;

/** What a person reads before she begins; `draft` is what she began earlier. */
export function introPage(
  service: Asked,
  intro: readonly IntroLine[],
  { union, today }: Home,
  draft: Draft | undefined,
): Partial<ApplicationData> {
  return {
    mode: 'intro',
    failure: '',
    intro,
    resume: draft ? resumeLine(service, draft, today) : '',
    units: placeOptions(union),
    today,
  };
}

/** Step number `at`, counted from 0. */
export function stepPage(service: Asked, at: number): Partial<ApplicationData> {
  const { title = '', help = '' } = service.steps[at] ?? {};
  const step = { at, title, help, fields: fieldsOfStep(service, at) };
  return { mode: 'step', step, ...progressOf(service, at, title) };
}

/** Everything that was answered, step by step, in the words in which the officer will read it. */
export function checkPage(
  service: Asked,
  typed: Typed,
  { union, today }: Home,
  names: ReadonlyMap<string, string> = new Map(),
): Partial<ApplicationData> {
  const answers = answersOf(service.fields, typed);
  const blocks: CheckBlock[] = service.steps.map(({ title }, step) => ({
    step,
    title,
    facts: factsOf(shownAnswers(fieldsOfStep(service, step), answers, union, today, { names })),
  }));
  const count = service.steps.length;
  return { mode: 'check', blocks, pictures: picturesIn(typed), ...progressOf(service, count, '核对后提交') };
}

export function fieldsOfStep(service: Asked, at: number): Field[] {
  const names = service.steps[at]?.fields ?? [];
  return service.fields.filter(({ name }) => names.includes(name));
}

/** The first step with something to mend. */
export function stepOfMistake(service: Asked, mistakes: Mistakes): number {
  const at = service.steps.findIndex(({ fields }) => fields.some((name) => mistakes[name] !== undefined));
  return Math.max(at, 0);
}

/** `已自动保存 14:32` */
export function savedLine(draft: Draft, today: Day): string {
  return `已自动保存 ${savedAt(draft, today).slice(-5)}`;
}

function resumeLine(service: Asked, draft: Draft, today: Day): string {
  const step = Math.min(draft.step + 1, service.steps.length);
  return `填到第 ${step} 步，${savedAt(draft, today)} 保存`;
}

/** What is asked where two phones have filled the form in. */
export function clashLine(service: Asked, mine: Draft, other: Draft, today: Day): string {
  const [here, there] = [resumeLine(service, mine, today), resumeLine(service, other, today)];
  const apart = differing(service, mine, other);
  return `这张表有两份：这部手机上的${here}；另一份${there}。${apart}接着填哪一份？没有选的那一份也会留着，下次打开还能换。`;
}

/** What tells two copies apart that were saved at the same step in the same minute. */
function differing({ fields }: Asked, mine: Draft, other: Draft): string {
  const isOther = ({ name }: Field) => JSON.stringify(mine.typed[name]) !== JSON.stringify(other.typed[name]);
  const labels = fields.filter(isOther).map(({ label }) => `“${label}”`);
  if (labels.length === 0) return '';
  const more = labels.length > 3 ? `等 ${labels.length} 处` : '';
  return `不一样的是${labels.slice(0, 3).join('')}${more}。`;
}

function progressOf(service: Asked, at: number, title: string): Pick<ApplicationData, 'progress' | 'percent'> {
  const count = service.steps.length + 1;
  return { progress: `第 ${at + 1} 步，共 ${count} 步 · ${title}`, percent: Math.round(((at + 1) / count) * 100) };
}

/** They lie on this phone, so there is nothing to compare them with. */
function picturesIn(typed: Typed): PaperView[] {
  return papersIn(typed).map(({ name, path }) => ({ name, kind: 'image', state: 'ready', url: path }));
}
