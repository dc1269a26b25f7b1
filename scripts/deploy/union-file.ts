import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { ruleSets } from '../../core/domains/rules';
import { troubleOf } from '../../core/union/rules';
import { Union } from '../../core/union/union';
import { DeployFailure } from './failure';

/** A file from before seasons had a place of their own; an empty list says nothing. */
const WithSeasons = v.object({ seasons: v.pipe(v.array(v.unknown()), v.minLength(1)) });

/** How many of a file's mistakes are named at once. */
const most = 8;

/** The settings of a union from a file of JSON. Throws a DeployFailure that names the file and the place of every mistake. */
export function readUnion(file: string): Union {
  if (!existsSync(file))
    throw new DeployFailure(`${file} does not exist: copy docs/union.example.json and fill it in.`);
  const read = parse(file);
  if (v.is(WithSeasons, read))
    throw new DeployFailure(
      `${file} names seasons: they are announced in the mini-program (工作台 → 金秋助学 → 公布新一年), by the head of the aid centre or an administrator. Take them out of the file.`,
    );
  const parsed = v.safeParse(Union, read);
  const rules = rulesAmiss(read);
  if (parsed.success && rules.length === 0) return parsed.output;
  const issues = parsed.issues ?? [];
  const mistakes = [...issues.map((issue) => `${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`), ...rules];
  const more = mistakes.length > most ? `; and ${mistakes.length - most} more` : '';
  throw new DeployFailure(`${file} is not the settings of a union. ${mistakes.slice(0, most).join('; ')}${more}`);
}

const Decided = v.object({ rules: v.array(v.looseObject({ numbers: v.optional(v.looseObject({})) })) });
/** What a decision says beside its numbers. */
const beside = ['from', 'of', 'by', 'at', 'numbers'];

/** Numbers of rules that no domain has, or that cannot be: read in the product they would count as not decided. */
function rulesAmiss(read: unknown): string[] {
  if (!v.is(Decided, read)) return [];
  return read.rules.flatMap(({ numbers, ...flat }, at) => {
    const said = Object.entries(numbers ?? flat).filter(([name]) => !beside.includes(name));
    return said.flatMap(([name, value]) => {
      const number = ruleSets.flatMap((set) => set.numbers[name] ?? [])[0];
      const trouble = number ? troubleOf(number, value) : 'there is no such rule.';
      return trouble === undefined ? [] : [`rules.${at}.${numbers ? 'numbers.' : ''}${name}: ${trouble}`];
    });
  });
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new DeployFailure(`${file} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}
