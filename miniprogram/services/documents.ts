/** How looking at a document ended: `gone` where its address has run out, `lost` where it could not be fetched or shown. */
export type Looked = 'shown' | 'gone' | 'lost';

/**
 * Fetches a PDF from its temporary address and shows it over the screen. Its kind is told: the name of a temporary file
 * need not end in it. No menu: what somebody handed in is not passed on from there. The address must be among the
 * domains that the mini-program may download from (docs/deployment.md).
 */
export async function viewDocument(url: string): Promise<Looked> {
  try {
    const { statusCode, tempFilePath } = await fetched(url);
    if (statusCode !== 200) return statusCode === 403 || statusCode === 404 ? 'gone' : 'lost';
    await wx.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: false });
    return 'shown';
  } catch {
    return 'lost';
  }
}

/** A task in WeChat's own words: it gives no promise. */
function fetched(url: string): Promise<{ statusCode: number; tempFilePath: string }> {
  return new Promise((success, fail) => {
    wx.downloadFile({ url, success, fail });
  });
}
