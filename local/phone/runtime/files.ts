import type { SavedFiles } from './saved-files';

/** Turns what an `image` or a call names (package, temporary, saved or cloud file) into an address for the browser. */
export type Locate = (source: string, owner?: string) => Promise<string>;

interface OpenFile {
  blob: Blob;
  address: string;
}

/** The files of the phone: temporary ones, saved ones, and those that came with the mini-program. */
export class PhoneFiles {
  private readonly open = new Map<string, OpenFile>();

  constructor(private readonly saved: SavedFiles) {}

  /** Keeps a photo just taken or a picture just drawn until the mini-program ends. Returns its path. */
  add(blob: Blob, extension: string): string {
    return this.remember(newPath('tmp', extension), blob);
  }

  /** Makes a temporary file outlive the mini-program, under a new path. */
  async save(path: string): Promise<string> {
    const file = this.open.get(path);
    if (file === undefined || !path.startsWith('wxfile://tmp_')) throw new Error('tempFilePath file not exist');
    const savedPath = newPath('store', path.split('.').at(-1) ?? 'bin');
    await this.saved.put(savedPath, file.blob);
    this.open.delete(path);
    return this.remember(savedPath, file.blob);
  }

  async remove(path: string): Promise<void> {
    if ((await this.find(path)) === undefined) throw new Error('file not exist');
    await this.saved.remove(path);
    this.open.delete(path);
  }

  async read(path: string): Promise<Blob> {
    const file = await this.find(path);
    if (file !== undefined) return file.blob;
    const response = path.startsWith('wxfile://') ? null : await fetch(await this.addressOf(path));
    if (response === null || !response.ok) throw new Error(`no such file or directory, open '${path}'`);
    return response.blob();
  }

  /**
   * An address that the browser can load.
   * @param owner the page or component whose relative path it is; '' when the path is not relative
   */
  async addressOf(path: string, owner = ''): Promise<string> {
    const file = await this.find(path);
    if (file !== undefined) return file.address;
    if (path.startsWith('wxfile://')) throw new Error(`no such file or directory, open '${path}'`);
    return packageAddress(path, owner);
  }

  private async find(path: string): Promise<OpenFile | undefined> {
    const known = this.open.get(path);
    if (known !== undefined || !path.startsWith('wxfile://store_')) return known;
    const blob = await this.saved.get(path);
    if (blob === undefined) return undefined;
    this.remember(path, blob);
    return this.open.get(path);
  }

  private remember(path: string, blob: Blob): string {
    this.open.set(path, { blob, address: URL.createObjectURL(blob) });
    return path;
  }
}

/** The file name extension for a MIME type: `image/jpeg` → `jpg`. */
export function extensionOf(type: string): string {
  const subtype = type.split('/')[1] ?? '';
  return subtype === 'jpeg' ? 'jpg' : subtype.replace(/\+.*/, '') || 'bin';
}

/** A file of the mini-program itself, or an address that already is one. */
function packageAddress(path: string, owner: string): string {
  if (/^(?:[a-z]+:|\/\/)/i.test(path)) return path;
  const base = path.startsWith('/') || owner === '' ? '' : owner.split('/').slice(0, -1).join('/');
  return new URL(`${base}/${path}`.replace(/^\/+/, ''), `${window.location.origin}/app/`).pathname;
}

function newPath(kind: 'tmp' | 'store', extension: string): string {
  return `wxfile://${kind}_${crypto.randomUUID().replaceAll('-', '')}.${extension}`;
}
