import * as v from 'valibot';
import { askModal } from '../surfaces/modal';
import { asyncCall, CallFailure, noOptions } from './call';
import type { PhoneStorage } from './storage';

/** WeChat's error number for a person who has not agreed to the privacy terms. */
const NOT_AUTHORIZED = 104;
const CONTRACT_NAME = '《职工之家小程序隐私保护指引》';

/** WeChat takes an agreement only with the id of the button that was tapped for it. */
const Answer = v.variant('event', [
  v.object({ event: v.literal('agree'), buttonId: v.pipe(v.string(), v.minLength(1)) }),
  v.object({ event: v.picklist(['disagree', 'exposureAuthorization']) }),
]);
type Asker = (resolve: (answer: unknown) => void, info: { referrer: string }) => void;

/** The person's consent to the privacy terms, without which the phone gives no photo and no clipboard. */
export class Privacy {
  private asker: Asker | null = null;

  /** @param memory the phone's own memory, which the mini-program cannot read */
  constructor(private readonly memory: PhoneStorage) {}

  get agreed(): boolean {
    return this.memory.get('privacy').data === true;
  }

  agree(): void {
    this.memory.set('privacy', true);
  }

  /** Lets a call go on only with consent: the mini-program's own question, or WeChat's when it has none. */
  async require(referrer: string): Promise<void> {
    if (this.agreed) return;
    const consent = this.asker === null ? await askOfficially() : await ask(this.asker, referrer);
    if (!consent) {
      throw new CallFailure('privacy permission is not authorized', { errno: NOT_AUTHORIZED });
    }
    this.agree();
  }

  calls(): Record<string, unknown> {
    return {
      onNeedPrivacyAuthorization: (asker: Asker) => {
        this.asker = asker;
      },
      requirePrivacyAuthorize: asyncCall('requirePrivacyAuthorize', noOptions, () =>
        this.require('requirePrivacyAuthorize').then(() => undefined),
      ),
      getPrivacySetting: asyncCall('getPrivacySetting', noOptions, () => ({
        needAuthorization: !this.agreed,
        privacyContractName: CONTRACT_NAME,
      })),
      openPrivacyContract: asyncCall('openPrivacyContract', noOptions, async () => {
        await askModal({
          title: CONTRACT_NAME,
          content: '正式使用时，这里由微信打开工会在后台登记的隐私保护指引。预览里没有微信后台，只能说明到这里。',
          confirmText: '知道了',
        });
        return undefined;
      }),
    };
  }
}

function ask(asker: Asker, referrer: string): Promise<boolean> {
  return new Promise((resolve) => {
    asker(
      (answer) => {
        const parsed = v.safeParse(Answer, answer);
        if (parsed.success && parsed.output.event !== 'exposureAuthorization') resolve(parsed.output.event === 'agree');
      },
      { referrer },
    );
  });
}

async function askOfficially(): Promise<boolean> {
  const { confirmed } = await askModal({
    title: '用户隐私保护提示',
    content: `在使用此功能前，请您阅读并同意${CONTRACT_NAME}。`,
    confirmText: '同意',
    cancelText: '拒绝',
  });
  return confirmed;
}
