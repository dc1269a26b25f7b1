import type CloudBase from '@cloudbase/manager-node';
import type { CollectionSchema, IndexSchema } from '../../cloudfunctions/shared/store/schema';
import { DeployFailure, step } from './failure';
import { collectionRule, keepRule } from './rules';

export interface Prepared {
  /** Names of what was made. */
  made: string[];
  /** What went wrong that does not endanger data: an index that only makes reading slower. */
  problems: string[];
}

/** How many collections are asked for at once. */
const page = 100;

/** The collections that are there. Asked for as a list: the SDK takes any error about one for its not being there. */
export async function readCollections(manager: CloudBase): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (;;) {
    const { Collections } = await step('Reading which collections there are', () =>
      manager.database.listCollections({ MgoOffset: names.size, MgoLimit: page }),
    );
    const before = names.size;
    for (const { CollectionName } of Collections) names.add(CollectionName);
    if (Collections.length < page || names.size === before) return names;
  }
}

/**
 * One collection: made, closed to phones, then its indexes in the order of the schema, by which the unique ones come first
 * (the product's promises rest on them). A failure up to the unique indexes ends the deployment; nothing that is there is
 * changed. `there`: what readCollections answered.
 */
export async function prepareCollection(
  manager: CloudBase,
  envId: string,
  schema: CollectionSchema,
  there: ReadonlySet<string>,
): Promise<Prepared> {
  const { name, indexes } = schema;
  const prepared: Prepared = { made: [], problems: [] };
  if (!there.has(name)) {
    await step(`Making the collection ${name}`, () => manager.database.createCollection(name));
    prepared.made.push(name);
  }
  const rule = collectionRule(manager, envId, name);
  if (await step(rule.name, () => keepRule(rule))) prepared.made.push(`rule of ${name}`);
  const { Indexes } = await step(`Reading the indexes of ${name}`, () => manager.database.describeCollection(name));
  const byName = new Map((Indexes ?? []).map((index) => [index.Name, index] as const));
  for (const index of indexes) {
    const known = byName.get(index.name);
    if (known) prepared.problems.push(...differences(name, index, known));
    else await makeIndex(manager, name, index, prepared);
  }
  return prepared;
}

async function makeIndex(manager: CloudBase, collection: string, index: IndexSchema, prepared: Prepared) {
  const what = `The ${index.unique ? 'unique ' : ''}index ${index.name} of ${collection} (${fieldsOf(index)})`;
  const MgoIndexKeys = index.fields.map(([Name, direction]) => ({ Name, Direction: String(direction) }));
  const MgoKeySchema = { MgoIndexKeys, MgoIsUnique: index.unique ?? false };
  try {
    await step(what, () =>
      manager.database.updateCollection(collection, { CreateIndexes: [{ IndexName: index.name, MgoKeySchema }] }),
    );
    prepared.made.push(`index ${index.name} of ${collection}`);
  } catch (error) {
    if (index.unique || !(error instanceof DeployFailure)) throw error;
    prepared.problems.push(error.message);
  }
}

const fieldsOf = ({ fields }: IndexSchema) => fields.map(([path, direction]) => `${path} ${direction}`).join(', ');

/** An index of this name with other fields is told, not touched: taking one away can stop a union at work for minutes. */
function differences(
  collection: string,
  index: IndexSchema,
  there: { Keys: { Name?: string; Direction?: string }[]; Unique: boolean },
): string[] {
  const keys = there.Keys.map(({ Name, Direction }) => `${Name} ${Direction}`).join(', ');
  if (keys === fieldsOf(index) && there.Unique === (index.unique ?? false)) return [];
  return [
    `The index ${index.name} of ${collection} has other fields (${keys}) than it should (${fieldsOf(index)}): delete it in the CloudBase console at a quiet hour, then run this again.`,
  ];
}
