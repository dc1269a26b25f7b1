import { dateText, dateWheels, timeText, timeWheels } from '../../../local/phone/runtime/elements/picker-wheels';
import { EventChannel } from '../../../local/phone/runtime/event-channel';
import { extensionOf } from '../../../local/phone/runtime/files';
import { Line } from '../../../local/phone/runtime/line';
import { joinPath, Modules } from '../../../local/phone/runtime/modules';
import { pageUrl, parseUrl } from '../../../local/phone/runtime/page-url';
import { Signals } from '../../../local/phone/runtime/signals';
import { PhoneStorage } from '../../../local/phone/runtime/wx/storage';
import { messageTemplate } from '../../../local/phone/shared/message-templates';
import { toCss } from '../../../local/phone/shared/units';

const free = { start: '', end: '' };

describe('picker wheels', () => {
  test('stand on the value, within the bounds', () => {
    const wheels = dateWheels('2026-02-28', { start: '2024-01-01', end: '2027-12-31' }, 'day');
    expect(wheels.map((wheel) => wheel.options[wheel.index])).toEqual(['2026年', '02月', '28日']);
    expect(wheels[0]?.options).toEqual(['2024年', '2025年', '2026年', '2027年']);
  });

  test('offer only the units that are asked for', () => {
    expect(dateWheels('2026-02-28', free, 'month')).toHaveLength(2);
    expect(dateWheels('2026-02-28', free, 'year')).toHaveLength(1);
  });

  test.each([
    [['2027年', '02月', '31日'], free, '2027-02-28'],
    [['2028年', '02月', '31日'], free, '2028-02-29'],
    [['2026年', '05月'], free, '2026-05'],
    [['2026年', '01月', '01日'], { start: '2026-03-10', end: '' }, '2026-03-10'],
    [['2026年', '12月', '31日'], { start: '', end: '2026-06-30' }, '2026-06-30'],
  ])('%j within %j is the day %s', (labels, bounds, day) => {
    expect(dateText(labels, bounds)).toBe(day);
  });

  test('tell the time', () => {
    const wheels = timeWheels('08:05', free);
    expect(timeText(wheels.map((wheel) => wheel.options[wheel.index] ?? ''))).toBe('08:05');
  });
});

describe('the line to the cloud', () => {
  const host = {
    network: () => 'on' as const,
    onNetworkChange: () => undefined,
    losesThisReply: () => false,
    cloudAnswered: () => undefined,
  };

  test('is quiet when every request has been answered or has failed', async () => {
    const line = new Line(host, new Signals());
    const order: string[] = [];
    let answer = (): void => undefined;
    const answered = line.send(() => new Promise<void>((resolve) => (answer = resolve)));
    const failed = line.send(() => Promise.reject(new Error('refused')));
    const quiet = line.quiet().then(() => order.push('quiet'));
    await expect(failed).rejects.toThrow('refused');
    order.push('failed');
    answer();
    await answered;
    order.push('answered');
    await quiet;
    expect(order).toEqual(['failed', 'answered', 'quiet']);
  });

  test('is quiet when nothing was sent', async () => {
    await expect(new Line(host, new Signals()).quiet()).resolves.toBeUndefined();
  });
});

describe('modules', () => {
  test('run once, with relative, absolute and npm names', () => {
    const modules = new Modules();
    const order: string[] = [];
    const define = (path: string, requires: string[]) =>
      modules.define(path, (require, own) => {
        order.push(path);
        own.exports = requires.map(require);
      });
    define('pages/a/a.js', ['./b', '../../lib/c.js', '/lib/c', 'dayjs']);
    define('pages/a/b.js', ['../../lib/c']);
    define('lib/c.js', []);
    define('miniprogram_npm/dayjs/index.js', []);
    modules.run('pages/a/a.js');
    modules.run('pages/a/a');
    expect(order).toEqual(['pages/a/a.js', 'pages/a/b.js', 'lib/c.js', 'miniprogram_npm/dayjs/index.js']);
  });

  test('a missing one is named', () => {
    expect(() => new Modules().run('pages/x')).toThrow("module 'pages/x' is not defined");
  });

  test('a cycle sees what has been exported so far', () => {
    const modules = new Modules();
    modules.define('a.js', (require, own) => {
      own.exports = { name: 'a', b: require('./b') };
    });
    modules.define('b.js', (require, own) => {
      own.exports = require('./a');
    });
    expect(modules.run('a')).toEqual({ name: 'a', b: {} });
  });

  test('paths are joined with their dots', () => {
    expect(joinPath('pages/a', '../b/./c.js')).toBe('pages/b/c.js');
  });
});

