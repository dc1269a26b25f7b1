import { type Day, type Instant, sayInstant } from '../kernel/day';

/** The last message that WeChat refused for good because of how the mini-program is set up, not because of this message. */
export interface RefusedMessage {
  /** WeChat's code, or the cloud's own below zero. */
  code: number;
  at: Instant;
}

/** What is set up wrongly, by WeChat's code (docs of subscribeMessage.send). Each ends every message of its kind. */
const causes: Readonly<Record<number, string>> = {
  40037: '消息模板的编号不对',
  41030: '小程序还没有发布，或者版本太旧',
  43107: '小程序发订阅消息的能力被微信停用了',
  47003: '消息模板的项目和设置对不上',
  [-604100]: '云函数没有发消息的权限',
  [-604101]: '云函数没有发消息的权限',
};

/** Whether a refusal comes from how things are set up, and so must be told to whoever sets them up. */
export const isSetUpWrongly = (code: number) => causes[code] !== undefined;

/** How many days an administrator is told of the last refusal: a mended one is not told for long. */
export const refusalShownDays = 7;

/** What the administrator reads: since when, why, and what to do. */
export function sayRefused({ code, at }: RefusedMessage, today: Day): string {
  return `${sayInstant(at, today)}，微信没有收下要发的消息：${causes[code] ?? '原因不明'}（${code}）。请让信息化同事对照部署说明检查。在这之前，该收消息的职工由经办人打电话告知。`;
}
