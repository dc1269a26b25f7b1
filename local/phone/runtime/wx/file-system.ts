import * as v from 'valibot';
import type { PhoneFiles } from '../files';
import { asyncCall } from './call';

/** The FileSystemManager, as far as the product uses it, and random bytes. */
export function fileSystemCalls(files: PhoneFiles): Record<string, unknown> {
  const manager = {
    saveFile: asyncCall('saveFile', v.object({ tempFilePath: v.string() }), async ({ tempFilePath }) => ({
      savedFilePath: await files.save(tempFilePath),
    })),
    getFileInfo: asyncCall('getFileInfo', v.object({ filePath: v.string() }), async ({ filePath }) => ({
      size: (await files.read(filePath)).size,
    })),
    removeSavedFile: asyncCall('removeSavedFile', v.object({ filePath: v.string() }), ({ filePath }) =>
      files.remove(filePath).then(() => undefined),
    ),
  };
  return {
    getFileSystemManager: () => manager,
    getRandomValues: asyncCall('getRandomValues', v.object({ length: v.number() }), ({ length }) => ({
      randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer,
    })),
  };
}
