import { statSync } from 'node:fs';
import { join } from 'node:path';
import { PhoneStage } from '../support/fixtures/phone-app/stage';
import type { Phone } from '../support/phone';

const PHOTO = join(__dirname, '../support/fixtures/phone-app/app/assets/dot.png');

const QR_CODE = join(__dirname, '../support/fixtures/phone-app/qr-code.png');

const MESSAGE = {
  id: 1,
  at: '2026-05-14T02:30:00.000Z',
  template: '求助维权有进展',
  page: 'packages/worker/detail/detail?id=9',
  data: { thing1: { value: '第一次协商' } },
};

const ANSWERS: readonly [call: string, answer: string][] = [
  ['keep', 'ok {"step":2,"at":["a"]}'],
  ['tooMuch', 'fail setStorage:fail the data is too large: more than 1MB for one key'],
  ['absent', 'fail getStorage:fail data not found'],
  ['wrong', 'fail showToast:fail parameter error: parameter.title is missing;'],
  ['can', 'ok [true,true,true,true,false]'],
  ['random', 'ok 6'],
  ['browser', 'ok ["undefined","undefined","undefined","undefined","undefined"]'],
  ['network', 'ok {"errMsg":"getNetworkType:ok","networkType":"wifi"}'],
  [
    'base',
    'ok {"windowWidth":390,"statusBarHeight":47,"bottom":810,"fontSizeSetting":16,"top":53,"right":383,"same":true}',
  ],
  ['echo', 'ok {"errMsg":"cloud.callFunction:ok","result":{"openid":"wang","event":{"word":"你好"}}'],
  ['noEnvironment', "fail cloud.callFunction:fail Cloud API isn't enabled"],
  ['broken', 'fail cloud.callFunction:fail Error: errCode: -504002 | errMsg: functions execute fail -504002'],
  [
    'links',
    'ok {"errMsg":"cloud.getTempFileURL:ok","fileList":[{"fileID":"cloud://local/1","tempFileURL":"/app/assets/dot.png"',
  ],
  ['draw', 'ok 50'],
  ['privacy', 'ok {"errMsg":"getPrivacySetting:ok","needAuthorization":true'],
];

const stage = new PhoneStage();
let phone: Phone;

beforeAll(() => stage.build());
afterAll(() => stage.close());

beforeEach(async () => {
  phone = await stage.phone({ as: 'wang', path: 'pages/calls/calls' });
});

afterEach(async () => {
  const { troubles } = phone;
  await phone.close();
  expect(troubles).toEqual([]);
});

/** Taps one of the buttons of the fixture's page of calls and waits for what the call answered. */
async function call(name: string, answer: string): Promise<void> {
  await phone.tap(name);
  await phone.see(`${name} ${answer}`);
}

