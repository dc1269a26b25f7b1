/**
 * Asks for leave to send messages about a case; must be called from a tap. WeChat shows the question itself.
 * Answers whether at least one message was allowed.
 */
export function askToTell(templates: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: [...templates].slice(0, 3),
      success: (answer) =>
        resolve(templates.some((id) => Object.entries(answer).some(([k, v]) => k === id && v === 'accept'))),
      fail: () => resolve(false),
    });
  });
}
