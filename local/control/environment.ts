/** What the control interface of a stand-in environment keeps. */
export interface ControlledEnvironment {
  envId: string;
  /**
   * One in PG mode has PostgreSQL in the place of a document database: what Tencent's console makes since 2026-10-30. A bare
   * one has neither.
   */
  mode: 'classic' | 'pg' | 'bare';
  storageAcl: string;
  collections: Map<string, ControlledCollection>;
  functions: Map<string, ControlledFunction>;
  functionRules: string | undefined;
  /** How many indexes a collection may have, CloudBase's own among them: 100 by its current pages, less by older ones. */
  mostIndexes: number;
}

export interface ControlledCollection {
  acl: string;
  indexes: { Name: string; Keys: { Name: string; Direction: string }[]; Unique: boolean }[];
}

export interface ControlledFunction {
  description: string;
  /** What it runs on, and whether the cloud installs packages of its own choice there. */
  runtime: string;
  installDependency: string;
  timeout: number;
  memorySize: number;
  variables: { Key: string; Value: string }[];
  triggers: { TriggerName: string; TriggerDesc: string }[];
  /** How often code was sent. */
  codes: number;
}

/** An environment on its first day: everybody reads its files, phones write new collections (docs.cloudbase.net). */
export function newEnvironment(envId: string): ControlledEnvironment {
  return {
    envId,
    mode: 'classic',
    storageAcl: 'READONLY',
    collections: new Map(),
    functions: new Map(),
    functionRules: undefined,
    mostIndexes: 100,
  };
}

/** What a collection has on its first day: phones write it, and CloudBase's own indexes are there. */
export function newCollection(): ControlledCollection {
  const own = ['_id', '_openid'].map((Name) => ({ Name, Direction: '1' }));
  return {
    acl: 'PRIVATE',
    indexes: own.map((key) => ({ Name: `${key.Name}_`, Keys: [key], Unique: key.Name === '_id' })),
  };
}
