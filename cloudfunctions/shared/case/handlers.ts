import { attestCase } from './attest';
import { discardDraft, openDraft, saveDraft } from './drafts';
import { moveOneCase } from './move';
import { listNotices } from './notices';
import { openCasePapers } from './papers';
import { listMine, listQueue, readOneCase, readToday } from './read';
import { revealNumber } from './reveal';
import { searchCases } from './search';
import { assistCase, renewCase, renewCaseFor, submitCase } from './submit';

/** What may be done with the cases of whatever service. */
export const caseHandlers = [
  submitCase,
  assistCase,
  renewCase,
  renewCaseFor,
  listMine,
  readOneCase,
  openCasePapers,
  moveOneCase,
  listQueue,
  readToday,
  searchCases,
  revealNumber,
  attestCase,
  listNotices,
  saveDraft,
  openDraft,
  discardDraft,
] as const;
