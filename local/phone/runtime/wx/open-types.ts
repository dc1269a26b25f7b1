import { invokeSafely } from '../dom';
import type { PhoneHost } from '../host';
import type { Router } from '../router';
import { askModal } from '../surfaces/modal';
import type { Privacy } from './privacy';

type Answer = { event: string; detail: object } | null;

/** What the phone does for `<button open-type>`. Where only WeChat's servers could, it says so. */
export class OpenTypes {
  constructor(
    private readonly host: PhoneHost,
    private readonly router: Router,
    private readonly privacy: Privacy,
  ) {}

  async open(type: string): Promise<Answer> {
    if (type === 'share') return this.share('button');
    if (type === 'contact') return contact();
    if (type === 'getPhoneNumber') return this.phoneNumber();
    if (type === 'agreePrivacyAuthorization') {
      this.privacy.agree();
      return { event: 'agreeprivacyauthorization', detail: { errMsg: 'agreePrivacyAuthorization:ok' } };
    }
    this.host.complain(`<button open-type="${type}"> is not part of this preview`);
    return null;
  }

  /** @param from who asked: a button of the page, or the capsule's menu */
  async share(from: 'button' | 'menu'): Promise<null> {
    const page = this.router.top;
    const card: unknown = invokeSafely(page?.caller, 'onShareAppMessage', { from });
    const title: unknown = typeof card === 'object' && card !== null ? Reflect.get(card, 'title') : undefined;
    const { navigationBarTitleText = '' } = page?.settings ?? {};
    await askModal({
      title: '转发给朋友',
      content: `「${typeof title === 'string' ? title : navigationBarTitleText}」\n预览里没有微信好友，所以不会真的发出。`,
      confirmText: '知道了',
    });
    return null;
  }

  private async phoneNumber(): Promise<Answer> {
    await this.privacy.require('getPhoneNumber');
    const { confirmed } = await askModal({
      title: '申请获取并验证你的手机号',
      content: '预览里没有微信绑定的手机号；允许后，小程序得到的是一个只在本机有效的凭证。',
      confirmText: '允许',
      cancelText: '不允许',
    });
    const detail = confirmed
      ? { errMsg: 'getPhoneNumber:ok', code: 'local-phone-code' }
      : { errMsg: 'getPhoneNumber:fail user deny' };
    return { event: 'getphonenumber', detail };
  }
}

async function contact(): Promise<null> {
  await askModal({
    title: '客服会话',
    content: '在微信里，这里会打开与工会客服的对话。预览里没有微信客服。',
    confirmText: '知道了',
  });
  return null;
}
