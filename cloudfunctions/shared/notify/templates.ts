import { sayWholeInstant } from '../../../core/kernel/day';
import type { Outgoing } from '../../../core/record/record';

type Event = Outgoing['event'];

/** What a message says, in the order in which a setting names the fields: which case, how it stands, since when, a word. */
const roles = ['about', 'state', 'when', 'note'] as const;
type Role = (typeof roles)[number];

/** The kinds of WeChat's fields that can carry what a role says. */
const kindsFor: Record<Role, readonly string[]> = {
  about: ['thing'],
  state: ['phrase', 'thing'],
  when: ['time', 'date'],
  note: ['thing'],
};

const usualFields = 'thing1,phrase2,time3,thing4';

/** For each event the setting that names its template, whom it tells, and the page that it opens. */
const events = {
  progress: { setting: 'TEMPLATE_PROGRESS', tells: 'mine', page: 'packages/worker/case/case' },
  assigned: { setting: 'TEMPLATE_ASSIGNED', tells: 'work', page: 'packages/staff/case/case' },
  deadline: { setting: 'TEMPLATE_DEADLINE', tells: 'work', page: 'packages/staff/case/case' },
} as const satisfies Record<Event, object>;
const eventNames = ['progress', 'assigned', 'deadline'] as const satisfies readonly Event[];

/** A template as the union registered it: WeChat's id, and which of its fields carries which role. */
export interface Template {
  id: string;
  fields: readonly (readonly [role: Role, field: string])[];
}

/**
 * Reads the setting of one template: `<id>`, or `<id>:thing1,phrase2,time3,thing4` where WeChat numbered the fields
 * otherwise; a role that the template has no field for is left empty. Undefined where nothing is set. Throws a sentence
 * that says what to mend.
 */
export function readTemplate(setting: string, text: string): Template | undefined {
  const [id = '', fields = usualFields, ...more] = text.trim().split(':');
  if (id === '' && fields === usualFields) return undefined;
  const names = fields.split(',').map((name) => name.trim());
  const wrong = (why: string) => new Error(`${setting}=${text}: ${why}`);
  if (!/^[\w-]+$/.test(id) || more.length > 0) throw wrong(`write <template id>, or <template id>:${usualFields}.`);
  if (names.length > roles.length) throw wrong(`name at most ${roles.length} fields: ${roles.join(', ')}.`);
  const carried = roles.flatMap((role, at) => (names[at] ? [[role, names[at]] as const] : []));
  for (const [role, name] of carried) {
    const kind = /^([a-z_]+)\d+$/.exec(name)?.[1];
    if (kind === undefined || !kindsFor[role].includes(kind))
      throw wrong(
        `"${name}" cannot say ${role}; it takes ${kindsFor[role].join(' or ')} with WeChat's number behind it.`,
      );
  }
  if (carried.length === 0) throw wrong('name at least one field.');
  if (new Set(carried.map(([, name]) => name)).size < carried.length) throw wrong('each field can be named once.');
  return { id, fields: carried };
}

/** What is wrong with the settings of the templates, in words; a template that is not set is not wrong. */
export function wrongTemplates(settings: Readonly<Record<string, string | undefined>>): string[] {
  return eventNames.flatMap((event) => {
    const { setting } = events[event];
    try {
      readTemplate(setting, settings[setting] ?? '');
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
}

// A wrong setting takes nobody's help away: it is told at the start, and who would have got a message is called.
for (const sentence of wrongTemplates(process.env)) console.error(sentence);

/** The template of an event; undefined where the union has none, or the setting is wrong. */
function templateOf(event: Event): Template | undefined {
  const { setting } = events[event];
  return wrongTemplates({ [setting]: process.env[setting] }).length > 0
    ? undefined
    : readTemplate(setting, process.env[setting] ?? '');
}

/** What a person may subscribe to: news of her own matters, and of her work. */
export function templateIds(): { mine: string[]; work: string[] } {
  const idsOf = (tells: 'mine' | 'work') =>
    eventNames.filter((event) => events[event].tells === tells).flatMap((event) => templateOf(event)?.id ?? []);
  return { mine: idsOf('mine'), work: idsOf('work') };
}

/** The events that templates stand for, each once; undefined when one of them is not the union's. */
export function eventsOf(templates: readonly string[]): Event[] | undefined {
  const named = eventNames.filter((event) => templates.includes(templateOf(event)?.id ?? ''));
  const known = named.map((event) => templateOf(event)?.id);
  return templates.every((id) => id !== '' && known.includes(id)) ? named : undefined;
}

/** A message in WeChat's words; undefined while the union has not registered a template for this event. */
export function subscribeMessage(message: Outgoing) {
  const template = templateOf(message.event);
  if (!template) return undefined;
  const said: Record<Role, string> = {
    about: message.thing,
    state: message.phrase,
    when: sayWholeInstant(message.at),
    note: message.note,
  };
  const caseId = message.id.slice(0, message.id.lastIndexOf(':'));
  return {
    touser: message.to,
    page: `${events[message.event].page}?id=${caseId}`,
    data: Object.fromEntries(template.fields.map(([role, field]) => [field, { value: said[role] }])),
    // wx-server-sdk alone turns camel case into WeChat's own names.
    template_id: template.id,
  };
}
