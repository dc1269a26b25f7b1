import type { Outgoing } from '../../../core/case/case';
import { dayOf, sayInstant } from '../../../core/kernel/day';

/** The union's own WeChat template ids, registered in the mini-program's console. */
const templateOf: Record<Outgoing['event'], string> = {
  progress: process.env.TEMPLATE_PROGRESS ?? '',
  assigned: process.env.TEMPLATE_ASSIGNED ?? '',
  deadline: process.env.TEMPLATE_DEADLINE ?? '',
};

/** What a person may subscribe to: news of her own matters, and of her work. */
export function templateIds(): { mine: string[]; work: string[] } {
  const registered = (...ids: string[]) => ids.filter((id) => id !== '');
  return { mine: registered(templateOf.progress), work: registered(templateOf.assigned, templateOf.deadline) };
}

/** The events that templates stand for, each once; undefined when one of them is not the union's. */
export function eventsOf(templates: readonly string[]): Outgoing['event'][] | undefined {
  const events = (['progress', 'assigned', 'deadline'] as const).filter((event) =>
    templates.includes(templateOf[event]),
  );
  const known = events.map((event) => templateOf[event]);
  return templates.every((id) => id !== '' && known.includes(id)) ? events : undefined;
}

/** A message in WeChat's words; undefined while the union has not registered a template for this event. */
export function subscribeMessage(message: Outgoing) {
  const templateId = templateOf[message.event];
  if (templateId === '') return undefined;
  const caseId = message.id.slice(0, message.id.lastIndexOf(':'));
  const page = message.event === 'progress' ? 'packages/worker/case/case' : 'packages/staff/case/case';
  return {
    touser: message.to,
    templateId,
    page: `${page}?id=${caseId}`,
    data: {
      thing1: { value: message.thing },
      phrase2: { value: message.phrase },
      time3: { value: sayInstant(message.at, dayOf(message.at)) },
      thing4: { value: message.note },
    },
  };
}
