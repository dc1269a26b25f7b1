import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { PreviewReport } from '../../local/phone/preview';
import { launchChromium } from '../support/browser';
import { buildFixture } from '../support/fixtures/phone-app/build-fixture';
import { StandInCloud } from '../support/fixtures/phone-app/stand-in';
import { openPhone, type Phone } from '../support/phone';

const PHOTO = join(__dirname, '../support/fixtures/phone-app/app/assets/dot.png');

let folder: string;
let report: PreviewReport;
let cloud: StandInCloud;
let url: string;
let browser: Browser;
let phone: Phone;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'phone-runtime-'));
  const built = buildFixture(folder);
  report = built.report;
  cloud = new StandInCloud(built.previewDir);
  url = await cloud.start();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

afterEach(async () => {
  const { troubles } = phone;
  await phone.close();
  expect(troubles).toEqual([]);
});

async function open(path: string, as = 'wang'): Promise<void> {
  phone = await openPhone(browser, url, { as, path });
}

/** Taps one of the buttons of the page pages/calls and waits for what the call answered. */
async function call(name: string, answer: string): Promise<void> {
  await phone.tap(name);
  await phone.see(`${name} ${answer}`);
}

const style = (selector: string, property: string): Promise<string> =>
  phone
    .app()
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

describe('pages', () => {
  test('the build names the elements and calls that the mini-program uses', async () => {
    await open('');
    expect(report.elements).toEqual(expect.arrayContaining(['button', 'canvas', 'picker', 'swiper']));
    expect(report.calls).toEqual(expect.arrayContaining(['cloud.callFunction', 'startFlying']));
    expect(report.warnings).toEqual([]);
  });

  test('TDesign buttons are tapped and the page shows what they did', async () => {
    await open('');
    await phone.tap('加一');
    await phone.tap('加一');
    await phone.see('您好，第 2 次');
    expect(await style('.title', 'font-weight')).toBe('600');
  });

  test('the lives of app and page come in the order of WeChat', async () => {
    await open('');
    await phone.see('经过：launch show load page-show ready');
  });

  test('a page of a subpackage is loaded when it is first opened, and talks to its opener', async () => {
    await open('');
    await phone.tap('打开详情');
    // The query is passed on as it was written.
    await phone.see('详情 7 %E7%8E%8B 另一个文件');
    await phone.see('从首页来');
    await phone.tap('告诉首页');
    await phone.tap('改标题');
    await phone.see('新的标题');
    await phone.back();
    await phone.see('page-hide heard-你好 page-show');
  });

  test('tabs keep their pages', async () => {
    await open('');
    await phone.tap('加一');
    await phone.tap('我的');
    await phone.see('我的页面');
    await phone.tap('首页');
    await phone.see('您好，第 1 次');
    await phone.see('tab-首页');
  });

  test('a page that does not exist is refused with the words of WeChat', async () => {
    await open('');
    await phone.tap('没有的页面');
    await phone.see('navigateTo:fail page "pages/nowhere/nowhere" is not found');
  });

  test('a page may ask before it is left', async () => {
    await open('packages/worker/detail/detail?id=1');
    await phone.seeNo('返回');
    await phone.tap('回到首页');
    await phone.tap('打开详情');
    await phone.tap('离开前问我');
    await phone.back();
    await phone.tap('取消');
    await phone.see('详情 7');
    await phone.back();
    await phone.tap('离开');
    await phone.see('您好，第 0 次');
  });

  test("a page's own styles apply to that page only", async () => {
    await open('packages/worker/detail/detail');
    await phone.tap('去我的');
    await phone.see('我的页面');
    expect(await style('.title', 'font-weight')).toBe('400');
  });

  test('pulling, scrolling, measuring and crossing are told to the page', async () => {
    await open('pages/scroll/scroll');
    await phone.see('量得 156 盒子 156px 30 0');
    await phone.see('条目 4');
    await phone.page.mouse.move(200, 500);
    await phone.page.mouse.down();
    await phone.page.mouse.move(200, 700);
    await phone.page.mouse.up();
    await phone.see('pulled');
    await phone.tap('到底部');
    await phone.see('bottom 到底了');
    await phone
      .app()
      .locator('#list')
      .evaluate((list) => list.scrollTo(0, 9999));
    await phone.see('lower');
  });
});

