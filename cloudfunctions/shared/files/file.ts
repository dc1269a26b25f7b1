import type { Case } from '../../../core/case/case';
import { folderIn, mostPaperBytes, type Paper } from '../../../core/kernel/paper';
import { ok, type Result, refuse } from '../../../core/kernel/result';
import { type Filed, papersIn } from '../../../core/record/filing';
import { digest } from '../digest';
import type { Call } from '../handler';
import { noteFiling } from '../store/filings';
import { vault } from '../vault';
import { folderOf } from './folder';
import { type Declined, sentences } from './sentences';
import { addressesOf, fewAtATime, ownPrefix, readBytes, writeFile } from './storage';

/** What is handed in, with every answer in which it stands. */
interface Given {
  papers: readonly Paper[];
  answers: Case['answers'];
}

/** A paper that can be taken: where it is read, the digest of what was read, and the ending that its content has. */
interface Sound {
  fileId: string;
  address: string;
  sha256: string;
  ending: string;
}

type Filing = Pick<Call, 'callerId' | 'submitId' | 'at'> & { caseId: string };

/**
 * Files papers that were just handed in: reads each one and copies the bytes that were read to where only functions
 * write, so that nobody changes them afterwards. Refuses `invalidInput` with one sentence for each field that holds a
 * paper we do not take, `busy` when storage does not answer. One round trip to the database; none without papers.
 */
export async function filePapers({ papers, answers }: Given, filing: Filing): Promise<Result<Filed>> {
  if (papers.length === 0) return ok(new Map());
  const ids = papers.map(({ fileId }) => fileId);
  const hers = await ownAmong(ids, filing.callerId);
  const addressOf = await addressesOf(hers);
  const outcomes = await fewAtATime(papers, async (paper) =>
    hers.includes(paper.fileId) ? examine(paper, addressOf.get(paper.fileId)) : 'foreign',
  );
  return declinedFor(papers, outcomes, answers) ?? copyAll(papers, outcomes.filter(isSound), answers, filing);
}

type Outcome = Sound | Declined | 'unreadable';

const isSound = (outcome: Outcome): outcome is Sound => typeof outcome === 'object';

/** The files that lie in this environment's storage, in her folder; nothing is asked about any other. */
export async function ownAmong(fileIds: readonly string[], callerId: string): Promise<string[]> {
  const [prefix, folder] = [await ownPrefix(), folderOf(callerId)];
  return fileIds.filter((fileId) => folderIn(fileId) === folder && fileId.startsWith(`${prefix}uploads/`));
}

async function examine({ fileId, name }: Paper, address: string | undefined): Promise<Outcome> {
  const bytes = await readBytes(address, mostPaperBytes);
  if (typeof bytes === 'string' || !address) return typeof bytes === 'string' ? bytes : 'missing';
  // Read in with the first paper: what looks into pictures and PDFs is a good part of all our code.
  const { faultOf } = await import('./inspect');
  const found = faultOf(bytes, name, fileId);
  return typeof found === 'string' ? found : { fileId, address, sha256: digest(bytes), ending: found.ending };
}

function declinedFor(papers: readonly Paper[], outcomes: readonly Outcome[], answers: Case['answers']) {
  if (outcomes.includes('unreadable')) return refuse('busy');
  const fields: Record<string, string> = {};
  papers.forEach(({ fileId, name }, at) => {
    const outcome = outcomes[at];
    if (typeof outcome !== 'string' || outcome === 'unreadable') return;
    fields[fieldOf(fileId, answers)] ??= sentences[outcome](name);
  });
  return Object.keys(fields).length > 0 ? refuse('invalidInput', fields) : undefined;
}

function fieldOf(fileId: string, answers: Case['answers']): string {
  const isIn = (field: string) =>
    papersIn({ [field]: answers[field] ?? null }).some((paper) => paper.fileId === fileId);
  return Object.keys(answers).find(isIn) ?? 'papers';
}

async function copyAll(
  papers: readonly Paper[],
  sound: readonly Sound[],
  answers: Case['answers'],
  filing: Filing,
): Promise<Result<Filed>> {
  const prefix = await ownPrefix();
  const copies = sound.map((one) => ({ ...one, path: pathFor(one, filing) }));
  const { caseId, at } = filing;
  const files = copies.map(({ path }) => `${prefix}${path}`);
  await noteFiling({ _id: digest(`filing:${caseId}:${filing.submitId}:${at}`).slice(0, 32), caseId, files, at });
  const outcomes = await fewAtATime(copies, copy);
  const declined = declinedFor(papers, outcomes, answers);
  return declined ?? ok(new Map(copies.map(({ fileId, path, sha256 }) => [fileId, { fileId: prefix + path, sha256 }])));
}

/** Each attempt has paths of its own: what an earlier one left over can be swept while this one goes on. Nobody guesses them. */
function pathFor({ sha256, ending }: Sound, { caseId, submitId, at }: Filing): string {
  const name = vault.blind(`filed:${caseId}:${submitId}:${at}:${sha256}`).slice(0, 32);
  return `filed/${caseId}/${name}.${ending}`;
}

/** Reads once more rather than holding ninety megabytes, and copies only what is still what was examined. */
async function copy(paper: Sound & { path: string }): Promise<Outcome> {
  const bytes = await readBytes(paper.address, mostPaperBytes);
  if (bytes === 'unreadable') return bytes;
  if (typeof bytes === 'string' || digest(bytes) !== paper.sha256) return 'exchanged';
  await writeFile(paper.path, bytes);
  return paper;
}
