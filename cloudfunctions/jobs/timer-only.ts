import { parseContext } from '@cloudbase/node-sdk';

/** What the platform hands to a function beside the event; only the SDK looks inside. */
export type Context = Parameters<typeof parseContext>[0];

/** Variables of a call that say who makes it: a person of WeChat, of the web or of QQ, or an HTTP request. */
const callers = [
  'WX_OPENID',
  'WX_UNIONID',
  'WX_FROM_OPENID',
  'QQ_OPENID',
  'TCB_UUID',
  'TCB_CUSTOM_USER_ID',
  'TCB_HTTP_CONTEXT',
];

/**
 * What WeChat writes where somebody else than a timer calls (getWXContext, SOURCE); a timer's is `wx_trigger`, or another
 * word where it was not made in WeChat.
 */
const otherSources = [
  'wx_client',
  'wx_devtools',
  'wx_http',
  'wx_paycallback',
  'wx_crawler',
  'wx_localdebug',
  'wx_unknown',
  'scf',
];

/**
 * By what one sees that it is not a timer who calls; undefined where nothing speaks against one. Looks at this call's own
 * context alone: the process's variables may still be those of an earlier call (decisions/0015-jobs-runs-for-its-timer.md).
 */
export function otherThanTimer(event: unknown, context: Context): string | undefined {
  const { environment, environ } = parseContext(context);
  const variables = new Map(Object.entries(environment ?? environ ?? {}).map(([name, value]) => [name, String(value)]));
  const caller = callers.find((name) => variables.get(name));
  if (caller !== undefined) return caller;
  if (variables.get('TCB_ISANONYMOUS_USER') === 'true') return 'TCB_ISANONYMOUS_USER';
  // The SDK itself takes TRIGGER_SRC=timer for a timer's call; whether every timer has it nobody has seen.
  const trigger = variables.get('TRIGGER_SRC');
  if (trigger && trigger !== 'timer') return `TRIGGER_SRC=${trigger}`;
  const source = variables
    .get('TCB_SOURCE')
    ?.split(',')
    .find((part) => otherSources.includes(part));
  if (source !== undefined) return `TCB_SOURCE=${source}`;
  return typeof event === 'object' && event !== null && 'httpMethod' in event ? 'httpMethod' : undefined;
}
