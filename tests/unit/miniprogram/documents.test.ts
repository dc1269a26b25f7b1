import { viewDocument } from '../../../miniprogram/services/documents';

interface Download {
  url: string;
  success(result: { statusCode: number; tempFilePath: string }): void;
  fail(error: object): void;
}

/** A phone whose server answers with this status; `undefined` where the connection is lost. `opens`: it can show documents. */
function phoneWith(statusCode: number | undefined, opens = true) {
  const opened: object[] = [];
  const wx = {
    downloadFile({ success, fail }: Download) {
      if (statusCode === undefined) fail({ errMsg: 'downloadFile:fail' });
      else success({ statusCode, tempFilePath: 'wxfile://tmp_1.unknown' });
    },
    async openDocument(options: object) {
      if (!opens) throw new Error('openDocument:fail');
      opened.push(options);
    },
  };
  Object.assign(globalThis, { wx });
  return opened;
}

describe('looking at a document', () => {
  it('fetches it and shows it as the kind it is, without a menu to pass it on', async () => {
    const opened = phoneWith(200);
    expect(await viewDocument('https://a/1')).toBe('shown');
    expect(opened).toEqual([{ filePath: 'wxfile://tmp_1.unknown', fileType: 'pdf', showMenu: false }]);
  });

  it('shows no error page of a server as if it were the document', async () => {
    const seen = async (status: number | undefined, opens = true) => {
      const opened = phoneWith(status, opens);
      return [await viewDocument('https://a/1'), opened.length];
    };
    expect(await seen(403)).toEqual(['gone', 0]);
    expect(await seen(404)).toEqual(['gone', 0]);
    expect(await seen(500)).toEqual(['lost', 0]);
    expect(await seen(undefined)).toEqual(['lost', 0]);
    expect(await seen(200, false)).toEqual(['lost', 0]);
  });
});
