import * as v from 'valibot';
import type { Audience, StaffRole } from './access';
import { roles } from './access';
import type { CaseSummary, CaseView } from './case/view';
import type { Day } from './kernel/day';
import { Profile } from './people';
import type { Union } from './union';

const caseId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));
const cursor = v.pipe(v.string(), v.maxLength(120));
/** Answers are parsed by the service they belong to; here only their size is bounded. */
const answers = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(40)), v.unknown()),
  v.check((fields) => Object.keys(fields).length <= 60),
);
const staffRoles = Object.keys(roles).filter((role): role is StaffRole => role !== 'worker');

/** What every screen needs to know about the person and the union. */
export interface Me {
  name: string;
  phone: string;
  area: string;
  unit: string;
  known: boolean;
  staff: { role: StaffRole; roleName: string; desk: string; deskName: string; title: string } | null;
}

export interface Home {
  me: Me;
  union: Pick<Union, 'name' | 'city' | 'hotline' | 'hours' | 'desks'>;
  today: Day;
  /** WeChat's ids of the messages a person may subscribe to; empty while the union has registered none. */
  templates: readonly string[];
  open: readonly CaseSummary[];
}

/** One page of a list; `next` asks for the following one, null when there is none. */
export interface Page {
  rows: readonly CaseSummary[];
  next: string | null;
}

/** What a write on a case answers, and what a repeat of it answers again. */
export interface Written {
  caseId: string;
  number: string;
  status: string;
  version: number;
}

interface Operation<I extends v.GenericSchema, O> {
  audience: Audience;
  /** True when it changes something: the envelope must then carry a `submitId`. */
  writes: boolean;
  input: I;
  /** Carries the reply's type only; never present at run time. */
  value?: O;
}

function reads<O>() {
  return <I extends v.GenericSchema>(audience: Audience, input: I): Operation<I, O> => ({
    audience,
    writes: false,
    input,
  });
}

function writes<O>() {
  return <I extends v.GenericSchema>(audience: Audience, input: I): Operation<I, O> => ({
    audience,
    writes: true,
    input,
  });
}

/** Every operation of the cloud: who may call it, what it takes, what it answers. Nothing else can be called. */
export const contract = {
  'home.open': reads<Home>()('everyone', v.object({})),
  'profile.save': writes<Me>()('everyone', Profile),
  'case.submit': writes<Written>()('everyone', v.object({ kind: v.pipe(v.string(), v.maxLength(40)), answers })),
  'case.mine': reads<Page>()('everyone', v.object({ cursor: v.optional(cursor) })),
  'case.open': reads<CaseView>()('everyone', v.object({ caseId })),
  'case.move': writes<Written>()(
    'everyone',
    v.object({
      caseId,
      version: v.pipe(v.number(), v.integer(), v.minValue(1)),
      action: v.pipe(v.string(), v.maxLength(40)),
      input: answers,
    }),
  ),
  'case.queue': reads<Page>()(
    'staff',
    v.object({
      queue: v.picklist(['mine', 'desk']),
      desk: v.pipe(v.string(), v.maxLength(40)),
      cursor: v.optional(cursor),
    }),
  ),
  'staff.join': writes<Me>()('everyone', v.object({ code: v.pipe(v.string(), v.minLength(1), v.maxLength(40)) })),
  'staff.invite': writes<{ code: string; expiresAt: string }>()(
    ['administrator'],
    v.object({
      name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20)),
      title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(30)),
      role: v.picklist(staffRoles),
      desk: v.pipe(v.string(), v.maxLength(40)),
    }),
  ),
} as const;

export type Contract = typeof contract;
export type OperationName = keyof Contract;
export type Input<N extends OperationName> = v.InferInput<Contract[N]['input']>;
export type Parsed<N extends OperationName> = v.InferOutput<Contract[N]['input']>;
export type Value<N extends OperationName> = NonNullable<Contract[N]['value']>;

/** What a phone sends: an operation, its input, and for writes an id that makes repeats harmless. */
export const Envelope = v.object({
  operation: v.pipe(v.string(), v.maxLength(60)),
  input: v.unknown(),
  submitId: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/))),
});
