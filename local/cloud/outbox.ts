import { numberIn, type Sql, textIn } from './engine/driver';
import type { Doc } from './engine/ejson';
import type { GroupCommit } from './engine/group-commit';
import { wrongField } from './message-fields';

/** One subscription message that WeChat would have delivered. `at` is an instant (ISO 8601). */
export interface Message {
  id: number;
  at: string;
  template: string;
  page: string;
  data: unknown;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS outbox(
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, openid TEXT NOT NULL, template TEXT NOT NULL, page TEXT NOT NULL, data TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS outboxOf ON outbox(openid, id);
  CREATE TABLE IF NOT EXISTS subscriptions(
    openid TEXT NOT NULL, template TEXT NOT NULL, accepted INTEGER NOT NULL, PRIMARY KEY(openid, template));
`;
const SHOWN = 200;
const OPENID = /^[\w-]{1,64}$/;

/** What WeChat's own servers do with subscription messages: nothing leaves the machine, what would be delivered is kept. */
export class Outbox {
  constructor(
    private readonly sql: Sql,
    private readonly group: GroupCommit,
  ) {
    sql.exec(TABLES);
  }

  /** Answers subscribeMessage.send in WeChat's words: errcode 0, or the errcode WeChat gives. */
  async send(request: Doc): Promise<Doc> {
    const openid = textOf(request.touser);
    const template = textOf(request.template_id);
    if (!OPENID.test(openid)) return { errcode: 40003, errmsg: 'invalid openid' };
    if (!template) return { errcode: 40037, errmsg: 'invalid template_id' };
    const wrong = wrongField(request.data);
    if (wrong) return { errcode: 47003, errmsg: `argument invalid! ${wrong}` };
    return this.group.run(() => this.deliver(openid, template, textOf(request.page), request.data));
  }

  /** One acceptance allows one message; acceptances add up and do not expire. */
  accept(openid: string, templates: readonly string[]): Promise<void> {
    return this.group.run(() => {
      for (const template of templates) {
        this.sql.run(
          `INSERT INTO subscriptions VALUES(?, ?, 1)
           ON CONFLICT(openid, template) DO UPDATE SET accepted = accepted + 1`,
          openid,
          template,
        );
      }
    });
  }

  /** Newest first. */
  messagesOf(openid: string): Message[] {
    return this.sql
      .all(`SELECT id, at, template, page, data FROM outbox WHERE openid = ? ORDER BY id DESC LIMIT ${SHOWN}`, openid)
      .map((row) => ({
        id: numberIn(row, 'id'),
        at: textIn(row, 'at'),
        template: textIn(row, 'template'),
        page: textIn(row, 'page'),
        data: JSON.parse(textIn(row, 'data')),
      }));
  }

  private deliver(openid: string, template: string, page: string, data: unknown): Doc {
    const left = this.sql.all('SELECT accepted FROM subscriptions WHERE openid = ? AND template = ?', openid, template);
    if (numberIn(left[0], 'accepted') < 1) return { errcode: 43101, errmsg: 'user refuse to accept the msg' };
    this.sql.run(
      'UPDATE subscriptions SET accepted = accepted - 1 WHERE openid = ? AND template = ?',
      openid,
      template,
    );
    const id = this.sql.run(
      'INSERT INTO outbox(at, openid, template, page, data) VALUES(?, ?, ?, ?, ?)',
      new Date().toISOString(),
      openid,
      template,
      page,
      JSON.stringify(data),
    );
    return { errcode: 0, errmsg: 'ok', msgid: id };
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
