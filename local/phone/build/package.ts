import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AppModel, PackageEntry } from './app-model';
import { COMPILE_AHEAD } from './bundle';
import { wrapScripts } from './scripts';
import { compileWxss } from './styles';
import { compileTemplates } from './templates';

/** Where the script of a package is served: packages/main.js, packages/packages-worker.js. */
export function packageFile(root: string): string {
  return `packages/${root === '' ? 'main' : root.replace(/\/$/, '').replaceAll('/', '-')}.js`;
}

export interface BuiltPackage {
  code: string;
  elements: Set<string>;
  calls: Set<string>;
  warnings: string[];
}

/** One script that registers a package: its components, styles, templates and modules. */
export function buildPackage(app: AppModel, entry: PackageEntry): BuiltPackage {
  const templates = compileTemplates(app.folder, entry);
  const scripts = wrapScripts(app, entry);
  const ids = entry.components.map((each) => each.id);
  const styled = (entry.root === '' ? ['app', ...ids] : ids).filter((id) => existsSync(join(app.folder, `${id}.wxss`)));
  const manifest = {
    root: entry.root,
    components: entry.components.map((each) => ({
      id: each.id,
      isPage: each.isPage,
      json: { ...each.json, usingComponents: rooted(each.using) },
    })),
    styles: Object.fromEntries(styled.map((id) => [id, compileWxss(app.folder, `${id}.wxss`)])),
  };
  const head = entry.root === '' ? `__mp.app(${JSON.stringify(appFacts(app))});\n` : '';
  const code = `${COMPILE_AHEAD}${head}__mp.package(${JSON.stringify(manifest)},${templates.code});\n${scripts.code}\n`;
  return { ...templates, code, calls: scripts.calls };
}

function appFacts(app: AppModel): object {
  const packages = app.packages.filter((each) => each.root !== '');
  return {
    json: app.json,
    pages: app.pages,
    packages: packages.map((each) => ({ root: each.root, name: each.name, script: packageFile(each.root) })),
  };
}

function rooted(using: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(using).map(([tag, id]) => [tag, `/${id}`]));
}
