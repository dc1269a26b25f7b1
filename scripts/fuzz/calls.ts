import fc from 'fast-check';
import * as v from 'valibot';
import type { Service } from '../../core/case/service';
import { catalogue } from '../../core/domains/catalogue';
import { registers } from '../../core/domains/registers';
import { services } from '../../core/domains/services';
import type { Register } from '../../core/register/register';
import { describeOperations } from '../document/operations';
import { inputSchema } from '../document/schemas';
import { drawnFrom, junk, type Known, Shape } from './values';

/** One event on its way to the door, and who sends it. */
export interface Attempt {
  who: string;
  /** What is sent, already as text: also what is no JSON at all. */
  body: string;
}

const operations = describeOperations(catalogue).operations.map(({ operation, input }) => ({
  operation,
  shape: v.parse(Shape, input),
}));

const submitId = fc.oneof(
  { weight: 8, arbitrary: fc.uuid() },
  { weight: 2, arbitrary: fc.constantFrom('0123456789abcdef', 'fedcba9876543210') },
  { weight: 1, arbitrary: junk },
);

/** Calls drawn from the contract's own schemas; `known` names what lies in the store, `people` who may call. */
export function attempts(people: readonly string[], known: Known): fc.Arbitrary<Attempt> {
  const honest = fc.oneof(...operations.map(({ operation, shape }) => eventOf(operation, drawnFrom(shape, known))));
  const event = fc.oneof(
    { weight: 30, arbitrary: honest },
    { weight: 6, arbitrary: eventOf('case.move', fc.oneof(...stepsOf(services, 'caseId', known))) },
    { weight: 6, arbitrary: eventOf('register.move', fc.oneof(...stepsOf(registers, 'recordId', known))) },
    { weight: 1, arbitrary: fc.record({ operation: fc.oneof(fc.string(), fc.constant('__proto__')), input: junk }) },
    { weight: 1, arbitrary: junk },
  );
  const body = fc.oneof(
    { weight: 200, arbitrary: event.map((sent) => JSON.stringify(sent) ?? '') },
    { weight: 1, arbitrary: fc.string() },
  );
  return fc.record({ who: fc.constantFrom(...people), body });
}

function eventOf(operation: string, input: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.record({ operation: fc.constant(operation), input, submitId });
}

/** Every step of every flow, on a case or a record that is there. */
function stepsOf(of: readonly Pick<Service | Register, 'flow'>[], id: string, known: Known): fc.Arbitrary<unknown>[] {
  return of.flatMap(({ flow }) =>
    Object.entries(flow.steps).map(([action, { form }]) =>
      fc.record({
        [id]: drawnFrom({ type: 'string' }, known, id),
        version: fc.integer({ min: 1, max: 6 }),
        action: fc.constant(action),
        input: form ? drawnFrom(v.parse(Shape, inputSchema(form)), known) : fc.constant({}),
      }),
    ),
  );
}
