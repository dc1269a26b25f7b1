import * as v from 'valibot';
import type { PhoneFiles } from '../files';
import type { Line } from '../line';
import { viewDocument } from '../surfaces/document-viewer';
import { asyncCall, CallFailure } from './call';

/** What a phone opens (developers.weixin.qq.com/miniprogram/dev/api/file/wx.openDocument.html). */
const kinds = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'] as const;

/** Documents: fetched onto the phone, then opened from there. */
export function documentCalls(files: PhoneFiles, line: Line): Record<string, unknown> {
  return {
    /** Whatever the server answers is a success, as on a phone: whoever asked looks at the status. */
    downloadFile: asyncCall('downloadFile', v.object({ url: v.string() }), async ({ url }) => {
      const { status, blob } = await line.send(async () => {
        const response = await fetch(url);
        return { status: response.status, blob: await response.blob() };
      });
      return { statusCode: status, tempFilePath: files.add(blob, endingOf(url)) };
    }),
    openDocument: asyncCall(
      'openDocument',
      v.object({ filePath: v.string(), fileType: v.optional(v.picklist(kinds)), showMenu: v.optional(v.boolean()) }),
      async ({ filePath, fileType }) => {
        if (!filePath.startsWith('wxfile://')) throw new CallFailure('file doesn’t exist');
        const type = fileType ?? kinds.find((kind) => kind === endingOf(filePath));
        if (type === undefined) throw new CallFailure('filetype not supported');
        const content = await files.read(filePath);
        viewDocument(new Blob([content], { type: `application/${type}` }));
        return undefined;
      },
    ),
    /** A phone lets her choose a chat; here the file must be there, and goes nowhere. */
    shareFileMessage: asyncCall(
      'shareFileMessage',
      v.object({ filePath: v.string(), fileName: v.optional(v.string()) }),
      async ({ filePath }) => {
        await files.read(filePath);
        return undefined;
      },
    ),
  };
}

/** Of a path without what may follow it; an address that ends in nothing names no kind. */
function endingOf(path: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(path.split(/[?#]/)[0] ?? '')?.[1]?.toLowerCase() ?? 'unknown';
}
