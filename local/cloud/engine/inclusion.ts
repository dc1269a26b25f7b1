import { type Doc, isDoc } from './ejson';

const isYes = (value: unknown) => value === 1 || value === true;
const isNo = (value: unknown) => value === 0 || value === false;

/**
 * What a projection leaves of a document, where it does nothing but name whole fields to keep: most do, and to copy them
 * takes no engine. Undefined for every other one.
 */
export function inclusionOf(projection: unknown): ((doc: Doc) => Doc) | undefined {
  if (!isDoc(projection)) return undefined;
  const { _id: id = 1, ...fields } = projection;
  const names = Object.keys(fields);
  const isPlain = names.every((name) => isYes(fields[name]) && !/[.$]/.test(name));
  if (names.length === 0 || !isPlain || !(isYes(id) || isNo(id))) return undefined;
  const kept = new Set(isYes(id) ? ['_id', ...names] : names);
  return (doc) =>
    Object.fromEntries(Object.entries(doc).filter(([name, value]) => kept.has(name) && value !== undefined));
}
