/** How looking at a document ended: `gone` where its address has run out, `lost` where it could not be fetched or shown. */
export type Looked = 'shown' | 'gone' | 'lost';

/**
 * Fetches a PDF from its temporary address and shows it over the screen. Its kind is told: the name of a temporary file
 * need not end in it. No menu: what somebody handed in is not passed on from there. The address must be among the
 * domains that the mini-program may download from (docs/deployment.md).
 */
export async function viewDocument(url: string): Promise<Looked> {
  const fetched = await fetchDocument(url);
  if (!fetched.ok) return fetched.why;
  try {
    await wx.openDocument({ filePath: fetched.path, fileType: 'pdf', showMenu: false });
    return 'shown';
  } catch {
    return 'lost';
  }
}

/** Fetches a file from its temporary address onto the phone; its path there. */
export async function fetchDocument(
  url: string,
): Promise<{ ok: true; path: string } | { ok: false; why: Exclude<Looked, 'shown'> }> {
  try {
    const { statusCode, tempFilePath } = await fetched(url);
    if (statusCode === 200) return { ok: true, path: tempFilePath };
    return { ok: false, why: statusCode === 403 || statusCode === 404 ? 'gone' : 'lost' };
  } catch {
    return { ok: false, why: 'lost' };
  }
}

/** A task in WeChat's own words: it gives no promise. */
function fetched(url: string): Promise<{ statusCode: number; tempFilePath: string }> {
  return new Promise((success, fail) => {
    wx.downloadFile({ url, success, fail });
  });
}
