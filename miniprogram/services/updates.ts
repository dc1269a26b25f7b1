/** A new version is taken at the next start, or at once when the person agrees; what she was filling in is saved anyway. */
export function followUpdates(): void {
  const manager = wx.getUpdateManager();
  manager.onUpdateReady(() => {
    wx.showModal({
      title: '有新版本',
      content: '现在更新只要一会儿，您填的内容都在。',
      confirmText: '更新',
      cancelText: '下次再说',
      success: ({ confirm }) => {
        if (confirm) manager.applyUpdate();
      },
    });
  });
}
