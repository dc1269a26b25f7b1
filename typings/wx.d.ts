// What miniprogram-api-typings 5.2 declares wrongly.
declare namespace WechatMiniprogram {
  interface Wx {
    onNeedPrivacyAuthorization(
      listener: (
        resolve: (answer: { event: 'agree'; buttonId: string } | { event: 'disagree' }) => void,
        info: { referrer: string },
      ) => void,
    ): void;
  }
}
