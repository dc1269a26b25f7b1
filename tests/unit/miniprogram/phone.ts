/// <reference types="miniprogram-api-typings" />
import type { Home } from '../../../core/domains/office/operations';
import { ruijinUnion } from '../../../local/worlds/union';

/** What a phone sent to the cloud. */
export interface Sent {
  operation: string;
  input: unknown;
  submitId?: string;
}

type Answer = (sent: Sent) => unknown;

interface Task {
  cloudPath: string;
  success(result: { fileID: string }): void;
  fail(): void;
}

/** WeChat itself, as far as the services speak to it: storage, connection, cloud. The lowest seam there is. */
export class FakePhone {
  readonly sent: Sent[] = [];
  readonly storage = new Map<string, string>();
  readonly uploads: Task[] = [];
  /** What people were asked, and what they answer. */
  readonly questions: string[] = [];
  /** What they were told in passing. */
  readonly said: string[] = [];
  chooses = false;
  private answer: Answer = () => Promise.reject(new Error('no answer'));
  private listener: (status: { isConnected: boolean }) => void = () => undefined;
  private minted = 0;

  /** Installs itself as `wx`. */
  constructor() {
    const { storage, sent, uploads } = this;
    Object.assign(globalThis, {
      wx: {
        getStorageSync: (key: string) => JSON.parse(storage.get(key) ?? '""'),
        setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.stringify(value)),
        removeStorageSync: (key: string) => void storage.delete(key),
        getAppBaseInfo: () => ({ fontSizeSetting: 16 }),
        getNetworkType: () => undefined,
        onNetworkStatusChange: (listener: typeof this.listener) => {
          this.listener = listener;
        },
        getRandomValues: ({ length, success }: { length: number; success(result: object): void }) => {
          this.minted += 1;
          success({ randomValues: new Uint8Array(length).fill(this.minted).buffer });
        },
        showToast: ({ title }: { title: string }) => void this.said.push(title),
        showModal: async ({ content }: { content: string }) => {
          this.questions.push(content);
          return { confirm: this.chooses };
        },
        getFileSystemManager: () => ({ removeSavedFile: () => undefined }),
        cloud: {
          async callFunction({ data }: { data: Sent }) {
            sent.push(data);
            return { result: await this.reply(data) };
          },
          reply: (data: Sent) => this.answer(data),
          uploadFile(task: Task) {
            uploads.push(task);
            return { onProgressUpdate: () => undefined };
          },
        },
      },
    });
  }

  answers(answer: Answer): void {
    this.answer = answer;
  }

  /** The cloud may have done it, but nobody hears of it. */
  losesAnswers(): void {
    this.answer = () => Promise.reject(new Error('request:fail'));
  }

  network(isConnected: boolean): void {
    this.listener({ isConnected });
  }
}

/** Lets everything that is due happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

export function aHome(part: Partial<Home['me']> = {}): Home {
  const { name, city, hotline, hours, desks } = ruijinUnion;
  const me = {
    name: '王建国',
    phone: '13800000001',
    area: 'town:xianghu',
    unit: '',
    known: true,
    staff: null,
    ...part,
  };
  return {
    me,
    union: { name, city, hotline, hours, desks },
    today: '2026-11-22',
    templates: { mine: [], work: [] },
    open: [],
    season: null,
    renewals: [],
    published: null,
    folder: 'f'.repeat(32),
    isSettled: true,
    missingYear: null,
    refused: null,
  };
}
