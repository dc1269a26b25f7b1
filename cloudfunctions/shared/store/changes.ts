import { command } from './database';

/** More changes than anybody makes before a lost answer is asked for again. */
export const remembered = 200;

/**
 * The submitIds of the changes made last of a document, in the document itself: what makes a change asks for `unseen` and
 * writes `noted` in the same update, so that a repeat of it, however late, finds nothing to do.
 */
export const unseen = (submitId: string) => ({ changes: command.neq(submitId) });
export const noted = (submitId: string) => ({ changes: command.push({ each: [submitId], slice: -remembered }) });
