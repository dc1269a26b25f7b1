import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import postcss from 'postcss';
import { BuildFailure } from './failure';
import { addGapFallback, gapClasses, markKin } from './gaps';
import { type Folders, locate, relativeReference, resolveId } from './layout';
import { printWxml, scanWxml, type WxmlAttribute, type WxmlToken } from './wxml';
import { printWxss } from './wxss';

/** A WXML, WXSS or WXS file: what it needs, and its text once it is known where everything lies. */
export interface SourceFile {
  /** With its ending. */
  id: string;
  /** The ids of the files it imports, by the reference it says. */
  imports: ReadonlyMap<string, string>;
  /** Only of WXML. */
  tokens: readonly WxmlToken[];
  /** Only of WXSS: the classes whose elements keep their children apart by `gap`. */
  gaps: ReadonlySet<string>;
  /** The text for the package; `place` says where a file of an id lies there, `spaced` are the gap classes of all sheets. */
  print(place: (id: string) => string, spaced: ReadonlySet<string>): string;
}

const none: ReadonlySet<string> = new Set();

/** Reads one file. A BuildFailure names it if it cannot be read as what its ending says, or imports what does not exist. */
export function readSourceFile(folders: Folders, id: string): SourceFile {
  const text = readFileSync(locate(folders, id), 'utf8');
  try {
    if (id.endsWith('.wxml')) return wxmlFile(folders, id, text);
    if (id.endsWith('.wxss')) return wxssFile(folders, id, text);
    return wxsFile(folders, id, text);
  } catch (error) {
    if (error instanceof BuildFailure) throw error;
    throw new BuildFailure(id, error instanceof Error ? error.message : String(error));
  }
}

function wxmlFile(folders: Folders, id: string, text: string): SourceFile {
  const tokens = scanWxml(text);
  const sources = tokens.flatMap((token) => (token.kind === 'open' ? importOf(token) : []));
  const imports = new Map(
    sources.map(({ tag, source }) => [
      source,
      required(folders, id, source, tag === 'wxs' ? '.wxs' : '.wxml', `<${tag}>`),
    ]),
  );
  return {
    id,
    imports,
    tokens,
    gaps: none,
    print(place, spaced) {
      const here = place(id);
      return printWxml(
        markKin(tokens, spaced).map((token) =>
          redirect(token, (source) => relativeReference(here, place(imports.get(source) ?? source))),
        ),
      );
    },
  };
}

function importOf(token: WxmlToken & { kind: 'open' }): { tag: string; source: string }[] {
  const attribute = sourceAttribute(token);
  return attribute?.value ? [{ tag: token.tag, source: attribute.value }] : [];
}

function sourceAttribute({ tag, attributes }: WxmlToken & { kind: 'open' }): WxmlAttribute | undefined {
  return ['import', 'include', 'wxs'].includes(tag) ? attributes.find(({ name }) => name === 'src') : undefined;
}

function redirect(token: WxmlToken, to: (source: string) => string): WxmlToken {
  if (token.kind !== 'open') return token;
  const source = sourceAttribute(token);
  if (!source?.value) return token;
  const value = to(source.value);
  return { ...token, attributes: token.attributes.map((one) => (one === source ? { ...one, value } : one)) };
}

function wxssFile(folders: Folders, id: string, text: string): SourceFile {
  const root = postcss.parse(text);
  const imports = new Map<string, string>();
  root.walkAtRules('import', ({ params }) => {
    const reference = importedWxss(params);
    imports.set(reference, required(folders, id, reference, '.wxss', '@import'));
  });
  return {
    id,
    imports,
    tokens: [],
    gaps: gapClasses(id, root),
    print(place) {
      const here = place(id);
      const copy = root.clone();
      copy.walkAtRules('import', (rule) => {
        rule.params = `"${relativeReference(here, place(imports.get(importedWxss(rule.params)) ?? ''))}"`;
      });
      addGapFallback(copy);
      return printWxss(copy);
    },
  };
}

function importedWxss(params: string): string {
  return params.replace(/^url\(|\)$/g, '').replace(/^\s*["']|["']\s*$/g, '');
}

const REQUIRE = /\brequire\(\s*(["'])([^"']+)\1\s*\)/g;

function wxsFile(folders: Folders, id: string, text: string): SourceFile {
  const imports = new Map<string, string>();
  for (const [, , reference = ''] of text.matchAll(REQUIRE))
    imports.set(reference, required(folders, id, reference, '.wxs', 'require'));
  return {
    id,
    imports,
    tokens: [],
    gaps: none,
    print(place) {
      const here = place(id);
      return text.replace(REQUIRE, (_, quote: string, reference: string) => {
        return `require(${quote}${relativeReference(here, place(imports.get(reference) ?? reference))}${quote})`;
      });
    },
  };
}

function required(folders: Folders, from: string, reference: string, ending: string, by: string): string {
  const found = resolveId(folders, from, reference, posix.extname(reference) === ending ? [''] : [ending]);
  if (found === undefined) throw new BuildFailure(from, `${by} "${reference}" does not exist`);
  return found;
}
