import { mintId } from './random';

/** A picture that the person has chosen; `fileId` is empty until it lies in cloud storage. */
export interface HeldPaper {
  /** Its folder in cloud storage: 32 hexadecimal digits that cannot be guessed. */
  id: string;
  /** Where it lies on this phone. */
  path: string;
  name: string;
  fileId: string;
  state: 'sending' | 'failed' | 'done';
  /** Percent sent. */
  progress: number;
}

export type Chosen = { papers: HeldPaper[]; refused: boolean };

/** Larger pictures (bytes) are made smaller before they are sent: a photo of a paper stays readable. */
const compressFrom = 1_000_000;

/** Lets the person take or pick up to `room` pictures. `refused` is true when she did not allow it; closing the picker chooses none. */
export async function choosePictures(room: number): Promise<Chosen> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count: Math.min(room, 9),
      mediaType: ['image'],
      sourceType: ['album', 'camera'],
      sizeType: ['compressed'],
    });
    return { papers: await Promise.all(tempFiles.map(hold)), refused: false };
  } catch (error) {
    return { papers: [], refused: /privacy|auth|permission/i.test(messageOf(error)) };
  }
}

async function hold(file: { tempFilePath: string; size: number }): Promise<HeldPaper> {
  const path = await lasting(await smaller(file.tempFilePath, file.size));
  return { id: await mintId(), path, name: '照片', fileId: '', state: 'sending', progress: 0 };
}

async function smaller(src: string, size: number): Promise<string> {
  if (size < compressFrom) return src;
  try {
    return (await wx.compressImage({ src, quality: 70 })).tempFilePath;
  } catch {
    return src;
  }
}

/** A temporary file is gone when the app is closed; what the person chose must not be. */
function lasting(tempFilePath: string): Promise<string> {
  const saved = new Promise<string>((resolve, reject) => {
    const success = ({ savedFilePath }: { savedFilePath: string }) => resolve(savedFilePath);
    wx.getFileSystemManager().saveFile({ tempFilePath, success, fail: reject });
  });
  return saved.catch(() => tempFilePath);
}

/** The copies on this phone are no longer needed. */
export function letGo(papers: readonly HeldPaper[]): void {
  for (const { path } of papers) {
    try {
      wx.getFileSystemManager().removeSavedFile({ filePath: path, fail: () => undefined });
    } catch {
      // It was no saved copy.
    }
  }
}

/** The same papers after the app was closed: what has arrived is shown from the cloud, the rest is sent again. */
export function revive(paper: HeldPaper): HeldPaper {
  return paper.fileId ? { ...paper, path: paper.fileId } : { ...paper, state: 'sending', progress: 0 };
}

function messageOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('errMsg' in error)) return '';
  return String(error.errMsg);
}
