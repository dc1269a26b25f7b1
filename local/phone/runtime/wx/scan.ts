import * as v from 'valibot';
import { html } from '../dom';
import { button, openSurface } from '../surfaces/surface';
import { asyncCall, CallFailure } from './call';
import { loadImage, pickFiles } from './media';

declare global {
  interface Window {
    /** Installed by scanner.js, which is loaded when a person scans for the first time. */
    __decodeQr?: (pixels: Uint8ClampedArray, width: number, height: number) => string | null;
  }
}

const ScanCode = v.object({ onlyFromCamera: v.optional(v.boolean(), false) });

/** Reads QR codes, from the camera where there is one, or from a picture. */
export function scanCalls(): Record<string, unknown> {
  return {
    scanCode: asyncCall('scanCode', ScanCode, async () => {
      const result = await scan();
      if (result === null) throw new CallFailure('cancel');
      return { result, scanType: 'QR_CODE', charSet: 'utf-8', path: '' };
    }),
  };
}

function scan(): Promise<string | null> {
  return new Promise((resolve) => {
    const video = html('video', { playsinline: '', muted: '' });
    const hint = html('p', { role: 'status' }, '对准二维码，或选一张二维码图片');
    let stream: MediaStream | null = null;
    const finish = (text: string | null): void => {
      for (const track of stream?.getTracks() ?? []) track.stop();
      surface.close();
      resolve(text);
    };
    const fromPicture = button('选择图片', 'scanner-pick', () => {
      void readPicture().then(
        (text) => {
          if (text === null) hint.textContent = '这张图片里没有找到二维码，请换一张清楚些的';
          else finish(text);
        },
        () => undefined,
      );
    });
    const cancel = button('取消', 'scanner-cancel', () => finish(null));
    const surface = openSurface(
      'scanner',
      video,
      html('div', { class: 'scanner-frame' }),
      hint,
      html('footer', {}, cancel, fromPicture),
    );
    openCamera(video).then(
      (opened) => {
        stream = opened;
        void watch(video, surface.layer, finish);
      },
      () => {
        hint.textContent = '这台设备没有可用的摄像头，请选一张二维码图片';
      },
    );
  });
}

async function openCamera(video: HTMLVideoElement): Promise<MediaStream> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  video.srcObject = stream;
  await video.play();
  return stream;
}

async function watch(video: HTMLVideoElement, layer: HTMLElement, finish: (text: string) => void): Promise<void> {
  while (layer.isConnected) {
    const text = video.videoWidth > 0 ? await decode(video, video.videoWidth, video.videoHeight) : null;
    if (text !== null) return finish(text);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function readPicture(): Promise<string | null> {
  const [file] = await pickFiles('image/*', 1);
  if (file === undefined) return null;
  const address = URL.createObjectURL(file);
  try {
    const picture = await loadImage(address);
    return await decode(picture, picture.naturalWidth, picture.naturalHeight);
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function decode(source: CanvasImageSource, width: number, height: number): Promise<string | null> {
  const context = Object.assign(html('canvas'), { width, height }).getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.drawImage(source, 0, 0, width, height);
  const read = await loadDecoder();
  return read(context.getImageData(0, 0, width, height).data, width, height);
}

async function loadDecoder(): Promise<NonNullable<Window['__decodeQr']>> {
  if (window.__decodeQr === undefined) {
    await new Promise((resolve, reject) => {
      const script = html('script', { src: '/scanner.js' });
      script.onload = resolve;
      script.onerror = () => reject(new CallFailure('scanner.js is missing'));
      document.head.append(script);
    });
  }
  if (window.__decodeQr === undefined) throw new CallFailure('scanner.js is broken');
  return window.__decodeQr;
}
