/** What the control interface of a stand-in environment keeps. */
export interface ControlledEnvironment {
  envId: string;
  storageAcl: string;
  collections: Map<string, ControlledCollection>;
  functions: Map<string, ControlledFunction>;
  functionRules: string | undefined;
}

export interface ControlledCollection {
  acl: string;
  indexes: { Name: string; Keys: { Name: string; Direction: string }[]; Unique: boolean }[];
}

export interface ControlledFunction {
  description: string;
  timeout: number;
  memorySize: number;
  variables: { Key: string; Value: string }[];
  triggers: { TriggerName: string; TriggerDesc: string }[];
  /** How often code was sent. */
  codes: number;
}

/** An environment on its first day: everybody reads its files, phones write new collections (docs.cloudbase.net). */
export function newEnvironment(envId: string): ControlledEnvironment {
  return { envId, storageAcl: 'READONLY', collections: new Map(), functions: new Map(), functionRules: undefined };
}
