import * as v from 'valibot';
import { messageTemplate } from '../../shared/message-templates';
import { html } from '../dom';
import type { PhoneHost } from '../host';
import type { Line } from '../line';
import { askModal } from '../surfaces/modal';
import { showToast } from '../surfaces/toast';
import { asyncCall, CallFailure, noOptions } from './call';
import type { Privacy } from './privacy';

const TOAST_MS = 1500;

const SubscribeMessage = v.object({ tmplIds: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(3)) });

/** Clipboard, telephone, subscriptions and the state of the network. */
export function serviceCalls(host: PhoneHost, line: Line, privacy: Privacy): Record<string, unknown> {
  let clipboard = '';
  return {
    setClipboardData: asyncCall('setClipboardData', v.object({ data: v.string() }), async ({ data }) => {
      await privacy.require('setClipboardData');
      clipboard = data;
      // Refused where the browser asks for a permission or a safe address; the phone itself remembers.
      await navigator.clipboard?.writeText(data).catch(() => undefined);
      showToast({ title: '内容已复制', icon: 'success', mask: false, duration: TOAST_MS });
      return undefined;
    }),
    getClipboardData: asyncCall('getClipboardData', noOptions, async () => {
      await privacy.require('getClipboardData');
      return { data: clipboard };
    }),
    makePhoneCall: asyncCall('makePhoneCall', v.object({ phoneNumber: v.string() }), async ({ phoneNumber }) => {
      const { confirmed } = await askModal({
        title: '',
        content: phoneNumber,
        confirmText: '呼叫',
        cancelText: '取消',
      });
      if (!confirmed) throw new CallFailure('cancel');
      await dial(phoneNumber);
      return undefined;
    }),
    getNetworkType: asyncCall('getNetworkType', noOptions, () => ({ networkType: line.status.networkType })),
    requestSubscribeMessage: asyncCall('requestSubscribeMessage', SubscribeMessage, ({ tmplIds }) =>
      subscribe(host, line, tmplIds),
    ),
  };
}

/** A phone's browser really dials; a computer says so. */
async function dial(phoneNumber: string): Promise<void> {
  if (window.matchMedia('(pointer: coarse)').matches) {
    html('a', { href: `tel:${phoneNumber}`, target: '_top' }).click();
    return;
  }
  await askModal({
    title: '这台电脑不能打电话',
    content: `在手机上，这里会直接拨打 ${phoneNumber}。`,
    confirmText: '知道了',
  });
}

async function subscribe(host: PhoneHost, line: Line, templateIds: string[]): Promise<object> {
  if (!navigator.userActivation.isActive) {
    throw new CallFailure('can only be invoked by user TAP gesture.', { errCode: 20_000 });
  }
  const titles = templateIds.map((id) => messageTemplate(id).title);
  const { confirmed } = await askModal({
    title: '职工之家 申请发送消息',
    content: `${titles.join('\n')}\n\n同意后，每类消息可以给您发一次。`,
    confirmText: '允许',
    cancelText: '不允许',
  });
  if (confirmed) await line.send(() => register(host.openid, templateIds));
  return Object.fromEntries(templateIds.map((id) => [id, confirmed ? 'accept' : 'reject']));
}

async function register(openid: string, templateIds: string[]): Promise<void> {
  const headers = { 'content-type': 'application/json', 'x-wx-openid': openid };
  const response = await fetch('/local/subscriptions', {
    method: 'POST',
    headers,
    body: JSON.stringify({ templateIds }),
  });
  if (!response.ok) throw new CallFailure(`network error ${response.status}`);
}
