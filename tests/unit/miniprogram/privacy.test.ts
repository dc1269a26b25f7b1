import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import * as v from 'valibot';
import type { PrivacyPanel } from '../../../miniprogram/services/privacy';

type Answer = { event: string; buttonId?: string };
type Listener = (resolve: (answer: Answer) => void) => void;

/** The service as an app that has just begun has it, and WeChat's side of it. */
async function begun() {
  jest.resetModules();
  const listeners: Listener[] = [];
  Object.assign(globalThis, {
    wx: { canIUse: () => true, onNeedPrivacyAuthorization: (listener: Listener) => void listeners.push(listener) },
  });
  const service = await import('../../../miniprogram/services/privacy');
  service.watchPrivacy();
  const answers: Answer[] = [];
  const shown: string[] = [];
  const panel = (name: string): PrivacyPanel =>
    new service.PrivacyPanel((visible) => shown.push(`${name} ${visible ? 'shown' : 'gone'}`));
  const need = () => listeners.at(-1)?.((answer) => answers.push(answer));
  return { ...service, listeners, answers, shown, panel, need };
}

describe('when WeChat asks for consent', () => {
  it('is registered once, by the app', async () => {
    const { listeners, panel } = await begun();
    panel('a').offer();
    panel('b').offer();
    expect(listeners).toHaveLength(1);
  });

  it('asks on the page in view, also after going back to it', async () => {
    const { panel, need, answers, shown } = await begun();
    const [below, above] = [panel('below'), panel('above')];
    below.offer();
    above.offer();
    need();
    above.decline();
    above.close();
    need();
    below.agree('agree-privacy');
    expect(answers).toEqual([{ event: 'disagree' }, { event: 'agree', buttonId: 'agree-privacy' }]);
    expect(shown.filter((each) => each.endsWith('shown'))).toEqual(['above shown', 'below shown']);
  });

  it('is answered with no where no panel can be shown', async () => {
    const { panel, need, answers } = await begun();
    const left = panel('left');
    left.offer();
    left.withdraw();
    need();
    expect(answers).toEqual([{ event: 'disagree' }]);
  });

  it('keeps the question open while the statement is read, and answers it when the page is gone', async () => {
    const { panel, need, answers } = await begun();
    const one = panel('one');
    one.offer();
    need();
    one.withdraw();
    expect(answers).toEqual([]);
    one.close();
    expect(answers).toEqual([{ event: 'disagree' }]);
  });

  it('gives two questions at once the same answer', async () => {
    const { panel, need, answers } = await begun();
    const one = panel('one');
    one.offer();
    need();
    need();
    one.agree('agree-privacy');
    expect(answers).toHaveLength(2);
  });
});

describe('copying', () => {
  it.each([
    ['setClipboardData:fail privacy permission is not authorized', '没有得到允许，没有复制'],
    ['setClipboardData:fail', '没有复制成功，请再试一次'],
  ])('that fails with %s says so', async (errMsg, words) => {
    jest.resetModules();
    const said: string[] = [];
    Object.assign(globalThis, {
      wx: {
        setClipboardData: ({ fail }: { fail?(error: object): void }) => fail?.({ errMsg }),
        showToast: ({ title }: { title: string }) => void said.push(title),
      },
    });
    (await import('../../../miniprogram/services/device')).copyText('编号');
    expect(said).toEqual([words]);
  });
});

const root = resolve(__dirname, '../../..');
const app = join(root, 'miniprogram');
const services = join(app, 'services');

/** WeChat's private interfaces (developers.weixin.qq.com, 小程序隐私协议开发指南), with their names in the privacy guide. */
const privateCalls: Record<string, string> = {
  chooseImage: '选中的照片或视频',
  chooseMedia: '选中的照片或视频',
  chooseVideo: '选中的照片或视频',
  saveImageToPhotosAlbum: '相册（仅写入）',
  saveVideoToPhotosAlbum: '相册（仅写入）',
  setClipboardData: '剪切板',
  getClipboardData: '剪切板',
  chooseMessageFile: '选中的文件',
  getLocation: '位置信息',
  getFuzzyLocation: '位置信息',
  chooseLocation: '位置信息',
  choosePoi: '位置信息',
  onLocationChange: '位置信息',
  startLocationUpdate: '位置信息',
  chooseAddress: '通讯地址',
  chooseInvoiceTitle: '发票信息',
  chooseLicensePlate: '车牌号',
  getWeRunData: '微信运动步数',
  getRecorderManager: '麦克风',
  startRecord: '麦克风',
  joinVoIPChat: '麦克风',
  createCameraContext: '摄像头',
  addPhoneContact: '通讯录（仅写入）',
  addPhoneCalendar: '日历（仅写入）',
  addPhoneRepeatCalendar: '日历（仅写入）',
  openBluetoothAdapter: '蓝牙',
  startAccelerometer: '加速传感器',
  startCompass: '磁场传感器',
  startDeviceMotionListening: '方向传感器',
  startGyroscope: '陀螺仪传感器',
  getUserProfile: '昵称、头像',
  getUserInfo: '昵称、头像',
};

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}
const scripts = filesIn(app).filter((file) => file.endsWith('.ts'));
const read = (file: string) => readFileSync(file, 'utf8');
const privateIn = (text: string) =>
  [...text.matchAll(/\bwx\.(\w+)/g)].map(([, name = '']) => name).filter((name) => name in privateCalls);

