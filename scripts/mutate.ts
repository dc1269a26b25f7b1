import { parseArgs } from 'node:util';
import { type Tried, tryCore } from './mutate/core';
import { tryFunctions } from './mutate/functions';

/** Of a hundred changes to the rules, so many must be noticed by the tests of the rules alone. */
const leastOfCore = 85;

const { values: flags } = parseArgs({
  options: { functions: { type: 'string', default: '40' }, only: { type: 'string', multiple: true, default: [] } },
});

function scoreOf(tried: readonly Tried[]): number {
  const counted = tried.filter(({ outcome }) => outcome !== 'fixed');
  return counted.length === 0
    ? 100
    : (100 * counted.filter(({ outcome }) => outcome === 'killed').length) / counted.length;
}

/** A change that nobody noticed, as soon as it is known. */
function sayUnnoticed({ mutant, outcome }: Tried): void {
  if (outcome === 'survived' || outcome === 'uncovered')
    console.log(`${outcome.padEnd(9)} ${mutant.file}:${mutant.line}  ${mutant.from}  →  ${mutant.to}`);
}

function sayScores(tried: readonly Tried[]): void {
  const files = [...new Set(tried.map(({ mutant }) => mutant.file))].map((file) => ({
    file,
    score: scoreOf(tried.filter(({ mutant }) => mutant.file === file)),
  }));
  for (const { file, score } of files.sort((a, b) => a.score - b.score))
    console.log(`${score.toFixed(0).padStart(4)} %  ${file}`);
}

/**
 * Changes the code in one small place after another and looks whether a test notices: all of core, and a sample of the
 * functions (`--functions 40`, 0 for none). `--only core/case/sight.ts` tries that file of core alone, and may stand
 * several times. Fails when too much of core goes unnoticed.
 */
async function main(): Promise<void> {
  const core = await tryCore(flags.only, sayUnnoticed);
  sayScores(core);
  const ofFunctions = flags.only.length > 0 ? 0 : Number(flags.functions);
  const functions = ofFunctions > 0 ? await tryFunctions(ofFunctions) : [];
  functions.forEach(sayUnnoticed);
  sayScores(functions);
  const fixed = core.filter(({ outcome }) => outcome === 'fixed').length;
  console.log(
    `core: ${scoreOf(core).toFixed(1)} % of ${core.length - fixed} changes noticed (at least ${leastOfCore} %); ${fixed} more stand in tables that are read once`,
  );
  if (functions.length > 0)
    console.log(`functions: ${scoreOf(functions).toFixed(0)} % of a sample of ${functions.length} changes noticed`);
  process.exit(scoreOf(core) >= leastOfCore ? 0 : 1);
}

void main();
