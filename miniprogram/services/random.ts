/** 32 hexadecimal digits that nobody else has: the id of a submission, the folder of a paper. */
export async function mintId(): Promise<string> {
  const bytes = await randomBytes(16);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function randomBytes(length: number): Promise<Uint8Array> {
  const asked = new Promise<Uint8Array>((resolve, reject) => {
    wx.getRandomValues({ length, success: ({ randomValues }) => resolve(new Uint8Array(randomValues)), fail: reject });
  });
  // An old phone cannot do it. What is unique matters here; what is secret is guarded by the cloud.
  return asked.catch(() => Uint8Array.from({ length }, () => Math.floor(Math.random() * 256)));
}
