import { app } from '../store/database';

/** Half an hour: long enough to look at a case, too short to pass an address around. */
const addressSeconds = 1800;
/** Storage gives this many addresses at a time. */
const mostAtOnce = 50;
/** Long enough for ten megabytes inside one data centre, well under a function's own time. */
const longestMs = 8000;
/** As many files are held in memory at a time: three of ten megabytes leave a function of 256 MB room to work. */
const readers = 3;

/** Temporary addresses by file id; none for a file that is not there. */
export async function addressesOf(fileIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = fileIds.map((fileID) => ({ fileID, maxAge: addressSeconds }));
  const parts = Array.from({ length: Math.ceil(asked.length / mostAtOnce) }, (_, part) =>
    app.getTempFileURL({ fileList: asked.slice(part * mostAtOnce, (part + 1) * mostAtOnce) }),
  );
  const answered = (await Promise.all(parts)).flatMap(({ fileList }) => fileList);
  return new Map(answered.filter(({ tempFileURL }) => tempFileURL).map((file) => [file.fileID, file.tempFileURL]));
}

/**
 * The bytes behind a temporary address; `tooLarge` as soon as there are more than `most`, the rest is not fetched.
 * `unreadable`: storage did not answer in time, a repeat may succeed.
 */
export async function readBytes(
  address: string | undefined,
  most: number,
): Promise<Buffer | 'missing' | 'tooLarge' | 'unreadable'> {
  if (!address) return 'missing';
  const controller = new AbortController();
  const late = setTimeout(() => controller.abort(), longestMs);
  try {
    const { ok, status, body } = await fetch(address, { signal: controller.signal });
    if (ok && body) return await collect(body, most);
    return status === 404 ? 'missing' : 'unreadable';
  } catch {
    return 'unreadable';
  } finally {
    clearTimeout(late);
    controller.abort();
  }
}

async function collect(body: ReadableStream<Uint8Array>, most: number): Promise<Buffer | 'tooLarge'> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > most) return 'tooLarge';
    pieces.push(next.value);
  }
  return Buffer.concat(pieces, size);
}

/** Does something with each of many, a few at a time; the answers in the order of the questions. */
export async function fewAtATime<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  const waiting = items.entries();
  const worker = async () => {
    for (const [at, item] of waiting) answers[at] = await work(item);
  };
  await Promise.all(Array.from({ length: readers }, worker));
  return answers;
}

/** Writes a file as the union's own: no phone is its creator, so none may overwrite, read or delete it. */
export async function writeFile(cloudPath: string, fileContent: Buffer): Promise<string> {
  return (await app.uploadFile({ cloudPath, fileContent })).fileID;
}

/** Deletes files; what is not there any more counts as deleted. Throws when one of them stays. */
export async function deleteFiles(fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  const { fileList } = await app.deleteFile({ fileList: [...fileIds] });
  const stays = fileList.find(({ code }) => code !== 'SUCCESS' && code !== 'STORAGE_FILE_NONEXIST');
  if (stays) throw new Error(`a file could not be deleted: ${stays.code}`);
}

let own: Promise<string> | undefined;

/** What every file id of this environment begins with, in storage's own words; asked once a process. */
export function ownPrefix(): Promise<string> {
  own ??= askPrefix().catch((error: unknown) => {
    own = undefined;
    throw error;
  });
  return own;
}

async function askPrefix(): Promise<string> {
  const cloudPath = 'filed/prefix';
  const { data } = await app.getUploadMetadata({ cloudPath });
  return data.fileId.slice(0, -cloudPath.length);
}
