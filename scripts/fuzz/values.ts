import fc from 'fast-check';
import * as v from 'valibot';

/** As much of a JSON Schema as the values are drawn from. */
export interface Shape {
  type?: string | undefined;
  const?: unknown;
  enum?: string[] | undefined;
  oneOf?: Shape[] | undefined;
  pattern?: string | undefined;
  format?: string | undefined;
  maxLength?: number | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  maxItems?: number | undefined;
  items?: Shape | undefined;
  properties?: Record<string, Shape> | undefined;
}

export const Shape: v.GenericSchema<unknown, Shape> = v.object({
  type: v.optional(v.string()),
  const: v.optional(v.unknown()),
  enum: v.optional(v.array(v.string())),
  oneOf: v.optional(v.array(v.lazy(() => Shape))),
  pattern: v.optional(v.string()),
  format: v.optional(v.string()),
  maxLength: v.optional(v.number()),
  minimum: v.optional(v.number()),
  maximum: v.optional(v.number()),
  maxItems: v.optional(v.number()),
  items: v.optional(v.lazy(() => Shape)),
  properties: v.optional(
    v.record(
      v.string(),
      v.lazy(() => Shape),
    ),
  ),
});

/** Values that mean something in the store by the name of their field; they may grow while calls are made. */
export type Known = Record<string, readonly unknown[]>;

/** What no honest phone sends. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ maxDepth: 2 }),
  fc.constantFrom(
    null,
    '',
    -1,
    1.5,
    1e308,
    [],
    {},
    [[[[]]]],
    { $gt: '' },
    { $ne: null },
    '__proto__',
    'constructor',
    '\ud800',
    '2026-02-30',
    '9999-99-99|x',
    '很'.repeat(3000),
    '<script>',
    Array.from({ length: 200 }, (_, at) => at),
  ),
);

/** Mostly what the schema asks for, up to and just over its limits, and now and then something else entirely. */
export function drawnFrom(shape: Shape, known: Known, name = ''): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: honest(shape, known, name) }, { weight: 1, arbitrary: junk });
}

function honest(shape: Shape, known: Known, name: string): fc.Arbitrary<unknown> {
  if (shape.oneOf) return fc.oneof(...shape.oneOf.map((one) => drawnFrom(one, known, name)));
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  if (known[name]) return fc.nat().map((at) => known[name]?.[at % (known[name]?.length || 1)]);
  if (shape.properties) return object(shape.properties, known);
  if (shape.type === 'array')
    return fc.array(drawnFrom(shape.items ?? {}, known), { maxLength: (shape.maxItems ?? 3) + 1 });
  if (shape.type === 'integer' || shape.type === 'number') return whole(shape);
  return shape.type === 'string' ? text(shape) : junk;
}

function object(properties: Record<string, Shape>, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([name, shape]) => [
    name,
    fc.option(drawnFrom(shape, known, name), { nil: undefined, freq: 12 }),
  ]);
  return fc.record(Object.fromEntries(fields));
}

function whole({ minimum = -5, maximum = 1e12 }: Shape): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.integer({ min: minimum, max: Math.min(maximum, minimum + 20) }),
    fc.constantFrom(minimum - 1, minimum, maximum, maximum + 1),
  );
}

function text({ pattern, format, maxLength = 40 }: Shape): fc.Arbitrary<unknown> {
  if (format === 'date') {
    const days = fc.date({ min: new Date('2024-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
    return days.map((day) => day.toISOString().slice(0, 10));
  }
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  const length = fc.constantFrom(maxLength, maxLength + 1);
  return fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: Math.min(maxLength, 30) }),
    fc.constantFrom('13800000001', '做了四个月木工，老板只付了两千元。'),
    length.map((count) => '工'.repeat(count)),
  );
}
