import { actOnPapers, type PaperAct, type PaperHolder } from '../../../miniprogram/components/paper-slots/paper-work';
import type { HeldPaper } from '../../../miniprogram/services/pictures';
import { aHome, FakePhone, settle } from './phone';

const megabyte = 1024 * 1024;
const clear = { width: 1080, height: 1440 };

interface Photo {
  path: string;
  size?: number;
  width?: number;
  height?: number;
}

/** A phone on which the person takes these photographs next; a path with `heic` cannot be decoded. */
class Camera extends FakePhone {
  private next: Photo[] = [];
  private readonly album = new Map<string, Photo>();
  readonly asked: number[] = [];
  open = 0;
  mostOpen = 0;

  constructor() {
    super();
    const found = (path: string) => this.album.get(path) ?? { path };
    Object.assign(wx, {
      chooseMedia: async ({ count }: { count: number }) => {
        this.asked.push(count);
        if (this.next.length === 0) throw { errMsg: 'chooseMedia:fail cancel' };
        return { tempFiles: this.next.map(({ path, size = megabyte / 2 }) => ({ tempFilePath: path, size })) };
      },
      compressImage: async ({ src }: { src: string }) => ({ tempFilePath: src }),
      getFileSystemManager: () => ({
        saveFile: (call: { fail(): void }) => call.fail(),
        removeSavedFile: () => undefined,
        getFileInfo: (call: { filePath: string; success(info: { size: number }): void }) =>
          call.success({ size: found(call.filePath).size ?? 0 }),
      }),
      getImageInfo: async ({ src }: { src: string }) => {
        if (src.includes('heic')) throw { errMsg: 'getImageInfo:fail' };
        return { ...clear, ...found(src) };
      },
      createOffscreenCanvas: ({ width, height }: { width: number; height: number }) => this.canvas(width, height),
    });
  }

  willTake(...photos: Photo[]): void {
    this.next = photos;
    for (const photo of photos) this.album.set(photo.path, photo);
  }

  /** Draws a picture with a dot at every seventh pixel; one whose path says so has no edges at all. */
  private canvas(width: number, height: number): object {
    let drawn = '';
    return {
      createImage: () => this.image(),
      getContext: () => ({
        drawImage: ({ src }: { src: string }) => {
          drawn = src;
          this.open -= 1;
        },
        getImageData: () => ({ width, height, data: dots(drawn, width * height) }),
      }),
    };
  }

  private image(): object {
    const image = { onload: () => undefined, src: '' };
    return new Proxy(image, {
      set: (target, name, value) => {
        if (name === 'src') {
          this.open += 1;
          this.mostOpen = Math.max(this.mostOpen, this.open);
          Promise.resolve().then(() => target.onload());
        }
        return Reflect.set(target, name, value);
      },
    });
  }
}

function dots(path: string, pixels: number): Uint8ClampedArray {
  const data = new Uint8ClampedArray(pixels * 4).fill(200);
  if (!path.includes('blurred')) for (let at = 0; at < pixels; at += 7) data.fill(20, at * 4, at * 4 + 4);
  return data;
}

class Form implements PaperHolder {
  held: readonly HeldPaper[] = [];
  papers = () => this.held;
  setPapers = (_: string, papers: readonly HeldPaper[]) => {
    this.held = papers;
  };
}

let camera: Camera;
let form: Form;
beforeEach(() => {
  camera = new Camera();
  camera.answers(() => ({ ok: true, value: aHome() }));
  form = new Form();
});

const act = (what: Partial<PaperAct>) => actOnPapers(form, { name: 'papers', act: 'add', id: '', limit: 9, ...what });

/** Everything that was sent arrives. */
async function arrive(doing: Promise<string>): Promise<string> {
  await settle();
  for (const task of camera.uploads.splice(0)) task.success({ fileID: `cloud://e.b/${task.cloudPath}` });
  return doing;
}

