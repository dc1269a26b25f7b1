import { endingOf } from '../../core/kernel/paper';
import type { HeldPaper } from './pictures';
import { homeAtOnce } from './session';

/** Sends a table into her own folder, to be read there; its file id, empty when it did not arrive. */
export async function sendTable(filePath: string, id: string): Promise<string> {
  const home = await homeAtOnce();
  if (!home.ok) return '';
  const cloudPath = `uploads/${home.value.folder}/${id}/1.${endingOf(filePath) === 'csv' ? 'csv' : 'xlsx'}`;
  return (await attempt(cloudPath, filePath)) || attempt(cloudPath, filePath);
}

/** Takes a file of hers out of cloud storage again; one that stays does no harm. */
export function takeBack(fileId: string): Promise<unknown> {
  return wx.cloud.deleteFile({ fileList: [fileId] }).catch(() => undefined);
}

/** Sends one picture to cloud storage, twice if need be. Answers its file id; empty when it did not arrive. */
export async function sendPicture(paper: HeldPaper, onProgress: (percent: number) => void): Promise<string> {
  const home = await homeAtOnce();
  if (!home.ok) return '';
  // Her own folder: the cloud takes a paper from nowhere else. The same place every time: a picture that is sent again
  // does not lie there twice.
  const cloudPath = `uploads/${home.value.folder}/${paper.id}/1.${pictureEnding(paper.path)}`;
  return (await attempt(cloudPath, paper.path, onProgress)) || attempt(cloudPath, paper.path, onProgress);
}

function attempt(cloudPath: string, filePath: string, onProgress?: (percent: number) => void): Promise<string> {
  return new Promise((resolve) => {
    const task = wx.cloud.uploadFile({
      cloudPath,
      filePath,
      success: ({ fileID }) => resolve(fileID),
      fail: () => resolve(''),
    });
    if (onProgress) task.onProgressUpdate(({ progress }) => onProgress(progress));
  });
}

/** WeChat names some temporary files `.unknown`; the cloud looks at the bytes, and only that it is a picture's name. */
function pictureEnding(path: string): string {
  const ending = endingOf(path);
  return ['png', 'webp', 'heic', 'heif'].includes(ending) ? ending : 'jpg';
}
