import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { contract, papersContract } from '../../core/contract';
import { catalogue } from '../../core/domains/catalogue';
import { ruleSets } from '../../core/domains/rules';
import { services } from '../../core/domains/services';
import { type Field, fieldsOf } from '../../core/kernel/field';
import { readUnion } from '../../scripts/deploy/union-file';
import { describeBehaviour } from '../../scripts/document/behaviour';
import { documents } from '../../scripts/document/documents';
import { describeOperations } from '../../scripts/document/operations';
import { inputSchema } from '../../scripts/document/schemas';
import { sentencesIn } from '../../scripts/document/sentences';
import { toolRegister } from '../support/tool-register';
import { cardRules, unionCard } from '../support/union-card';

const root = resolve(__dirname, '../..');
const forms = services.flatMap(({ form, flow }) => [
  form,
  ...Object.values(flow.steps).flatMap((step) => step.form ?? []),
]);

const Property = v.object({
  maxLength: v.optional(v.number()),
  minLength: v.optional(v.number()),
  minimum: v.optional(v.number()),
  maximum: v.optional(v.number()),
  maxItems: v.optional(v.number()),
  enum: v.optional(v.array(v.string())),
});
const Described = v.object({ properties: v.record(v.string(), Property), required: v.array(v.string()) });

/** Values just outside of what the document says. */
function outside({ maxLength, minLength, minimum, maximum, enum: options }: v.InferOutput<typeof Property>): unknown[] {
  return [
    ...(maxLength === undefined ? [] : ['字'.repeat(maxLength + 1)]),
    ...(minLength === undefined ? [] : ['字'.repeat(minLength - 1)]),
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(maximum === undefined ? [] : [maximum + 1]),
    ...(options === undefined ? [] : ['none of them']),
  ];
}

describe('the generated documents', () => {
  it.each(documents(root))('%s says what the code does; `npm run document` writes it anew', (path, text) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  });

  it('are an example that a deployment takes', () => {
    expect(readUnion(join(root, 'docs/union.example.json')).name).toBe('瑞金市总工会');
  });

  it('name every operation once, who may call it, and whether it writes', () => {
    const described = describeOperations(catalogue).operations.map(({ operation, who, writes }) => [
      operation,
      who,
      writes,
    ]);
    const declared = Object.entries({ ...contract, ...papersContract }).map(([operation, { audience, writes }]) => [
      operation,
      typeof audience === 'string' ? [audience] : audience,
      writes,
    ]);
    expect(described).toEqual(declared);
  });

  it('tell of a service or a register that is added what it is called, what it asks and which steps it has', () => {
    const card = unionCard();
    const house = { services: [...services, card], rules: [...ruleSets, cardRules], registers: [toolRegister()] };
    const described = JSON.stringify(describeOperations(house));
    expect(described).toContain('"kind":{"const":"card"}');
    expect(described).toContain('"action":"sendBack","label":"退回"');
    expect(described).toContain('"kind":{"const":"tool"}');
    expect(described).toContain('"action":"scrap","label":"报废"');
    expect(describeBehaviour(join(root, 'tests'), house)).toContain('补办会员证 (`card`)');
  });

  it('promise no limit that the code does not hold', () => {
    for (const schema of [...forms, ...Object.values({ ...contract, ...papersContract }).map(({ input }) => input)]) {
      const { properties } = v.parse(Described, inputSchema(schema));
      for (const [name, property] of Object.entries(properties)) {
        for (const value of outside(property)) {
          const issues = v.safeParse(schema, { [name]: value }).issues ?? [];
          expect([name, value, issues.some(({ path }) => path?.[0]?.key === name)]).toEqual([name, value, true]);
        }
      }
    }
  });

  const expected = ({ control, limit, options, required }: Field) => ({
    required,
    ...(control === 'text' || control === 'longText' ? { maxLength: limit } : {}),
    ...(control === 'papers' ? { maxItems: limit } : {}),
    ...(options ? { enum: options.map(({ value }) => value) } : {}),
  });

  it('say the limits, the choices and the duty of every question', () => {
    for (const form of forms) {
      const { properties, required } = v.parse(Described, inputSchema(form));
      for (const field of fieldsOf(form)) {
        const described = { ...properties[field.name], required: required.includes(field.name) };
        expect(described).toMatchObject(expected(field));
      }
    }
  });
});

describe('the sentences of a test file', () => {
  it('are its groups and tests in their order, with an ellipsis for what varies', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sentences-'));
    const file = join(folder, 'some.test.ts');
    writeFileSync(
      file,
      `describe('a door', () => {
        const open = () => it.name;
        it('opens', () => { expect('it').toBe(open()); });
        describe('locked', () => { it.each(['a', 'b'])('stays shut for %s, and $name', () => {}); });
      });`,
    );
    expect(sentencesIn(file)).toEqual([
      {
        words: 'a door',
        inside: [
          { words: 'opens', inside: [] },
          { words: 'locked', inside: [{ words: 'stays shut for …, and …', inside: [] }] },
        ],
      },
    ]);
    rmSync(folder, { recursive: true, force: true });
  });
});
