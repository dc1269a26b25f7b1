import * as v from 'valibot';
import type { PhoneFiles } from '../files';
import type { PhoneHost } from '../host';
import { type Line, LineFailure, pause } from '../line';
import { asyncCall, CallFailure } from './call';

/** The error codes of WeChat's cloud client. */
const NETWORK_ERROR = -1;
const FUNCTION_ERROR = -504002;
const STORAGE_ERROR = -503001;
/** A slow line sends about 50 KB a second; progress is told four times a second. */
const SLOW_BYTES_PER_TICK = 12_500;
const TICK_MS = 250;

/** Stricter than WeChat, which takes the account's first environment where none is named. */
const Init = v.object({ env: v.pipe(v.string(), v.minLength(1)) });
const CallFunction = v.object({ name: v.string(), data: v.optional(v.unknown(), {}) });
const UploadFile = v.object({ cloudPath: v.string(), filePath: v.string() });
const TempFileUrl = v.object({ fileList: v.array(v.union([v.string(), v.object({ fileID: v.string() })])) });
const TempFileReply = v.object({
  fileList: v.array(
    v.looseObject({ fileID: v.string(), tempFileURL: v.string(), status: v.number(), errMsg: v.string() }),
  ),
});
const DeleteFile = v.object({ fileList: v.array(v.string()) });
const DeleteReply = v.object({
  fileList: v.array(v.object({ fileID: v.string(), status: v.number(), errMsg: v.string() })),
});
const UploadReply = v.object({ fileID: v.string() });

type ProgressListener = (progress: {
  progress: number;
  totalBytesSent: number;
  totalBytesExpectedToSend: number;
}) => void;

/** `wx.cloud` for one person, over the local cloud on this same address. */
export class CloudClient {
  private begun = false;

  constructor(
    private readonly host: PhoneHost,
    private readonly line: Line,
    private readonly files: PhoneFiles,
  ) {}

  calls(): Record<string, unknown> {
    return {
      init: (options: unknown) => {
        this.begun = v.is(Init, options);
      },
      callFunction: asyncCall('cloud.callFunction', CallFunction, ({ name, data }) => this.callFunction(name, data)),
      uploadFile: (options: unknown) => this.upload(options),
      deleteFile: asyncCall('cloud.deleteFile', DeleteFile, async ({ fileList }) =>
        v.parse(DeleteReply, await this.post('/local/delete-files', { fileIDs: fileList }, STORAGE_ERROR)),
      ),
      getTempFileURL: asyncCall('cloud.getTempFileURL', TempFileUrl, async ({ fileList }) => {
        const ids = fileList.map((each) => (typeof each === 'string' ? each : each.fileID));
        return { fileList: await this.tempUrls(ids) };
      }),
    };
  }

  /** Where a picture in the cloud can be loaded from. */
  async addressOf(fileID: string): Promise<string> {
    const [file] = await this.tempUrls([fileID]);
    if (file === undefined || file.status !== 0) throw new CallFailure(file?.errMsg ?? 'file not exist');
    return file.tempFileURL;
  }

  private async callFunction(name: string, data: unknown): Promise<object> {
    const reply = await this.post(`/functions/${encodeURIComponent(name)}`, data, FUNCTION_ERROR);
    return { result: reply, requestID: crypto.randomUUID() };
  }

  private async tempUrls(fileIDs: string[]) {
    const reply = await this.post('/local/temp-urls', { fileIDs }, STORAGE_ERROR);
    return v.parse(TempFileReply, reply).fileList;
  }

  private async post(address: string, body: unknown, errCode: number): Promise<unknown> {
    const headers = { 'content-type': 'application/json', 'x-wx-openid': this.host.openid };
    const { ok, reply } = await this.network(async () => {
      const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
      const reply: unknown = await response.json().catch(() => null);
      return { ok: response.ok, reply };
    });
    if (!ok) {
      const code = codeIn(reply) ?? errCode;
      throw new CallFailure(`Error: errCode: ${code} | errMsg: ${problemIn(reply)}`, { errCode: code });
    }
    return reply;
  }

  private async network<T>(request: () => Promise<T>): Promise<T> {
    if (!this.begun) throw new CallFailure("Cloud API isn't enabled, please call wx.cloud.init with an env first");
    try {
      return await this.line.send(request);
    } catch (error) {
      if (error instanceof CallFailure) throw error;
      const reason = error instanceof LineFailure ? error.message : 'request:fail';
      throw new CallFailure(reason, { errCode: NETWORK_ERROR });
    }
  }

  /** With callbacks it returns a task that tells of its progress, otherwise a promise. */
  private upload(options: unknown): unknown {
    const listeners = new Set<ProgressListener>();
    const request = new XMLHttpRequest();
    const tell: ProgressListener = (progress) => {
      for (const listener of listeners) listener(progress);
    };
    const call = asyncCall('cloud.uploadFile', UploadFile, async ({ cloudPath, filePath }) => {
      const blob = await this.files.read(filePath);
      const reply = await this.network(() => this.sendFile(request, cloudPath, blob, tell));
      return { ...reply, statusCode: 200 };
    });
    return (
      call(options) ?? {
        abort: () => request.abort(),
        onProgressUpdate: (listener: ProgressListener) => void listeners.add(listener),
        offProgressUpdate: (listener?: ProgressListener) => {
          if (listener === undefined) listeners.clear();
          else listeners.delete(listener);
        },
      }
    );
  }

  private async sendFile(request: XMLHttpRequest, path: string, blob: Blob, tell: ProgressListener) {
    const report = (sent: number): void => {
      const total = Math.max(1, blob.size);
      tell({ progress: Math.round((sent / total) * 100), totalBytesSent: sent, totalBytesExpectedToSend: blob.size });
    };
    if (this.line.isSlow) {
      for (let sent = 0; sent < blob.size && this.line.isSlow; sent += SLOW_BYTES_PER_TICK) {
        report(Math.min(sent, blob.size));
        await pause(TICK_MS);
      }
    } else {
      request.upload.addEventListener('progress', ({ loaded }) => report(loaded));
    }
    request.open('POST', `/local/upload?path=${encodeURIComponent(path)}`);
    request.setRequestHeader('x-wx-openid', this.host.openid);
    request.setRequestHeader('content-type', blob.type || 'application/octet-stream');
    const text = await transfer(request, blob);
    report(blob.size);
    return v.parse(UploadReply, JSON.parse(text));
  }
}

/** Storage lets nobody write over a file of somebody else. */
const exceedsAuthority = new CallFailure('Error: errCode: -503002 | errMsg: STORAGE_EXCEED_AUTHORITY', {
  errCode: -503002,
});

function transfer(request: XMLHttpRequest, blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    request.addEventListener('load', () => {
      if (request.status === 200) resolve(request.responseText);
      else if (request.status === 403) reject(exceedsAuthority);
      else reject(new LineFailure(`request:fail statusCode ${request.status}`));
    });
    request.addEventListener('error', () => reject(new LineFailure('request:fail')));
    request.addEventListener('abort', () => reject(new LineFailure('uploadFile:fail abort')));
    request.send(blob);
  });
}

function codeIn(reply: unknown): number | undefined {
  const code: unknown = typeof reply === 'object' && reply !== null ? Reflect.get(reply, 'errCode') : undefined;
  return typeof code === 'number' ? code : undefined;
}

function problemIn(reply: unknown): string {
  const error: unknown = typeof reply === 'object' && reply !== null ? Reflect.get(reply, 'error') : undefined;
  return typeof error === 'string' ? error : error === undefined ? 'functions execute fail' : JSON.stringify(error);
}
