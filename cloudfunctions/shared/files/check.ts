import { papersIn } from '../../../core/case/answers';
import type { Json } from '../../../core/case/case';
import { mostPaperBytes } from '../../../core/kernel/field';
import { refuse } from '../../../core/kernel/result';
import { addressesOf } from '../papers';
import { type Fault, faultOf } from './inspect';

/** Long enough for ten megabytes inside one data centre, well under a function's own time. */
const longestMs = 8000;

const sentences: Record<Fault | 'missing', (name: string) => string> = {
  missing: (name) => `“${name}”没有传上来，请删去后重新上传。`,
  tooLarge: (name) => `“${name}”超过 ${mostPaperBytes / 1024 / 1024} MB，请换一张小一些的照片。`,
  wrongKind: (name) => `“${name}”不是照片或 PDF，请拍照或截图后上传。`,
  hidden: (name) => `“${name}”里夹带了照片以外的内容，不能接收。请重新拍照后上传。`,
};

type Declined = ReturnType<typeof refuse>;

/**
 * Reads every paper among answers that were just given, wherever it lies, before anything is written.
 * Refuses `invalidInput` with one sentence for each field that holds a paper we do not take, `busy` when storage does
 * not answer. Costs no database round trip.
 */
export async function checkPapers(answers: { readonly [field: string]: Json }): Promise<Declined | undefined> {
  const given = Object.entries(answers).flatMap(([field, value]) =>
    papersIn({ [field]: value }).map((paper) => ({ field, paper })),
  );
  if (given.length === 0) return undefined;
  const addressOf = await addressesOf(given.map(({ paper }) => paper));
  const faults = await Promise.all(given.map(({ paper }) => faultAt(addressOf.get(paper.fileId))));
  if (faults.includes('unreadable')) return refuse('busy');
  const fields: Record<string, string> = {};
  given.forEach(({ field, paper }, at) => {
    const fault = faults[at];
    if (fault && fault !== 'unreadable') fields[field] ??= sentences[fault](paper.name);
  });
  return Object.keys(fields).length > 0 ? refuse('invalidInput', fields) : undefined;
}

async function faultAt(address: string | undefined): Promise<Fault | 'missing' | 'unreadable' | undefined> {
  if (!address) return 'missing';
  const controller = new AbortController();
  const late = setTimeout(() => controller.abort(), longestMs);
  try {
    const { ok, status, body } = await fetch(address, { signal: controller.signal });
    if (ok && body) return await faultOf(piecesOf(body));
    return status === 404 ? 'missing' : 'unreadable';
  } catch {
    return 'unreadable';
  } finally {
    clearTimeout(late);
    // What is left of a file that is too large is not fetched.
    controller.abort();
  }
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}
