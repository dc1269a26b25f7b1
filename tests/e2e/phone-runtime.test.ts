import { PhoneStage } from '../support/fixtures/phone-app/stage';
import type { Phone } from '../support/phone';

const stage = new PhoneStage();
let phone: Phone;

beforeAll(() => stage.build());
afterAll(() => stage.close());

afterEach(async () => {
  const { troubles } = phone;
  await phone.close();
  expect(troubles).toEqual([]);
});

async function open(path: string): Promise<void> {
  phone = await stage.phone({ as: 'wang', path });
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
    expect(stage.report.elements).toEqual(expect.arrayContaining(['button', 'canvas', 'picker', 'swiper']));
    expect(stage.report.calls).toEqual(expect.arrayContaining(['cloud.callFunction', 'startFlying']));
    expect(stage.report.warnings).toEqual([]);
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

  test("the back gesture of a phone's browser closes the page, not the mini-program", async () => {
    await open('');
    await phone.tap('打开详情');
    await phone.see('详情 7');
    await phone.page.goBack();
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
    await phone.seeNo(sent);
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
