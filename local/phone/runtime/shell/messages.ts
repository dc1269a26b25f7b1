import { messageTemplate } from '../../shared/message-templates';
import { html } from '../dom';
import { fetchMessages, type Message } from './cloud';
import { part } from './nodes';

const POLL_MS = 3000;
/** A function answers before the message that it caused has been stored. */
const AFTER_ANSWER_MS = 500;

/** The block 微信消息: service notifications of the person whose phone this is. */
export class MessagesBlock {
  private openid = '';
  private drawn = '';
  private timer = 0;

  /** @param open opens a page of the mini-program */
  constructor(private readonly open: (page: string) => void) {
    window.setInterval(() => {
      if (document.visibilityState === 'visible') void this.refresh();
    }, POLL_MS);
  }

  watch(openid: string): void {
    this.openid = openid;
    this.draw([]);
    void this.refresh();
  }

  soon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.refresh(), AFTER_ANSWER_MS);
  }

  private async refresh(): Promise<void> {
    const openid = this.openid;
    const messages = await fetchMessages(openid).catch(() => null);
    if (messages !== null && openid === this.openid) this.draw(messages);
  }

  private draw(messages: Message[]): void {
    const state = JSON.stringify([this.openid, messages]);
    if (state === this.drawn) return;
    this.drawn = state;
    const count = part('message-count');
    count.hidden = messages.length === 0;
    count.textContent = String(messages.length);
    const cards = messages.map((each) => this.card(each));
    part('messages').replaceChildren(
      ...(cards.length === 0 ? [html('p', { class: 'empty' }, '还没有收到服务通知。')] : cards),
    );
  }

  private card(message: Message): HTMLElement {
    const { title, labels } = messageTemplate(message.template);
    const rows = Object.entries(message.data).map(([key, value]) => {
      const label = labels[key];
      const text = textOf(value);
      return label === undefined
        ? [html('dd', { class: 'alone' }, text)]
        : [html('dt', {}, label), html('dd', {}, text)];
    });
    const leads = message.page !== '';
    const card = html(
      leads ? 'button' : 'div',
      { class: 'notice', ...(leads ? { type: 'button', 'data-page': message.page } : {}) },
      html('header', {}, html('span', {}, '服务通知'), html('time', { datetime: message.at }, when(message.at))),
      html('b', {}, title),
      html('dl', {}, ...rows.flat()),
      ...(leads ? [html('div', { class: 'more' }, '进入小程序查看')] : []),
    );
    if (leads) card.addEventListener('click', () => this.open(message.page));
    return card;
  }
}

/** WeChat's fields are objects with a `value`. */
function textOf(field: unknown): string {
  const value: unknown = typeof field === 'object' && field !== null ? Reflect.get(field, 'value') : field;
  return String(value ?? '');
}

function when(instant: string): string {
  const options = { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false } as const;
  return new Date(instant).toLocaleString('zh-CN', { ...options, timeZone: 'Asia/Shanghai' });
}
