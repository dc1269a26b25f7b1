import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloudBase } from '@cloudbase/node-sdk';
import { connect, startTestCloud, type TestCloud } from '../../support/local-cloud';

describe('files', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'files-'));
  const options = {
    dataDir,
    collections: [],
    world: { documents: {}, files: { 'world/poster.png': Buffer.from('from the world') } },
  };
  let cloud: TestCloud;
  let app: CloudBase;
  beforeAll(async () => {
    cloud = await startTestCloud(options);
    app = connect(cloud.url);
  });
  afterAll(async () => {
    await cloud.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const upload = async (cloudPath: string, text = 'hello') =>
    (await app.uploadFile({ cloudPath, fileContent: Buffer.from(text) })).fileID;
  const addressOf = async (fileID: string) =>
    (await app.getTempFileURL({ fileList: [fileID] })).fileList[0]?.tempFileURL ?? '';
  const phone = (path: string, openid: string, body: string | Uint8Array<ArrayBuffer>) =>
    fetch(`${cloud.url}${path}`, { method: 'POST', headers: { 'x-wx-openid': openid }, body });
  async function fromPhone(
    path: string,
    openid: string,
    body: string | Uint8Array<ArrayBuffer>,
  ): Promise<Record<string, unknown>> {
    return (await phone(path, openid, body)).json();
  }

  describe('by the SDK', () => {
    it.each([
      'plain.txt',
      'a/deep/path.bin',
      '职工/困难 证明 (1).jpg',
      '100%.txt',
      'ques?tion#mark&.txt',
      `${'x'.repeat(490)}.txt`,
    ])('what is uploaded as %s is downloaded again', async (path) => {
      const fileID = await upload(path, `bytes of ${path}`);
      expect(fileID.endsWith(path)).toBe(true);
      const { fileContent } = await app.downloadFile({ fileID });
      expect(Buffer.from(fileContent ?? '').toString()).toBe(`bytes of ${path}`);
    });
    it('a stream can be uploaded', async () => {
      const file = join(dataDir, 'source.txt');
      writeFileSync(file, 'streamed');
      const { fileID } = await app.uploadFile({ cloudPath: 'stream.txt', fileContent: createReadStream(file) });
      expect(await (await fetch(await addressOf(fileID))).text()).toBe('streamed');
    });
    it('an empty file is a file', async () => {
      const fileID = await upload('empty.txt', '');
      expect(await (await fetch(await addressOf(fileID))).text()).toBe('');
    });
    it('uploading to a path again replaces the file', async () => {
      await upload('again.txt', 'one');
      const fileID = await upload('again.txt', 'two');
      expect(await (await fetch(await addressOf(fileID))).text()).toBe('two');
    });
    it('a file of a world can be read', async () => {
      const { fileContent } = await app.downloadFile({ fileID: (await upload('x')).replace(/x$/, 'world/poster.png') });
      expect(Buffer.from(fileContent ?? '').toString()).toBe('from the world');
    });
    it('getFileInfo tells size and kind', async () => {
      const { fileList } = await app.getFileInfo({ fileList: [await upload('info.png', '12345')] });
      expect(fileList[0]).toMatchObject({ size: 5, mime: 'image/png' });
    });
    it('a deleted file is gone, also for those who have its address', async () => {
      const fileID = await upload('gone.txt');
      const address = await addressOf(fileID);
      expect((await app.deleteFile({ fileList: [fileID] })).fileList).toMatchObject([{ fileID, code: 'SUCCESS' }]);
      expect((await fetch(address)).status).toBe(404);
      await expect(app.downloadFile({ fileID })).rejects.toMatchObject({ code: 'STORAGE_FILE_NONEXIST' });
    });
    it('deleting and addressing what is not there says so, file by file', async () => {
      const there = await upload('there.txt');
      const nowhere = there.replace('there.txt', 'nowhere.txt');
      const addresses = await app.getTempFileURL({ fileList: [nowhere, there] });
      expect(addresses.fileList.map(({ code }) => code)).toEqual(['STORAGE_FILE_NONEXIST', 'SUCCESS']);
      const deleted = await app.deleteFile({ fileList: [nowhere, there] });
      expect(deleted.fileList.map(({ code }) => code)).toEqual(['STORAGE_FILE_NONEXIST', 'SUCCESS']);
    });
    it('a copy stands by itself', async () => {
      const fileID = await upload('from/copy.txt', 'copied');
      await app.copyFile({ fileList: [{ srcPath: 'from/copy.txt', dstPath: 'to/copy.txt' }] });
      await app.deleteFile({ fileList: [fileID] });
      const { fileContent } = await app.downloadFile({ fileID: fileID.replace('from/', 'to/') });
      expect(Buffer.from(fileContent ?? '').toString()).toBe('copied');
    });
    it.each([
      '/absolute.txt',
      '../up.txt',
      'a/../../up.txt',
      'a//b.txt',
      'a\\b.txt',
      'C:/x.txt',
      'line\nbreak',
      `${'x'.repeat(501)}`,
    ])('the path %j is refused', async (path) => {
      await expect(upload(path)).rejects.toMatchObject({ code: 'INVALID_PARAM' });
    });
  });

  describe('a temporary address', () => {
    it('is ASCII whatever the path is', async () => {
      expect(await addressOf(await upload('职工.txt'))).toMatch(/^[\x21-\x7e]+$/);
    });
    it('expires', async () => {
      const fileID = await upload('short.txt');
      const { fileList } = await app.getTempFileURL({ fileList: [{ fileID, maxAge: 0 }] });
      expect((await fetch(fileList[0]?.tempFileURL ?? '')).status).toBe(403);
    });
    it.each([
      ['a later end', (url: URL) => url.searchParams.set('t', '9999999999')],
      ['another signature', (url: URL) => url.searchParams.set('sign', 'a'.repeat(64))],
      ['no signature', (url: URL) => url.searchParams.delete('sign')],
      [
        'another file',
        (url: URL) => {
          url.pathname = url.pathname.replace(/[^/]+$/, Buffer.from('world/poster.png').toString('base64url'));
        },
      ],
    ])('cannot be changed to %s', async (_sentence, change) => {
      const url = new URL(await addressOf(await upload('changed.txt')));
      change(url);
      expect((await fetch(url)).status).toBe(403);
    });
    it('never lets an uploaded page run as a page of this address', async () => {
      const { headers } = await fetch(await addressOf(await upload('page.html', '<script>1</script>')));
      expect(headers.get('content-type')).toBe('application/octet-stream');
      expect(headers.get('content-disposition')).toBe('attachment');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    });
  });

  it('bytes are not taken without the token', async () => {
    const address = `${cloud.url}/local/storage/${Buffer.from('sneaked.txt').toString('base64url')}`;
    expect((await fetch(address, { method: 'PUT', headers: { authorization: 'guess' }, body: 'x' })).status).toBe(403);
  });

  describe('from a phone', () => {
    it('who uploaded a file gets its address, somebody else does not', async () => {
      const { fileID } = await fromPhone(`/local/upload?path=${encodeURIComponent('proof/收入.jpg')}`, 'wang', 'proof');
      const body = JSON.stringify({ fileIDs: [fileID] });
      const own = await fromPhone('/local/temp-urls', 'wang', body);
      expect(own).toMatchObject({ fileList: [{ fileID, status: 0, errMsg: 'ok' }] });
      const [{ tempFileURL }] = Object(own).fileList;
      expect(await (await fetch(tempFileURL)).text()).toBe('proof');
      expect(await fromPhone('/local/temp-urls', 'li', body)).toMatchObject({
        fileList: [{ fileID, status: 1, tempFileURL: '' }],
      });
    });
    it('a function reads what a phone uploaded', async () => {
      const { fileID } = await fromPhone('/local/upload?path=proof/for-function.jpg', 'wang', 'bytes');
      const { fileContent } = await app.downloadFile({ fileID: String(fileID) });
      expect(Buffer.from(fileContent ?? '').toString()).toBe('bytes');
    });
    it('a function’s file has no address for a phone', async () => {
      const fileID = await upload('secret.docx');
      expect(await fromPhone('/local/temp-urls', 'wang', JSON.stringify({ fileIDs: [fileID] }))).toMatchObject({
        fileList: [{ status: 1 }],
      });
    });
    it('a file of somebody else is not overwritten', async () => {
      await phone('/local/upload?path=proof/mine.jpg', 'wang', 'mine');
      expect((await phone('/local/upload?path=proof/mine.jpg', 'li', 'yours')).status).toBe(403);
      expect((await phone('/local/upload?path=proof/mine.jpg', 'wang', 'mine 2')).status).toBe(200);
    });
    it('a file of a function is neither overwritten nor read, wherever it lies', async () => {
      const fileID = await upload('filed/case-1/paper.jpg', 'as it was filed');
      expect((await phone('/local/upload?path=filed/case-1/paper.jpg', 'wang', 'exchanged')).status).toBe(403);
      expect(await fromPhone('/local/temp-urls', 'wang', JSON.stringify({ fileIDs: [fileID] }))).toMatchObject({
        fileList: [{ status: 1, tempFileURL: '', errMsg: 'STORAGE_EXCEED_AUTHORITY' }],
      });
      expect(await (await fetch(await addressOf(fileID))).text()).toBe('as it was filed');
    });
    it('a new file may be put anywhere, as under PRIVATE: a name that nobody can tell is what guards a place', async () => {
      expect((await phone('/local/upload?path=filed/case-2/guess.jpg', 'wang', 'first')).status).toBe(200);
    });
    it('a copy within storage still belongs to whoever uploaded the original', async () => {
      await phone('/local/upload?path=proof/hers/a.jpg', 'wang', 'hers');
      await app.copyFile({ fileList: [{ srcPath: 'proof/hers/a.jpg', dstPath: 'filed/a.jpg' }] });
      expect((await phone('/local/upload?path=filed/a.jpg', 'wang', 'exchanged')).status).toBe(200);
      expect((await phone('/local/upload?path=filed/a.jpg', 'li', 'exchanged')).status).toBe(403);
    });
    it('what a function writes over her file is the function’s from then on', async () => {
      await phone('/local/upload?path=proof/taken.jpg', 'wang', 'hers');
      await upload('proof/taken.jpg', 'taken over');
      expect((await phone('/local/upload?path=proof/taken.jpg', 'wang', 'back')).status).toBe(403);
    });
    it.each([
      ['a path that climbs out', 400, '/local/upload?path=../../x', 'x'],
      ['no path', 400, '/local/upload', 'x'],
      ['more than 50 MB', 413, '/local/upload?path=large.bin', new Uint8Array(50 * 1024 * 1024 + 1)],
      ['a list that is no list', 400, '/local/temp-urls', '{}'],
      ['a list that is no JSON', 400, '/local/temp-urls', 'x'],
    ])('%s is refused with %i', async (_sentence, status, path, body) => {
      expect((await phone(path, 'wang', body)).status).toBe(status);
    });
    it('somebody without openid is refused', async () => {
      expect((await fetch(`${cloud.url}/local/upload?path=x`, { method: 'POST', body: 'x' })).status).toBe(401);
    });
  });

  it('files, their owners and their addresses survive a restart', async () => {
    const { fileID } = await fromPhone('/local/upload?path=proof/kept.jpg', 'wang', 'kept');
    const address = new URL(await addressOf(String(fileID)));
    await cloud.stop();
    cloud = await startTestCloud(options);
    app = connect(cloud.url);
    expect(await (await fetch(`${cloud.url}${address.pathname}${address.search}`)).text()).toBe('kept');
    expect(await fromPhone('/local/temp-urls', 'wang', JSON.stringify({ fileIDs: [fileID] }))).toMatchObject({
      fileList: [{ status: 0 }],
    });
  });
});
