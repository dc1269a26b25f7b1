const KB = 1024;

/** What the product may weigh, in bytes. WeChat takes 2 MB a package; ours stay far below, for slow phones and connections. */
export const budgets = {
  mainPackage: 560 * KB,
  subpackage: 300 * KB,
  allPackages: 1228 * KB,
  function: 1024 * KB,
  /**
   * Our own share of a function. One warm `api` serves everything, and reading more of our own code costs less than a
   * second cold start would, as long as `coldShare` holds.
   */
  ownCode: 400 * KB,
} as const;

/** Functions whose own share is held to the budget; `papers` is the one that carries the libraries of sheets and letters. */
export const lean: readonly string[] = ['api', 'jobs'];

/** How much of the time that the SDK as installed takes alone a first require of `api` may take. */
export const coldShare = 0.4;
