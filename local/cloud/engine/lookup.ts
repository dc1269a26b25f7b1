import { refuse } from '../errors';
import { type Doc, isDoc } from './ejson';
import { encodeKey, valuesAt } from './keys';
import { type Stage, stagesOf } from './stages';

export interface LookupSources {
  byField(collection: string, field: string, values: readonly unknown[]): Doc[];
  byPipeline(collection: string, stages: readonly Stage[]): Doc[];
  /** Runs a `$lookup` whose pipeline reads variables of the outer document. */
  correlated(spec: Doc): Doc[];
}

/** `$lookup`: by equal fields, by an independent pipeline (run once), or by a pipeline with `let`. */
export function lookup(docs: Doc[], operand: unknown, sources: LookupSources): Doc[] {
  if (!isDoc(operand)) throw refuse.request('the $lookup specification must be an object');
  const { from, as, localField, foreignField, pipeline } = operand;
  if (typeof from !== 'string' || typeof as !== 'string') throw refuse.request("$lookup must specify 'from' and 'as'");
  if (pipeline !== undefined) {
    const independent = localField === undefined && (!isDoc(operand.let) || Object.keys(operand.let).length === 0);
    if (!independent) return sources.correlated(operand);
    const found = sources.byPipeline(from, stagesOf(pipeline));
    return docs.map((doc) => withField(doc, as, found));
  }
  if (typeof localField !== 'string' || typeof foreignField !== 'string') {
    throw refuse.request("$lookup requires either 'pipeline' or both 'localField' and 'foreignField'");
  }
  const known = new Map<string, Doc[]>();
  return docs.map((doc) => {
    const values = valuesAt(doc, localField);
    const key = encodeKey(values).toString('latin1');
    const found = known.get(key) ?? sources.byField(from, foreignField, values.length > 0 ? values : [null]);
    known.set(key, found);
    return withField(doc, as, found);
  });
}

function withField(doc: Doc, path: string, value: unknown): Doc {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...doc, [first]: value };
  const inner = doc[first];
  return { ...doc, [first]: withField(isDoc(inner) ? inner : {}, rest.join('.'), value) };
}
