import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { type Control, type FieldHints, hintsOf } from '../../core/kernel/field';

type JsonSchema = Omit<ReturnType<typeof toJsonSchema>, '$schema'>;

/** A schema, and where it is a form its questions. */
export type Documented = v.GenericSchema & { entries?: Record<string, v.GenericSchema> };

/** What the rules check beyond what JSON Schema can say is left out: a document may promise less, never something else. */
const config: ConversionConfig = { errorMode: 'ignore', typeMode: 'input' };

const formats: Partial<Record<Control, JsonSchema>> = {
  day: { format: 'date' },
  money: { description: '单位是分。' },
  phone: { description: '11 位手机号，或带区号的固定电话。' },
  colleague: { description: '同事的代号，见 staff.colleagues。' },
};

/** The JSON Schema of what a phone sends: the limits of every field, the choices, and the words of each question. */
export function inputSchema(schema: Documented): JsonSchema {
  const { $schema, ...plain } = toJsonSchema(schema, config);
  const properties = Object.entries(schema.entries ?? {}).map(([name, entry]) => {
    const { $schema: _, ...property } = toJsonSchema(entry, config);
    return [name, { ...property, ...worded(hintsOf(entry)) }];
  });
  return properties.length > 0 ? { ...plain, properties: Object.fromEntries(properties) } : plain;
}

function worded(hint: FieldHints | undefined): JsonSchema {
  if (!hint) return {};
  const options = hint.options ? { enum: hint.options.map(({ value }) => value) } : {};
  // Lengths are characters there as here.
  const isText = hint.control === 'text' || hint.control === 'longText';
  const length = isText ? { minLength: hint.least ?? 1, maxLength: hint.limit } : {};
  return { title: hint.label, ...options, ...length, ...formats[hint.control] };
}