const add = (...photos: Photo[]) => {
  camera.willTake(...photos);
  return arrive(act({}));
};

describe('a picture that is sent', () => {
  it('goes into her own folder, under a name that WeChat cannot spoil', async () => {
    camera.willTake({ path: 'a.HEIC' }, { path: 'b.unknown' });
    const adding = act({});
    await settle();
    const folder = aHome().folder;
    expect(camera.uploads.map(({ cloudPath }) => cloudPath)).toEqual([
      expect.stringMatching(`^uploads/${folder}/[0-9a-f]{32}/1\\.heic$`),
      expect.stringMatching(`^uploads/${folder}/[0-9a-f]{32}/1\\.jpg$`),
    ]);
    await arrive(adding);
  });
});

describe('a picture that is added', () => {
  it('is called by the paper it is for', async () => {
    camera.willTake({ path: 'a.jpg' });
    await arrive(act({ slot: '户口本' }));
    await add({ path: 'b.jpg' });
    expect(form.held).toMatchObject([
      { name: '户口本', state: 'done' },
      { name: '照片', state: 'done' },
    ]);
  });

  it('is asked about when it is blurred or small, and sent meanwhile', async () => {
    await add({ path: 'a.jpg' }, { path: 'blurred.jpg' }, { path: 'c.jpg', width: 480, height: 640 });
    expect(form.held.map(({ doubt }) => doubt)).toEqual([undefined, 'blurred', 'small']);
    expect(form.held.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  });

  it('is not judged where it cannot be decoded, nor on a phone that has no canvas off the screen', async () => {
    await add({ path: 'blurred.heic' });
    Object.assign(wx, { createOffscreenCanvas: undefined });
    await add({ path: 'blurred.jpg' });
    expect(form.held.map(({ doubt, state }) => [doubt, state])).toEqual([
      [undefined, 'done'],
      [undefined, 'done'],
    ]);
  });

  it('is left out, in words, when it is larger than the cloud takes; the others are kept', async () => {
    const said = await add({ path: 'a.jpg', size: 10 * megabyte + 1 }, { path: 'b.jpg', size: 10 * megabyte });
    expect(said).toContain('有 1 张照片太大');
    expect(form.held).toMatchObject([{ path: 'b.jpg' }]);
  });

  it('is opened alone: nine at once are too many for an old phone', async () => {
    await add(...Array.from({ length: 9 }, (_, at) => ({ path: `${at}.jpg` })));
    expect([camera.mostOpen, camera.open]).toEqual([1, 0]);
  });
});

describe('a picture in doubt', () => {
  beforeEach(() => add({ path: 'a.jpg' }, { path: 'blurred.jpg' }));
  const doubted = () => form.held.find(({ doubt }) => doubt)?.id ?? '';

  it('is kept by 就用这张 as it is, and not asked about again', async () => {
    await act({ act: 'keep', id: doubted() });
    expect(form.held).toMatchObject([{ path: 'a.jpg' }, { path: 'blurred.jpg', doubt: '', state: 'done' }]);
  });

  it('is replaced by 重拍, in its place and under its name, by one picture', async () => {
    camera.willTake({ path: 'b.jpg' });
    await arrive(act({ act: 'retake', id: doubted() }));
    expect(form.held.map(({ path, name, doubt }) => [path, name, doubt])).toEqual([
      ['a.jpg', '照片', undefined],
      ['b.jpg', '照片', undefined],
    ]);
    expect(camera.asked.at(-1)).toBe(1);
  });

  it('stays when she takes no other one, or one that is too large', async () => {
    camera.willTake();
    await act({ act: 'retake', id: doubted() });
    camera.willTake({ path: 'huge.jpg', size: 11 * megabyte });
    expect(await act({ act: 'retake', id: doubted() })).toContain('没有换上');
    expect(form.held).toMatchObject([{ path: 'a.jpg' }, { path: 'blurred.jpg', doubt: 'blurred' }]);
  });
});
