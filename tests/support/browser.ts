import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const REPOSITORY = join(__dirname, '..', '..');

/** Where Chrome, Chromium and Edge are usually installed. */
const USUAL_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    if (folder === undefined) return [];
    return [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ];
  }),
};

/** Starts a headless Chromium: an installed one, or the one that comes with the packages. Close it when done. */
export async function launchChromium(): Promise<Browser> {
  const installed = installedBrowser();
  if (installed !== undefined) return chromium.launch({ executablePath: installed });
  const folder = unpackedChromium();
  return chromium.launch({ executablePath: join(folder, 'chromium'), env: { ...process.env, ...libraries(folder) } });
}

function installedBrowser(): string | undefined {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which does not exist`);
    return named;
  }
  return USUAL_PLACES[process.platform]?.find((place) => existsSync(place));
}

/**
 * Unpacks the packaged Chromium once for each user and version. It is unpacked aside and renamed into place, so that
 * two test workers that start together never see half of it.
 */
function unpackedChromium(): string {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('no browser found: install Google Chrome, or set CHROME_PATH to a Chromium');
  }
  const manifest = join(REPOSITORY, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const folder = join(tmpdir(), `hearth-chromium-${version}-${userInfo().uid}`);
  if (existsSync(folder)) return folder;
  const aside = mkdtempSync(`${folder}-`);
  const script = "require('@sparticuz/chromium').executablePath()";
  execFileSync(process.execPath, ['-e', script], {
    cwd: REPOSITORY,
    // The package unpacks into TMPDIR, and its libraries only where it believes to be on Lambda.
    env: { ...process.env, TMPDIR: aside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    renameSync(aside, folder);
  } catch {
    // Another worker was faster.
    rmSync(aside, { recursive: true, force: true });
  }
  return folder;
}

/** On a bare Linux the browser's libraries and fonts are missing: the package brings both. */
function libraries(folder: string): Record<string, string> {
  const places = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib', '/lib/x86_64-linux-gnu'];
  const complete = places.some((place) => existsSync(join(place, 'libnss3.so')));
  const path = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    ...(complete ? {} : { LD_LIBRARY_PATH: path }),
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
  };
}
