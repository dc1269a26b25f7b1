import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { environmentGiven, LOCAL_ENVIRONMENT } from './build/environment';
import { BuildFailure } from './build/failure';
import { buildFunctions, type FunctionsReport } from './build/functions';
import { buildMiniprogram, type MiniprogramReport } from './build/miniprogram';

const { values } = parseArgs({
  options: {
    miniprogram: { type: 'string', default: 'miniprogram' },
    cloudfunctions: { type: 'string', default: 'cloudfunctions' },
    /** The CloudBase environment it is for; else ENV_ID of the shell or of .env. */
    env: { type: 'string' },
    out: { type: 'string', default: 'dist' },
    /** Prints the reports as they are, a line each, for programs. */
    json: { type: 'boolean', default: false },
  },
});
const NO_ENVIRONMENT =
  'NO ENVIRONMENT ID: this mini-program speaks to this machine alone. Before you upload it: npm run build -- --env <environment id>, or ENV_ID in .env.';
const nodeModules = join(__dirname, '..', 'node_modules');

const environment = environmentGiven(values.env);

void (async () => {
  await say(
    buildMiniprogram({
      source: values.miniprogram,
      out: join(values.out, 'miniprogram'),
      nodeModules,
      environment: environment ?? LOCAL_ENVIRONMENT,
    }),
    describeMiniprogram,
  );
  await say(
    buildFunctions({ source: values.cloudfunctions, out: join(values.out, 'cloudfunctions'), nodeModules }),
    describeFunctions,
  );
  if (!environment && !values.json) console.log(NO_ENVIRONMENT);
})();

/** Each part says its lines, or in one what is wrong; then the process ends with 1. */
async function say<Report>(part: Promise<Report>, describe: (report: Report) => string[]): Promise<void> {
  try {
    const report = await part;
    console.log(values.json ? JSON.stringify(report) : describe(report).join('\n'));
  } catch (error) {
    if (!(error instanceof BuildFailure)) throw error;
    console.error(`Build failed: ${error.message}`);
    process.exitCode = 1;
  }
}

function describeMiniprogram({ ms, sizes, files, icons, unused }: MiniprogramReport): string[] {
  const packages = Object.entries({ main: sizes.main, ...sizes.subpackages }).map(
    ([name, bytes]) => `${name} ${kilobytes(bytes)}`,
  );
  return [
    `mini-program: ${packages.join(', ')}, all ${kilobytes(sizes.total)}; ${files} files, ${icons.length} icons; ${ms} ms`,
    ...unused.map((line) => `  ${line}`),
  ];
}

function describeFunctions({ ms, functions }: FunctionsReport): string[] {
  const each = functions.map(
    ({ name, bytes, ownBytes }) => `${name} ${kilobytes(bytes)} (ours ${kilobytes(ownBytes)})`,
  );
  return [`functions: ${each.join(', ')}; ${ms} ms`];
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