describe('addresses and lengths', () => {
  test('a query is kept as it was written', () => {
    const { path, query } = parseUrl('/pages/a/a?name=%E7%8E%8B&sign=a=b&');
    expect({ path, query }).toEqual({ path: '/pages/a/a', query: { name: '%E7%8E%8B', sign: 'a=b' } });
    expect(pageUrl('pages/a/a', query)).toBe('pages/a/a?name=%E7%8E%8B&sign=a=b');
    expect(pageUrl('pages/a/a', {})).toBe('pages/a/a');
  });

  test('750rpx is the width of the screen, and insets are those of the phone', () => {
    expect(toCss('width: 750rpx; margin: -32rpx 7.5rpx')).toBe('width: 100vw; margin: -4.2667vw 1vw');
    expect(toCss('padding-bottom: constant(safe-area-inset-bottom)')).toBe(
      'padding-bottom: var(--safe-area-bottom, 0px)',
    );
    expect(toCss('color: red')).toBe('color: red');
  });

  test('file names end as their types say', () => {
    expect(['image/jpeg', 'image/svg+xml', 'image/png', ''].map(extensionOf)).toEqual(['jpg', 'svg', 'png', 'bin']);
  });

  test('an unknown message template goes by its id', () => {
    expect(messageTemplate('x1')).toEqual({ title: 'x1', labels: {} });
    expect(messageTemplate('progress').title).toBe('办理进度通知');
  });
});

test('an event channel tells each listener, once or until it is taken off', () => {
  const channel = new EventChannel();
  const heard: unknown[] = [];
  const listen = (value: unknown) => heard.push(value);
  channel.on('said', listen);
  channel.once('said', (value) => heard.push(`once ${value}`));
  channel.emit('said', 1);
  channel.emit('said', 2);
  channel.off('said', listen);
  channel.emit('said', 3);
  expect(heard).toEqual([1, 'once 1', 2]);
});

describe('storage', () => {
  /** A browser's storage, as far as it is used. */
  class Shelf implements Storage {
    [name: string]: unknown;
    private readonly kept = new Map<string, string>();
    get length(): number {
      return this.kept.size;
    }
    key = (at: number): string | null => [...this.kept.keys()][at] ?? null;
    getItem = (key: string): string | null => this.kept.get(key) ?? null;
    setItem = (key: string, value: string): void => void this.kept.set(key, value);
    removeItem = (key: string): void => void this.kept.delete(key);
    clear = (): void => this.kept.clear();
  }

  test('each person has her own, with values of any kind', () => {
    const shelf = new Shelf();
    const wang = new PhoneStorage(shelf, 'wang');
    wang.set('draft', { step: 2, note: undefined });
    expect(wang.get('draft')).toEqual({ found: true, data: { step: 2 } });
    expect(new PhoneStorage(shelf, 'chen').get('draft')).toEqual({ found: false, data: '' });
    new PhoneStorage(shelf, 'chen').clear();
    expect(wang.keys()).toEqual(['draft']);
    wang.remove('draft');
    expect(wang.size()).toBe(0);
  });

  test('more than 1 MB for a key, or 10 MB in all, is refused and nothing is lost', () => {
    const storage = new PhoneStorage(new Shelf(), 'wang');
    expect(() => storage.set('big', '大'.repeat(400_000))).toThrow('more than 1MB for one key');
    for (let at = 0; at < 10; at++) storage.set(`part${at}`, 'x'.repeat(1_040_000));
    expect(() => storage.set('last', 'x'.repeat(200_000))).toThrow('exceed storage max size 10Mb');
    storage.set('part0', 'smaller');
    storage.set('last', 'x'.repeat(200_000));
    expect(storage.keys()).toHaveLength(11);
  });

  test('a browser that keeps less than WeChat refuses in the same words', () => {
    const shelf = new Shelf();
    shelf.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    expect(() => new PhoneStorage(shelf, 'wang').set('a', 1)).toThrow('exceed storage max size 10Mb');
  });
});
