import type { HeldPaper } from './pictures';

/** Sends one picture to cloud storage, twice if need be. Answers its file id; empty when it did not arrive. */
export async function sendPicture(paper: HeldPaper, onProgress: (percent: number) => void): Promise<string> {
  return (await attempt(paper, onProgress)) || attempt(paper, onProgress);
}

function attempt(paper: HeldPaper, onProgress: (percent: number) => void): Promise<string> {
  return new Promise((resolve) => {
    const task = wx.cloud.uploadFile({
      // The same place every time: a picture that is sent again does not lie there twice.
      cloudPath: `papers/${paper.id}/1.${endingOf(paper.path)}`,
      filePath: paper.path,
      success: ({ fileID }) => resolve(fileID),
      fail: () => resolve(''),
    });
    task.onProgressUpdate(({ progress }) => onProgress(progress));
  });
}

function endingOf(path: string): string {
  const ending = /\.([a-z0-9]{2,5})$/i.exec(path)?.[1];
  return ending ? ending.toLowerCase() : 'jpg';
}
