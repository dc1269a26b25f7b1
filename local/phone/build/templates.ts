import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';
import { ELEMENTS, tagsIn } from '../shared/elements';
import type { PackageEntry } from './app-model';
import { PreviewError } from './app-model';
import { adaptWxs, WXS_PRELUDE } from './wxs';

export interface CompiledTemplates {
  /** A JavaScript expression: an object from path to template. */
  code: string;
  elements: Set<string>;
  warnings: string[];
}

interface TemplateProblem {
  isError: boolean;
  message: string;
  path: string;
  startLine: number;
}

/** Compiles the WXML of one package, with the templates and WXS it imports, wherever those lie. */
export function compileTemplates(folder: string, entry: PackageEntry): CompiledTemplates {
  const compiler = new PackageTemplates(folder);
  const elements = new Set<string>();
  for (const component of entry.components) {
    compiler.addTemplate(component.id);
    const known = new Set([...Object.keys(component.using), ...Object.keys(component.json.componentGenerics)]);
    for (const [tag, file] of compiler.tagsOf(component.id)) {
      if (known.has(tag)) continue;
      if (!ELEMENTS.has(tag)) throw new PreviewError(`${file}.wxml: <${tag}> is not an element of this preview`);
      elements.add(tag);
    }
  }
  return { code: compiler.finish(), elements, warnings: compiler.warnings };
}

class PackageTemplates {
  readonly warnings: string[] = [];
  private readonly group = new TmplGroup();
  private readonly templates = new Map<string, { tags: Set<string>; imports: string[] }>();
  private readonly scripts = new Set<string>();

  constructor(private readonly folder: string) {}

  addTemplate(id: string): void {
    if (this.templates.has(id)) return;
    const text = this.read(`${id}.wxml`);
    for (const problem of this.group.addTmpl(id, text) as TemplateProblem[]) this.report(problem);
    for (const name of this.group.getInlineScriptModuleNames(id) as string[]) {
      this.group.setInlineScript(id, name, adaptWxs(this.group.getInlineScript(id, name)));
    }
    const imports = this.group.getDirectDependencies(id) as string[];
    this.templates.set(id, { tags: tagsIn(text), imports });
    for (const each of imports) this.addTemplate(each);
    for (const each of this.group.getScriptDependencies(id) as string[]) this.addScript(each);
  }

  /** Tags used by a template or by what it imports, with the file that uses them. */
  tagsOf(id: string, seen = new Set<string>()): [tag: string, file: string][] {
    const template = this.templates.get(id);
    if (seen.has(id) || template === undefined) return [];
    seen.add(id);
    const own = [...template.tags].map((tag): [string, string] => [tag, id]);
    return [...own, ...template.imports.flatMap((each) => this.tagsOf(each, seen))];
  }

  finish(): string {
    this.group.setExtraRuntimeScript(WXS_PRELUDE);
    const code = this.group.getTmplGenObjectGroups();
    this.group.free();
    return code;
  }

  private addScript(id: string): void {
    if (this.scripts.has(id)) return;
    this.scripts.add(id);
    const code = this.read(`${id}.wxs`);
    for (const match of code.matchAll(/require\(\s*['"]([^'"]+)['"]\s*\)/g)) {
      this.addScript(posix.join(posix.dirname(id), match[1] ?? '').replace(/\.wxs$/, ''));
    }
    this.group.addScript(id, adaptWxs(code));
  }

  private report(problem: TemplateProblem): void {
    const line = `${problem.path}.wxml:${problem.startLine + 1} ${problem.message}`;
    if (problem.isError) throw new PreviewError(line);
    // What TDesign's own templates could say better is not for this project to mend.
    if (!problem.path.startsWith('miniprogram_npm/')) this.warnings.push(line);
  }

  private read(path: string): string {
    const file = join(this.folder, path);
    if (!existsSync(file)) throw new PreviewError(`${path} is missing`);
    return readFileSync(file, 'utf8');
  }
}
