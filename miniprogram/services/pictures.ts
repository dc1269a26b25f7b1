import { mostPaperBytes } from '../../core/kernel/paper';
import { isRefusal } from './privacy';
import { mintId } from './random';

/** Why an officer may not be able to read a picture; empty when nothing was found, or the person wants it as it is. */
export type Doubt = 'blurred' | 'small' | '';

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
  /** Asked until she answers; the picture is on its way meanwhile. */
  doubt?: Doubt;
}

/** `tooLarge` counts those that were left out because the cloud would not take them. */
export type Chosen = { papers: HeldPaper[]; refused: boolean; tooLarge: number };

/** Larger pictures (bytes) are made smaller before they are sent: a photo of a paper stays readable. */
const compressFrom = 1_000_000;

/** Lets the person take or pick up to `room` pictures, called `name`. `refused` is true when she did not allow it; closing the picker chooses none. */
export async function choosePictures(room: number, name: string): Promise<Chosen> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count: Math.min(room, 9),
      mediaType: ['image'],
      sourceType: ['album', 'camera'],
      sizeType: ['compressed'],
    });
    const held = await Promise.all(tempFiles.map((file) => hold(file, name)));
    const papers = held.filter((paper) => paper !== undefined);
    return { papers, refused: false, tooLarge: held.length - papers.length };
  } catch (error) {
    return { papers: [], tooLarge: 0, refused: isRefusal(error) };
  }
}

async function hold(file: { tempFilePath: string; size: number }, name: string): Promise<HeldPaper | undefined> {
  const small = await smaller(file.tempFilePath, file.size);
  if (file.size > mostPaperBytes && (await sizeOf(small)) > mostPaperBytes) return undefined;
  const path = await lasting(small);
  return { id: await mintId(), path, name, fileId: '', state: 'sending', progress: 0 };
}

/** Bytes; 0 where the phone does not say, then the cloud decides. */
function sizeOf(filePath: string): Promise<number> {
  return new Promise((resolve) => {
    const success = ({ size }: { size: number }) => resolve(size);
    wx.getFileSystemManager().getFileInfo({ filePath, success, fail: () => resolve(0) });
  });
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