const Config = v.object({ usingComponents: v.optional(v.record(v.string(), v.string()), {}) });

/** A function, class or page as it stands in a file, and what it may mention of other files. */
interface Unit {
  key: string;
  text: string;
  /** The keys of what it can name: its neighbours in the file, and what the file imports. */
  names: ReadonlyMap<string, string>;
}

function unitsOf(file: string): Unit[] {
  const text = read(file);
  const imports = [...text.matchAll(/import \{([^}]*)\} from '(\.[^']*)'/g)].flatMap(([, list = '', from = '']) =>
    list.split(',').map((each): [string, string] => {
      const name = each.replace(/^\s*type /, '').trim();
      return [name, `${resolve(dirname(file), from)}.ts#${name}`];
    }),
  );
  const parts = text.split(/^(?=(?:export )?(?:async )?(?:function|class|const) |Page\(|Component\()/m).slice(1);
  const name = (part: string) => /^(?:export )?(?:async )?(?:function|class|const) (\w+)/.exec(part)?.[1] ?? 'itself';
  const names = new Map([...imports, ...parts.map((part): [string, string] => [name(part), `${file}#${name(part)}`])]);
  return parts.map((part) => ({ key: `${file}#${name(part)}`, text: part, names }));
}

/** Everything that makes a private call, by itself or through what it names. */
const askers = new Set<string>();
const units = scripts.flatMap(unitsOf);
const asks = ({ text, names }: Unit) =>
  privateIn(text).length > 0 ||
  [...names].some(([name, key]) => askers.has(key) && new RegExp(`\\b${name}\\b`).test(text));
for (let before = -1; before < askers.size; ) {
  before = askers.size;
  for (const unit of units) if (asks(unit)) askers.add(unit.key);
}
const privateFunctions = [...askers].flatMap((key) => (key.startsWith(services) ? [key.split('#')[1] ?? ''] : []));

/** A page or component with its components, and theirs. */
function partsOf(script: string, known = new Set<string>()): Set<string> {
  if (known.has(script)) return known;
  known.add(script);
  const config = script.replace(/\.ts$/, '.json');
  const { usingComponents } = v.parse(Config, existsSync(config) ? JSON.parse(read(config)) : {});
  const own = Object.values(usingComponents).filter((tag) => tag.startsWith('.'));
  for (const tag of own) partsOf(`${resolve(dirname(script), tag)}.ts`, known);
  return known;
}

const pages = scripts.filter((file) => /^Page\(/m.test(read(file)));
const asksPrivately = (page: string) => [...partsOf(page)].some((file) => askers.has(`${file}#itself`));
const hasPanel = (page: string) => /<privacy\b/.test(read(page.replace(/\.ts$/, '.wxml')));
const named = (files: string[]) => files.map((file) => relative(app, file)).sort();

describe('what is private', () => {
  it('is asked for in the services alone', () => {
    const elsewhere = scripts.filter((file) => !file.startsWith(services) && privateIn(read(file)).length > 0);
    expect(named(elsewhere)).toEqual([]);
    expect(privateFunctions.sort()).toEqual(['choosePictures', 'chooseTable', 'chosenFile', 'copyText', 'keepPicture']);
  });

  it('is asked for on pages that have the panel, and no others have it', () => {
    expect(pages.length).toBeGreaterThan(20);
    expect(named(pages.filter(hasPanel))).toEqual(named(pages.filter(asksPrivately)));
  });

  it('stands in the privacy guide that docs/deployment.md dictates', () => {
    const used = [...new Set(scripts.flatMap((file) => privateIn(read(file))))];
    const guide = read(join(root, 'docs', 'deployment.md'));
    const rows = [...guide.matchAll(/^\| ([^|]+) \| `wx\.(\w+)` \|/gm)].map(([, label, name]) => [name, label]);
    expect(rows.sort()).toEqual(used.map((name) => [name, privateCalls[name]]).sort());
  });
});
