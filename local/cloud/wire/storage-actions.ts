import type { Doc } from '../engine/ejson';
import { CloudError, messageOf } from '../errors';
import { checkPath, type Files, fileId, pathOfId } from '../files/files';
import { temporaryUrl, uploadTicket } from '../files/temp-urls';
import type { Action } from './database-actions';

const MISSING = 'STORAGE_FILE_NONEXIST';

/** What the SDK's `storage.*` requests do. A function may read and write every file. `base` is the cloud's address. */
export function storageActions(files: Files, base: () => string): Record<string, Action> {
  return {
    'storage.getUploadMetadata': async (params) => {
      const path = params.text('path');
      checkPath(path);
      const { url, authorization } = uploadTicket(files, base(), path);
      return {
        data: { url, authorization, token: 'local', fileId: fileId(path), cosFileId: files.sign(`cos:${path}`) },
      };
    },
    'storage.batchGetDownloadUrl': async (params) => ({
      data: {
        download_list: params.objects('file_list').map((entry) => {
          const id = String(entry.fileid);
          const age = typeof entry.max_age === 'number' ? entry.max_age : undefined;
          const path = pathOfId(id);
          if (path === undefined || !files.find(path))
            return { fileid: id, fileID: id, tempFileURL: '', code: MISSING };
          return { fileid: id, fileID: id, tempFileURL: temporaryUrl(files, base(), path, age), code: 'SUCCESS' };
        }),
      },
    }),
    'storage.batchDeleteFile': async (params) => {
      const outcomes: Doc[] = [];
      for (const id of params.texts('fileid_list')) {
        const path = pathOfId(id);
        const removed = path !== undefined && (await files.remove(path));
        outcomes.push({ fileID: id, code: removed ? 'SUCCESS' : MISSING });
      }
      return { data: { delete_list: outcomes } };
    },
    'storage.batchCopyFile': async (params) => {
      const outcomes: Doc[] = [];
      for (const entry of params.objects('file_list')) outcomes.push(await copyOne(files, entry));
      return { data: { copy_list: outcomes } };
    },
  };
}

async function copyOne(files: Files, entry: Doc): Promise<Doc> {
  const from = String(entry.src_path);
  const to = String(entry.dst_path);
  const id = fileId(to);
  if (entry.overwrite === false && files.find(to)) return { fileId: id, code: 'FILE_ALREADY_EXISTS' };
  try {
    await files.copy(from, to);
    if (entry.remove_original === true) await files.remove(from);
    return { fileId: id, code: 'SUCCESS' };
  } catch (error) {
    const code = error instanceof CloudError ? error.code : 'SYS_ERR';
    return { fileId: id, code, message: messageOf(error) };
  }
}
