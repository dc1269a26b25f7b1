import { shownAnswers } from '../../../../core/case/answers';
import type { Service } from '../../../../core/case/service';
import type { Home, Me } from '../../../../core/contract';
import type { Day } from '../../../../core/kernel/day';
import type { Field } from '../../../../core/kernel/field';
import { factsOf } from '../../../components/facts/facts-view';
import { answersOf, type Mistakes } from '../../../components/question/typed';
import { areaOptions } from '../../../components/question/units';
import { type Draft, savedAt, type Typed } from '../../../services/drafts';
import type { ApplyData, CheckBlock, IntroLine } from './apply.data';

/** What a person reads before she begins; `draft` is what she began earlier. */
export function introPage(service: Service, { union, today }: Home, draft: Draft | undefined): Partial<ApplyData> {
  return {
    mode: 'intro',
    failure: '',
    intro: introLines(service),
    resume: draft ? resumeLine(service, draft, today) : '',
    units: areaOptions(union),
    today,
  };
}

/** Step number `at`, counted from 0. */
export function stepPage(service: Service, at: number): Partial<ApplyData> {
  const { title = '', help = '' } = service.steps[at] ?? {};
  const step = { at, title, help, fields: fieldsOfStep(service, at) };
  return { mode: 'step', step, ...progressOf(service, at, title) };
}

/** Everything that was answered, step by step, in the words in which the officer will read it. */
export function checkPage(service: Service, typed: Typed, { union, today }: Home): Partial<ApplyData> {
  const answers = answersOf(service.fields, typed);
  const blocks: CheckBlock[] = service.steps.map(({ title }, step) => ({
    step,
    title,
    facts: factsOf(shownAnswers(fieldsOfStep(service, step), answers, union, today)),
  }));
  const count = service.steps.length;
  return { mode: 'check', blocks, pictures: picturesIn(typed), ...progressOf(service, count, '核对后提交') };
}

export function fieldsOfStep(service: Service, at: number): Field[] {
  const names = service.steps[at]?.fields ?? [];
  return service.fields.filter(({ name }) => names.includes(name));
}

/** The first step with something to mend. */
export function stepOfMistake(service: Service, mistakes: Mistakes): number {
  const at = service.steps.findIndex(({ fields }) => fields.some((name) => mistakes[name] !== undefined));
  return Math.max(at, 0);
}

/** A new form with what the union knows of the person already. */
export function prefilled(service: Service, { name, phone, area }: Me): Typed {
  const typed: { [field: string]: string } = {};
  for (const [field, value] of Object.entries({ name, phone, area })) {
    if (value && service.fields.some((asked) => asked.name === field)) typed[field] = value;
  }
  return typed;
}

/** `已自动保存 14:32` */
export function savedLine(draft: Draft, today: Day): string {
  return `已自动保存 ${savedAt(draft, today).slice(-5)}`;
}

function introLines({ intro }: Service): IntroLine[] {
  return [
    { icon: 'usergroup', title: '谁可以办', words: [intro.who] },
    { icon: 'file', title: '要准备什么', words: intro.need },
    { icon: 'time', title: '要多久', words: [intro.time] },
    { icon: 'lock-on', title: '谁能看到', words: [intro.seenBy] },
    { icon: 'arrow-right-circle', title: '提交以后', words: [intro.next] },
  ];
}

function resumeLine(service: Service, draft: Draft, today: Day): string {
  const step = Math.min(draft.step + 1, service.steps.length);
  return `填到第 ${step} 步，${savedAt(draft, today)} 保存`;
}

function progressOf(service: Service, at: number, title: string): Pick<ApplyData, 'progress' | 'percent'> {
  const count = service.steps.length + 1;
  return { progress: `第 ${at + 1} 步，共 ${count} 步 · ${title}`, percent: Math.round(((at + 1) / count) * 100) };
}

function picturesIn(typed: Typed): { name: string; url: string }[] {
  const held = Object.values(typed).flatMap((typing) => (typeof typing === 'object' ? typing : []));
  return held.map(({ name, path }) => ({ name, url: path }));
}
