import * as v from 'valibot';
import { html } from '../dom';
import { extensionOf, type Locate, type PhoneFiles } from '../files';
import { viewImages } from '../surfaces/image-viewer';
import { asyncCall, CallFailure } from './call';
import type { Privacy } from './privacy';

const ChooseMedia = v.object({
  count: v.optional(v.number(), 9),
  mediaType: v.optional(v.array(v.string()), ['image', 'video']),
  sourceType: v.optional(v.array(v.string()), ['album', 'camera']),
});
const ChooseMessageFile = v.object({
  count: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  type: v.optional(v.picklist(['all', 'video', 'image', 'file']), 'all'),
  extension: v.optional(v.array(v.pipe(v.string(), v.minLength(1))), []),
});
const CanvasToFile = v.object({
  canvas: v.instance(HTMLCanvasElement),
  x: v.optional(v.number(), 0),
  y: v.optional(v.number(), 0),
  width: v.optional(v.number()),
  height: v.optional(v.number()),
  destWidth: v.optional(v.number()),
  destHeight: v.optional(v.number()),
  fileType: v.optional(v.picklist(['png', 'jpg']), 'png'),
  quality: v.optional(v.number(), 1),
});

/** Photos: taken, looked at, made smaller, drawn and saved. */
export function mediaCalls(files: PhoneFiles, locate: Locate, privacy: Privacy): Record<string, unknown> {
  return {
    chooseMedia: asyncCall('chooseMedia', ChooseMedia, async ({ count, mediaType, sourceType }) => {
      await privacy.require('chooseMedia');
      const accept = mediaType.filter((each) => each !== 'mix').map((each) => `${each}/*`);
      const chosen = await pickFiles(accept.join(',') || 'image/*,video/*', count, sourceType);
      return { type: 'image', tempFiles: await Promise.all(chosen.map((file) => describeMedia(files, file))) };
    }),
    chooseMessageFile: asyncCall('chooseMessageFile', ChooseMessageFile, async ({ count, extension }) => {
      await privacy.require('chooseMessageFile');
      // A browser has no chats: any file of this machine stands for one that a colleague sent.
      const chosen = await pickFiles(extension.map((ending) => `.${ending}`).join(','), count);
      const tempFiles = chosen.map((file) => {
        const path = files.add(file, file.name.split('.').at(-1)?.toLowerCase() ?? '');
        return { path, name: file.name, size: file.size, type: 'file', time: Math.floor(file.lastModified / 1000) };
      });
      return { tempFiles };
    }),
    previewImage: asyncCall(
      'previewImage',
      v.object({ urls: v.array(v.string()), current: v.optional(v.string()) }),
      async ({ urls, current }) => {
        viewImages(await Promise.all(urls.map((url) => locate(url))), Math.max(0, urls.indexOf(current ?? '')));
        return undefined;
      },
    ),
    getImageInfo: asyncCall('getImageInfo', v.object({ src: v.string() }), async ({ src }) => {
      const picture = await loadImage(await locate(src));
      const { naturalWidth: width, naturalHeight: height } = picture;
      return { width, height, path: src, orientation: 'up', type: src.split('.').at(-1) ?? 'unknown' };
    }),
    compressImage: asyncCall(
      'compressImage',
      v.object({ src: v.string(), quality: v.optional(v.number(), 80), compressedWidth: v.optional(v.number()) }),
      async ({ src, quality, compressedWidth }) => {
        const picture = await loadImage(await locate(src));
        const width = compressedWidth ?? picture.naturalWidth;
        const canvas = html('canvas');
        canvas.width = width;
        canvas.height = Math.round((picture.naturalHeight * width) / picture.naturalWidth);
        canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
        return { tempFilePath: files.add(await encode(canvas, 'image/jpeg', quality / 100), 'jpg') };
      },
    ),
    canvasToTempFilePath: asyncCall('canvasToTempFilePath', CanvasToFile, async (options) => {
      const { canvas, x, y, fileType, quality } = options;
      const shown = displayedSize(canvas);
      const width = options.width ?? shown.width - x;
      const height = options.height ?? shown.height - y;
      const [across, down] = [canvas.width / shown.width, canvas.height / shown.height];
      const copy = html('canvas');
      copy.width = options.destWidth ?? width;
      copy.height = options.destHeight ?? height;
      const region = [x * across, y * down, width * across, height * down] as const;
      copy.getContext('2d')?.drawImage(canvas, ...region, 0, 0, copy.width, copy.height);
      const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png';
      return { tempFilePath: files.add(await encode(copy, type, quality), fileType) };
    }),
    saveImageToPhotosAlbum: asyncCall(
      'saveImageToPhotosAlbum',
      v.object({ filePath: v.string() }),
      async ({ filePath }) => {
        await privacy.require('saveImageToPhotosAlbum');
        const blob = await files.read(filePath);
        // A browser has no photo album: the picture goes to the downloads.
        html('a', { href: await files.addressOf(filePath), download: `职工之家.${extensionOf(blob.type)}` }).click();
        return undefined;
      },
    ),
  };
}

/** The size in which a canvas is displayed (CSS pixels), in which WeChat takes the region to export; off the screen its own. */
function displayedSize(canvas: HTMLCanvasElement): { width: number; height: number } {
  const { width, height } = (canvas.parentElement ?? canvas).getBoundingClientRect();
  return width > 0 && height > 0 ? { width, height } : { width: canvas.width, height: canvas.height };
}

/** Opens the browser's own chooser; on a phone that offers the camera and the album. */
export function pickFiles(accept: string, count: number, sourceType: string[] = []): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = html('input', { type: 'file', accept, hidden: '' });
    input.multiple = count > 1;
    if (sourceType.length === 1 && sourceType[0] === 'camera') input.setAttribute('capture', 'environment');
    input.addEventListener('change', () => {
      input.remove();
      resolve(Array.from(input.files ?? []).slice(0, count));
    });
    input.addEventListener('cancel', () => {
      input.remove();
      reject(new CallFailure('cancel'));
    });
    document.body.append(input);
    input.click();
  });
}

async function describeMedia(files: PhoneFiles, file: File): Promise<object> {
  const extension = file.name.includes('.') ? (file.name.split('.').at(-1) ?? '') : extensionOf(file.type);
  const tempFilePath = files.add(file, extension.toLowerCase());
  const fileType = file.type.startsWith('video/') ? 'video' : 'image';
  if (fileType === 'video') return { tempFilePath, size: file.size, fileType, duration: 0, width: 0, height: 0 };
  // A picture that this browser cannot show (HEIC) can be handed in all the same, as on a phone.
  const picture = await loadImage(await files.addressOf(tempFilePath)).catch(() => null);
  const { naturalWidth: width, naturalHeight: height } = picture ?? { naturalWidth: 0, naturalHeight: 0 };
  return { tempFilePath, size: file.size, fileType, width, height };
}

export function loadImage(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const picture = new Image();
    picture.onload = () => resolve(picture);
    picture.onerror = () => reject(new CallFailure('image load failed'));
    picture.src = address;
  });
}

function encode(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new CallFailure('canvas is empty')) : resolve(blob)),
      type,
      quality,
    );
  });
}
