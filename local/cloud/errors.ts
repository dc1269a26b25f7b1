/** A refusal the SDK shows to the caller: `code` is CloudBase's own code, `message` its explanation. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The cloud cannot start. The message is one English line that says what to do. */
export class StartError extends Error {
  constructor(message: string) {
    // Parts of it come from others and may hold line breaks.
    super(message.replace(/\s+/g, ' '));
  }
}

export const refuse = {
  parameter: (message: string) => new CloudError('INVALID_PARAM', message),
  request: (message: string) => new CloudError('DATABASE_REQUEST_FAILED', message),
  operator: (name: string) => new CloudError('DATABASE_INVALID_OPERRATOR', `Unsupported update operator: ${name}.`),
  noCollection: (name: string) =>
    new CloudError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}.`),
  duplicate: (collection: string, index: string) =>
    new CloudError(
      'DATABASE_DUPLICATE_WRITE',
      `[FailedOperation.DuplicateWrite] E11000 duplicate key error collection: ${collection} index: ${index}`,
    ),
  conflict: () =>
    new CloudError(
      'DATABASE_TRANSACTION_CONFLICT',
      '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.',
    ),
  transaction: (message: string) => new CloudError('DATABASE_TRANSACTION_FAIL', message),
  timeout: (message: string) => new CloudError('DATABASE_TIMEOUT', message),
};

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
