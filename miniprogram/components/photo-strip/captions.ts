import type { PaperView } from '../../../core/case/view';

/** What stands under each picture: its name without the ending of a file, numbered where several share it. */
export function captionsOf(papers: readonly PaperView[]): string[] {
  const stems = papers.map(({ name }) => name.replace(/\.[a-z0-9]{2,5}$/i, ''));
  return stems.map((stem, at) => {
    const alike = stems.filter((other) => other === stem).length;
    return alike > 1 ? `${stem} ${stems.slice(0, at + 1).filter((other) => other === stem).length}` : stem;
  });
}