describe('calls', () => {
  test('answer with the values and the words of WeChat', async () => {
    for (const [name, answer] of ANSWERS) await call(name, answer);
  });

  test('toasts, dialogs and sheets', async () => {
    await phone.tap('toast');
    await phone.see('好了');
    await phone.seeNo('好了');
    await phone.tap('modal');
    await phone.see('撤回后可以重新提交');
    await phone.tap('撤回');
    await phone.see('modal ok {"errMsg":"showModal:ok","confirm":true,"cancel":false,"content":null}');
    await phone.tap('write');
    await phone.fill('原因', '写错了');
    await phone.tap('确定');
    await phone.see('"content":"写错了"');
    await phone.tap('sheet');
    await phone.tap('相册');
    await phone.see('sheet ok {"errMsg":"showActionSheet:ok","tapIndex":1}');
    await phone.tap('sheet');
    await phone.tap('取消');
    await phone.see('sheet fail showActionSheet:fail cancel');
  });

  test('a call that the preview does not have is said aloud', async () => {
    await call('unknown', 'fail wx.startFlying is not part of this preview');
    await phone.page.getByRole('alert').getByText('wx.startFlying').waitFor();
    expect(phone.troubles.splice(0)).toEqual(['wx.startFlying is not part of this preview']);
  });

  test('a photo is taken with consent, looked at, uploaded, and kept over a restart', async () => {
    await phone.tap('photo');
    await phone.tap('拒绝');
    await phone.see('photo fail chooseMedia:fail privacy permission is not authorized 104');
    await phone.tap('photo');
    await phone.giveFiles('同意', [PHOTO]);
    await phone.see('photo ok {"width":40,"height":20,"smallWidth":10,"fileType":"image"}');
    await phone.tap('look');
    await phone.see('1 / 2');
    await phone.tap('关闭');
    await call('upload', `ok {"fileID":"cloud://local/${statSync(PHOTO).size}","told":100}`);
    expect(stage.cloud.sentTo('/local/upload').at(-1)).toMatchObject({
      openid: 'wang',
      path: '/local/upload?path=papers%2Fa.png',
    });
    await call(
      'uploadOver',
      'fail cloud.uploadFile:fail Error: errCode: -503002 | errMsg: STORAGE_EXCEED_AUTHORITY -503002',
    );
    await call('saveFile', 'ok true');
    await phone.restart();
    await phone.open('pages/calls/calls');
    await call('showSaved', 'ok 40');
    await call('dropSaved', 'fail getImageInfo:fail no such file or directory');
    await call('draw', 'ok 50');
    const download = phone.page.waitForEvent('download');
    await phone.tap('album');
    expect((await download).suggestedFilename()).toBe('职工之家.png');
  });

  test('a document is fetched first, then opened from the phone under the kind that was told', async () => {
    await call('document', 'ok 200');
    await phone.page.getByRole('dialog', { name: '文档' }).waitFor();
    await phone.tap('关闭');
    await call('documentGone', 'ok 404');
    await call('documentAfar', 'fail openDocument:fail file doesn’t exist');
    await call('documentUntold', 'fail openDocument:fail filetype not supported');
  });

  test('clipboard, telephone and subscriptions ask the person', async () => {
    await phone.tap('ownPrivacy');
    await phone.tap('copy');
    await phone.see('同意条款吗');
    await phone.tap('确定');
    await phone.see('内容已复制');
    await call('paste', 'ok {"errMsg":"getClipboardData:ok","data":"QZ-2020-0031"}');
    await phone.tap('dial');
    await phone.tap('呼叫');
    await phone.see('在手机上，这里会直接拨打 12351');
    await phone.tap('知道了');
    await phone.see('dial ok');
    await phone.tap('subscribe');
    await phone.tap('允许');
    await phone.see('subscribe ok {"errMsg":"requestSubscribeMessage:ok","t1":"accept","t2":"accept"}');
    expect(stage.cloud.sentTo('/local/subscriptions').at(-1)?.body).toBe('{"templateIds":["t1","t2"]}');
    await phone.tap('subscribe');
    await phone.tap('不允许');
    await phone.see('"t1":"reject"');
    await phone.tap('contract');
    await phone.see('隐私保护指引');
    await phone.tap('知道了');
  });

  test('a QR code is read from a picture', async () => {
    await phone.tap('scan');
    await phone.see('请选一张二维码图片');
    await phone.giveFiles('选择图片', [PHOTO]);
    await phone.see('这张图片里没有找到二维码');
    await phone.giveFiles('选择图片', [QR_CODE]);
    await phone.see('scan ok {"errMsg":"scanCode:ok","result":"https://example.org/e/42","scanType":"QR_CODE"');
    await phone.tap('scan');
    await phone.tap('取消');
    await phone.see('scan fail scanCode:fail cancel');
  });
});

describe('the network', () => {
  test('off: calls fail as they do on a phone, and the mini-program hears of it', async () => {
    await phone.tap('listen');
    await phone.network('off');
    await phone.see('network false none');
    await call('echo', 'fail cloud.callFunction:fail request:fail net::ERR_INTERNET_DISCONNECTED -1');
    await phone.network('on');
    await phone.see('network true wifi');
    await call('echo', 'ok');
  });

  test('a lost reply: the cloud has worked, and the phone does not know', async () => {
    const before = stage.cloud.sentTo('/functions/echo').length;
    await phone.loseReply();
    await call('echo', 'fail cloud.callFunction:fail request:fail timeout -1');
    expect(stage.cloud.sentTo('/functions/echo')).toHaveLength(before + 1);
    await call('echo', 'ok');
  });

  test('slow: calls still succeed', async () => {
    await phone.network('slow');
    await call('network', 'ok {"errMsg":"getNetworkType:ok","networkType":"3g"}');
    await call('echo', 'ok');
  });
});

describe('people', () => {
  test('each person has her own phone with its own storage', async () => {
    await call('keep', 'ok');
    await phone.become('chen');
    await phone.open('pages/calls/calls');
    await call('kept', 'ok ""');
    await call('echo', 'ok {"errMsg":"cloud.callFunction:ok","result":{"openid":"chen"');
    await phone.become('wang');
    await phone.open('pages/calls/calls');
    await call('kept', 'ok {"step":2,"at":["a"]}');
  });

  test('beside the frame: who I am, what my WeChat received, network and type size', async () => {
    stage.cloud.messages = [MESSAGE];
    await phone.page.setViewportSize({ width: 1280, height: 940 });
    const beside = (name: string) => phone.page.getByRole('button', { name });
    expect(await phone.page.locator('.person').allInnerTexts()).toHaveLength(4);
    await beside('李敏').click();
    await phone.see('您好，第 0 次');
    expect(await beside('李敏').getAttribute('aria-current')).toBe('true');
    await beside('求助维权有进展').click();
    await phone.see('详情 9');
    await phone.page.getByRole('radio', { name: '大', exact: true }).click();
    await phone.open('pages/calls/calls');
    await call('base', 'ok {"windowWidth":390,"statusBarHeight":47,"bottom":810,"fontSizeSetting":22');
    await phone.page.getByRole('radio', { name: '断开' }).click();
    await call('network', 'ok {"errMsg":"getNetworkType:ok","networkType":"none"}');
    await beside('换一个新的微信用户').click();
    await beside('新的微信用户 1').waitFor();
  });
});
