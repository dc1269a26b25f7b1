import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { buildPreview } from '../local/phone/preview';
import { launchChromium } from '../tests/support/browser';
import { dataFolder, startHearth } from '../tests/support/hearth';
import { LOCAL_ENVIRONMENT } from './build/environment';
import { buildFunctions } from './build/functions';
import { buildMiniprogram } from './build/miniprogram';
import { anotherCard } from './screenshots/another-card';
import { applyingForScholarship } from './screenshots/applicant';
import { awardJourney } from './screenshots/award';
import { centrePages } from './screenshots/centre';
import { corrections } from './screenshots/corrections';
import { awardEndings } from './screenshots/endings';
import { caseJourney } from './screenshots/journey';
import { handoverElsewhere, officeWork } from './screenshots/office';
import { oversight } from './screenshots/oversight';
import { papers } from './screenshots/papers';
import { scholarshipPages } from './screenshots/scholarship';
import { secondLooks } from './screenshots/second-looks';
import { badDays, staffPages } from './screenshots/staff';
import { type Format, Studio } from './screenshots/studio';
import { applying, workerTabs } from './screenshots/worker';

const root = resolve(__dirname, '..');
const nodeModules = join(root, 'node_modules');
const formats: readonly Format[] = [
  { name: '390x844', width: 390, height: 844, largeType: false },
  { name: '320x568-large', width: 320, height: 568, largeType: true },
];

async function build(dist: string): Promise<void> {
  const miniprogram = join(dist, 'miniprogram');
  await buildMiniprogram({
    source: join(root, 'miniprogram'),
    out: miniprogram,
    nodeModules,
    environment: LOCAL_ENVIRONMENT,
  });
  await buildFunctions({ source: join(root, 'cloudfunctions'), out: join(dist, 'cloudfunctions'), nodeModules });
  await buildPreview({ miniprogram, out: join(dist, 'preview'), nodeModules });
}

type Tour = (studio: Studio, url: string) => Promise<void>;

/** What people meet on their days. */
async function everyday(studio: Studio): Promise<void> {
  await workerTabs(studio);
  await caseJourney(studio, await applying(studio));
  await staffPages(studio);
  await applyingForScholarship(studio);
  await scholarshipPages(studio);
  await awardJourney(studio);
  await awardEndings(studio);
  await centrePages(studio);
  await badDays(studio);
  await officeWork(studio);
}

/** What few people ever meet, and must understand at once. */
async function seldom(studio: Studio, url: string): Promise<void> {
  await secondLooks(studio);
  await oversight(studio, url);
}

/** What is decided, and looked at again. */
async function decidedAnew(studio: Studio): Promise<void> {
  await anotherCard(studio);
  await corrections(studio);
  await handoverElsewhere(studio);
}

/** What can be asked for alone, by the folder in which its pictures lie. */
const tours: Readonly<Record<string, Tour>> = { everyday, seldom, 'decided-anew': decidedAnew, papers };

/** Every page and state of a tour in one format, in a world of its own; false where it stopped on its way. */
async function shoot(browser: Browser, format: Format, tour: Tour, dist: string, out: string): Promise<boolean> {
  rmSync(join(out, format.name), { recursive: true, force: true });
  const data = dataFolder();
  const hearth = await startHearth(data.path, '--dist', dist);
  const studio = new Studio(browser, hearth.url, format, out);
  try {
    await tour(studio, hearth.url);
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return false;
  } finally {
    const { taken, troubles } = await studio.close();
    console.log(`${format.name}: ${taken} pictures, ${troubles.length} troubles`);
    for (const trouble of troubles) console.log(`  ${trouble}`);
    await hearth.stop();
    data.remove();
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { tour: { type: 'string' }, format: { type: 'string' } },
  });
  const out = resolve(positionals[0] ?? 'screenshots');
  const chosen = Object.entries(tours).filter(([name]) => name === (values.tour ?? name));
  const sizes = formats.filter(({ name }) => name === (values.format ?? name));
  if (chosen.length === 0) throw new Error(`There is no tour "${values.tour}": ${Object.keys(tours).join(', ')}.`);
  if (sizes.length === 0) throw new Error(`There is no format "${values.format}".`);
  const dist = mkdtempSync(join(tmpdir(), 'hearth-dist-'));
  const browser = await launchChromium();
  try {
    await build(dist);
    for (const [name, tour] of chosen) {
      for (const format of sizes) {
        console.log(`${name}, ${format.name}`);
        if (!(await shoot(browser, format, tour, dist, join(out, name)))) process.exitCode = 1;
      }
    }
    console.log(`They lie in ${out}.`);
  } finally {
    await browser.close();
    rmSync(dist, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
