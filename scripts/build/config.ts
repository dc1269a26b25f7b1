import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { BuildFailure } from './failure';
import { type Folders, locate } from './layout';

const Tags = v.record(v.string(), v.string());
const Subpackage = v.looseObject({ root: v.string(), pages: v.array(v.string()) });

/** What this build reads of app.json; everything else passes through. */
const AppConfig = v.looseObject({
  pages: v.array(v.string()),
  subpackages: v.optional(v.array(Subpackage)),
  subPackages: v.optional(v.array(Subpackage)),
  usingComponents: v.optional(Tags),
  sitemapLocation: v.optional(v.string()),
  tabBar: v.optional(
    v.looseObject({
      custom: v.optional(v.boolean()),
      list: v.array(v.looseObject({ iconPath: v.optional(v.string()), selectedIconPath: v.optional(v.string()) })),
    }),
  ),
});
export type AppConfig = v.InferOutput<typeof AppConfig>;

/** What this build reads of a page's or component's JSON. */
const ComponentConfig = v.looseObject({
  component: v.optional(v.boolean()),
  usingComponents: v.optional(Tags),
  componentGenerics: v.optional(
    v.record(v.string(), v.union([v.boolean(), v.looseObject({ default: v.optional(v.string()) })])),
  ),
});
export type ComponentConfig = v.InferOutput<typeof ComponentConfig>;

/** Reads app.json; a BuildFailure if it is missing or not what WeChat accepts. */
export function readAppConfig(folders: Folders): AppConfig {
  return readJson(folders, 'app.json', AppConfig) ?? missing('app.json');
}

/** Reads the JSON of a page or component; empty if it has none. */
export function readComponentConfig(folders: Folders, id: string): ComponentConfig {
  return readJson(folders, `${id}.json`, ComponentConfig) ?? {};
}

/** The subpackages' roots without slashes around them, with the ids of their pages. */
export function subpackagesOf(app: AppConfig): { root: string; pages: string[] }[] {
  return [...(app.subpackages ?? []), ...(app.subPackages ?? [])].map(({ root, pages }) => {
    const bare = root.replace(/^\/+|\/+$/g, '');
    return { root: bare, pages: pages.map((page) => `${bare}/${page}`) };
  });
}

function readJson<S extends v.GenericSchema>(folders: Folders, file: string, schema: S): v.InferOutput<S> | undefined {
  const path = locate(folders, file);
  if (!existsSync(path)) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new BuildFailure(file, `is not JSON (${error instanceof Error ? error.message : error})`);
  }
  const parsed = v.safeParse(schema, data);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new BuildFailure(file, `${v.getDotPath(issue) ?? 'the whole'} is wrong: ${issue.message}`);
}

function missing(file: string): never {
  throw new BuildFailure(file, 'does not exist');
}