describe('elements', () => {
  test('what is typed reaches the page, whose handler may correct it', async () => {
    await open('pages/form/form');
    expect(await style('.placeholder', 'color')).toBe('rgb(184, 50, 42)');
    await phone.fill('姓名', '坏人一二三四五');
    await phone.see('写了 坏人一二三四');
    await phone.app().getByLabel('姓名').press('Enter');
    await phone.see('确认 好人一二三四');
    expect(await phone.app().getByLabel('姓名').inputValue()).toBe('好人一二三四');
    await phone.fill('手机号', '13800000000');
  });

  test('a form collects its fields and resets them', async () => {
    await open('pages/form/form');
    await phone.fill('姓名', '王建国');
    await phone.fill('经过', '一\n二');
    await phone.tap('身份证');
    await phone.tap('工资条');
    await phone.see('选了 ["id","pay"]');
    await phone.tap('欠薪');
    await phone.tap('工伤');
    await phone.see('是 "b"');
    await phone.tap('我同意');
    await phone.see('同意 true');
    await phone.tap('水果 0');
    await phone.choose('桃');
    await phone.tap('提交');
    const sent =
      '{"name":"王建国","story":"一\\n二","papers":["id","pay"],"kind":"b","agree":true,"score":3,"fruit":"2","day":"2026-01-31"}';
    await phone.see(sent);
    await phone.tap('重填');
    expect(await phone.app().getByLabel('姓名').inputValue()).toBe('');
  });

  test('pickers turn by date, time and dependent columns, and can be cancelled', async () => {
    await open('pages/form/form');
    await phone.tap('日子');
    await phone.choose('2027年', '02月', '30日');
    await phone.see('日子 "2027-02-28"');
    await phone.tap('时间');
    await phone.choose('23时', '05分');
    await phone.see('时间 "23:05"');
    await phone.tap('地方');
    await phone.choose('赣州', '南康');
    await phone.see('地方 [1,1]');
    await phone.tap('水果 0');
    await phone.tap('取消');
    await phone.see('水果 0');
    const wheel = phone.app().locator('wx-picker-view-column');
    await wheel.evaluate((column) => column.scrollTo(0, 68));
    await phone.see('轮子 [2]');
  });

  test('pictures keep their proportions, and a missing one says so', async () => {
    await open('pages/looks/looks');
    await phone.see('broken error {"errMsg":"load image /assets/none.png fail"}');
    const box = await phone.app().locator('#wide').boundingBox();
    expect(box).toMatchObject({ width: 104, height: 52 });
    expect(await phone.app().locator('#cloud img').getAttribute('src')).toBe('/app/assets/dot.png');
    expect(await phone.app().locator('#beside img').getAttribute('src')).toBe('/app/assets/dot.png');
  });

  test('components keep their styles, fill their slots and tell their events', async () => {
    await open('pages/looks/looks');
    await phone.tap('卡片 就绪');
    await phone.see('card told {"label":"卡片"}');
    await phone.see('脚注');
    expect(await style('.block.title', 'color')).toBe('rgb(10, 20, 30)');
    expect(await style('wx-view:has(> wx-text:text("脚注"))', 'color')).toBe('rgb(1, 2, 3)');
  });

  test('WXS runs, rich text loses scripts, a swiper turns, and page-meta locks the page', async () => {
    await open('pages/looks/looks');
    await phone.see('看！ String');
    expect(await phone.app().locator('wx-rich-text').innerHTML()).toBe(
      '<b>粗体</b><i style="color: rgb(184, 50, 42);">斜体</i>',
    );
    await phone.page.mouse.move(300, 550);
    await phone.page.mouse.down();
    await phone.page.mouse.move(100, 550);
    await phone.page.mouse.up();
    await phone.see('swiper change {"current":1,"source":"touch","currentItemId":""}');
    await phone.tap('锁住页面');
    expect(await style('html', 'overflow')).toBe('hidden');
    await phone.see('浮在上面');
  });

  test('the home indicator keeps its place below the page', async () => {
    await open('pages/looks/looks');
    expect(await style('.foot', 'padding-bottom')).toBe('34px');
  });
});

describe('calls', () => {
  beforeEach(() => open('pages/calls/calls'));

  test.each([
    ['keep', 'ok {"step":2,"at":["a"]}'],
    ['tooMuch', 'fail setStorage:fail the data is too large: more than 1MB for one key'],
    ['absent', 'fail getStorage:fail data not found'],
    ['wrong', 'fail showToast:fail parameter error: parameter.title should be string instead of undefined;'],
    ['can', 'ok [true,true,true,true,false]'],
    ['random', 'ok 6'],
    ['browser', 'ok ["undefined","undefined","undefined","undefined","undefined"]'],
    ['network', 'ok {"errMsg":"getNetworkType:ok","networkType":"wifi"}'],
    [
      'base',
      'ok {"windowWidth":390,"statusBarHeight":47,"bottom":810,"fontSizeSetting":16,"top":53,"right":383,"same":true}',
    ],
    ['echo', 'ok {"errMsg":"cloud.callFunction:ok","result":{"openid":"wang","event":{"word":"你好"}}'],
    ['broken', 'fail cloud.callFunction:fail Error: errCode: -504002 | errMsg: functions execute fail -504002'],
    [
      'links',
      'ok {"errMsg":"cloud.getTempFileURL:ok","fileList":[{"fileID":"cloud://local/1","tempFileURL":"/app/assets/dot.png"',
    ],
    ['draw', 'ok 50'],
    ['privacy', 'ok {"errMsg":"getPrivacySetting:ok","needAuthorization":true'],
  ])('%s', (name, answer) => call(name, answer));

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
    expect(cloud.sentTo('/local/upload').at(-1)).toMatchObject({
      openid: 'wang',
      path: '/local/upload?path=papers%2Fa.png',
    });
    await call('saveFile', 'ok true');
    await phone.restart();
    await phone.page.evaluate(() => window.__controls?.open('pages/calls/calls'));
    await call('showSaved', 'ok 40');
    await call('dropSaved', 'fail getImageInfo:fail no such file or directory');
    await call('draw', 'ok 50');
    const download = phone.page.waitForEvent('download');
    await phone.tap('album');
    expect((await download).suggestedFilename()).toBe('职工之家.png');
  });
});
