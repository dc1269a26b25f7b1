import { refuse } from '../errors';
import { type Doc, isDoc } from './ejson';
import { compileQuery } from './engine';

const GEO = new Set(['$near', '$nearSphere', '$geoWithin', '$geoIntersects', '$geoNear']);
const REFUSED = new Set(['$where', '$text', '$search', '$jsonSchema']);

/** A test of documents against a query. Throws the refusal of a query that cannot be run. */
export function matcherFor(query: Doc): (doc: Doc) => boolean {
  refuseUnsupported(query);
  const wanted = Object.entries(query);
  if (!wanted.every(([path, value]) => isName(path) && isScalar(value))) return compileQuery(query);
  let compiled: ((doc: Doc) => boolean) | undefined;
  return (doc) => {
    // Most questions ask for plain values of plain fields. A list, a date, an object is met as the database meets it.
    if (wanted.some(([path]) => !isScalar(doc[path]))) {
      compiled ??= compileQuery(query);
      return compiled(doc);
    }
    return wanted.every(([path, value]) => doc[path] === value);
  };
}

/** True for a field of the document itself. */
const isName = (path: string) => !path.includes('.') && !path.startsWith('$');

const isScalar = (value: unknown) => ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);

/** Refuses what the local cloud does not have, wherever it stands in a query or a pipeline. */
export function refuseUnsupported(value: unknown): void {
  if (Array.isArray(value)) value.forEach(refuseUnsupported);
  if (!isDoc(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (GEO.has(key)) throw refuse.request(`${key} is not available in the local cloud: it has no geographic queries`);
    if (REFUSED.has(key)) throw refuse.request(`${key} is not available in the local cloud`);
    refuseUnsupported(inner);
  }
}
