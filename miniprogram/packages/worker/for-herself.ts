import type { Service } from '../../../core/case/service';
import type { Me } from '../../../core/union/me';
import type { IntroLine } from '../../components/application/application.data';
import type { Purpose } from '../../components/application/purpose';
import { call } from '../../services/cloud';
import type { Typed } from '../../services/drafts';

/** A worker applies for herself, with what the union knows of her already; `more` is what is to be said of it today. */
export function forHerself(service: Service, me: Me, more: readonly IntroLine[] = []): Purpose {
  const { kind } = service;
  return {
    draftKey: kind,
    intro: introLines(service, more),
    prefilled: prefilled(service, me),
    handIn: (form, submitId) => call('case.submit', { kind, ...form }, submitId),
  };
}

function prefilled(service: Service, { name, phone, area }: Me): Typed {
  const typed: { [field: string]: string } = {};
  for (const [field, value] of Object.entries({ name, phone, area })) {
    if (value && service.fields.some((asked) => asked.name === field)) typed[field] = value;
  }
  return typed;
}

/** What a worker reads before she starts; `more` is what holds today. */
export function introLines({ intro }: Pick<Service, 'intro'>, more: readonly IntroLine[] = []): IntroLine[] {
  return [
    { icon: 'usergroup', title: '谁可以办', words: [intro.who] },
    ...more,
    { icon: 'file', title: '要准备什么', words: intro.need },
    { icon: 'time', title: '要多久', words: [intro.time] },
    { icon: 'lock-on', title: '谁能看到', words: [intro.seenBy] },
    { icon: 'arrow-right-circle', title: '提交以后', words: [intro.next] },
  ];
}
