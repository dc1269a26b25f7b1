/** A part of shell.html by its id. */
export function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`shell.html has no #${id}`);
  return found;
}
