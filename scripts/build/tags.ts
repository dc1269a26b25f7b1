import { BUILTIN_TAGS } from './builtins';
import { BuildFailure } from './failure';
import { isPackaged, type Part, type Tree } from './tree';

/** A BuildFailure names the first of our own files with a tag that neither WeChat nor its JSON knows. */
export function checkTags(tree: Tree): void {
  for (const part of tree.parts.values()) {
    if (isPackaged(part.id)) continue;
    for (const [file, tags] of tagsOf(tree, part)) {
      for (const tag of tags) {
        if (!knows(tree, part, tag))
          throw new BuildFailure(file, `<${tag}> is not a component of ${part.id}.json or app.json`);
      }
    }
  }
}

/** Lines such as `pages/home/home.json declares <t-tag> but does not use it`: what is declared is shipped. */
export function unusedTags(tree: Tree): string[] {
  return [...tree.parts.values()]
    .filter(({ id }) => !isPackaged(id))
    .flatMap((part) => {
      const used = new Set(tagsOf(tree, part).flatMap(([, tags]) => tags));
      return [...part.using.keys()]
        .filter((tag) => !used.has(tag))
        .map((tag) => `${part.id}.json declares <${tag}> but does not use it`);
    });
}

function knows(tree: Tree, part: Part, tag: string): boolean {
  return (
    BUILTIN_TAGS.has(tag) ||
    part.using.has(tag) ||
    tree.everywhere.has(tag) ||
    tag in (part.config.componentGenerics ?? {})
  );
}

/** The tags of a part's WXML and of all it imports, by file; also components named by `generic:x="tag"`. */
function tagsOf(tree: Tree, part: Part): [file: string, tags: string[]][] {
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id) || !id.endsWith('.wxml')) return;
    seen.add(id);
    for (const imported of tree.files.get(id)?.imports.values() ?? []) visit(imported);
  };
  part.files.forEach(visit);
  return [...seen].map((id) => [id, tagsIn(tree, id)]);
}

function tagsIn(tree: Tree, file: string): string[] {
  return (tree.files.get(file)?.tokens ?? []).flatMap((token) => {
    if (token.kind !== 'open') return [];
    const generics = token.attributes.flatMap(({ name, value }) =>
      name.startsWith('generic:') && value ? [value] : [],
    );
    return [token.tag, ...generics];
  });
}
