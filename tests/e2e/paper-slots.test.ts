import { sheetOfPaper } from '../../local/worlds/picture';
import { openHouse } from '../support/house';
import type { Phone } from '../support/phone';
import { equip, faultsOf } from '../support/screen-check';

const house = openHouse();
let phone: Phone;
const faults: string[] = [];

beforeAll(async () => {
  phone = await house.phoneOf('newcomer-slots', '', { width: 320, height: 568 });
  await phone.page.evaluate(() => localStorage.setItem('shell:large-type', 'yes'));
  await equip(phone);
  await phone.open('packages/worker/apply/apply?kind=scholarship');
  await phone.tap('开始填写');
  await phone.fill('学生姓名', '曾小华');
  await phone.tap('子女');
  await phone.fill('学生身份证号码', '360799200809150010');
  await phone.fill('学校', '瑞金第一中学');
  await phone.tap('高校');
  await phone.tap('下一步');
  await phone.see('四个角都拍进去');
});

const file = (name: string, buffer: Buffer, mimeType = 'image/png') => ({ name, mimeType, buffer });
const look = async (screen: string) => faults.push(...(await faultsOf(phone, screen)));
const tile = (name: string) => phone.app().getByLabel(name, { exact: true });
const letter = (more = '拍照或选照片') => `录取通知书，新生拍，姓名和学校要清楚，${more}`;
const blurry = '这张照片有点模糊，字可能看不清。';

/** A photograph as an iPhone keeps it, which this browser cannot show nor make smaller. */
function heic(bytes: number) {
  const head = Buffer.from('\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'latin1');
  return file('e.heic', Buffer.concat([head, Buffer.alloc(bytes)]), 'image/heic');
}

/** The same sheet, out of focus. */
async function outOfFocus(): Promise<Buffer> {
  const sheet = sheetOfPaper(3).toString('base64');
  const blurred = await phone.page.evaluate(async (base64) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${base64}`;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.naturalWidth;
    canvas.height = picture.naturalHeight;
    const brush = canvas.getContext('2d');
    if (!brush) throw new Error('the browser has no canvas');
    brush.filter = 'blur(8px)';
    brush.drawImage(picture, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? '';
  }, sheet);
  return Buffer.from(blurred, 'base64');
}

/** One after another on one small phone with large type. */
describe('a worker photographs her papers', () => {
  it('sees which ones are wanted, and how they look', async () => {
    await phone.see('在读的拍，学籍证明也行');
    await look('the papers that are wanted');
  });

  it('adds a clear one where it is wanted, and nobody asks', async () => {
    await phone.tap(letter());
    await phone.giveFiles('同意并继续', [file('a.png', sheetOfPaper(1))]);
    await tile('查看录取通知书 1').waitFor();
    await phone.seeNo('正在上传');
    await phone.seeNo('字可能看不清');
  });

  it('is asked about a blurred one, and takes it again', async () => {
    await phone.giveFiles(letter('再加一张，已有 1 张'), [file('b.jpg', await outOfFocus(), 'image/jpeg')]);
    await phone.see(blurry);
    await look('a picture in doubt');
    await phone.giveFiles('重拍', [file('c.png', sheetOfPaper(2))]);
    await phone.seeNo(blurry);
    await tile('查看录取通知书 2').waitFor();
    expect(await tile('查看录取通知书 3').count()).toBe(0);
  });

  it('keeps a blurred one when she says so, and is not asked again, even when she comes back later', async () => {
    await phone.giveFiles('拍照或选照片', [file('d.jpg', await outOfFocus(), 'image/jpeg')]);
    await phone.see(blurry);
    await phone.tap('就用这张');
    await phone.seeNo(blurry);
    await phone.restart();
    await phone.open('packages/worker/apply/apply?kind=scholarship');
    await phone.tap('继续上次填写');
    await tile('查看照片 1').waitFor();
    await phone.seeNo(blurry);
  });

  it('hands in what this phone cannot show, without being asked', async () => {
    await phone.tap('删去录取通知书 2');
    await phone.giveFiles('拍照或选照片', [heic(900)]);
    await tile('查看照片 2').waitFor();
    await phone.seeNo('正在上传');
    await phone.seeNo('字可能看不清');
  });

  it('is told at once when one is too large to be sent', async () => {
    await phone.giveFiles('拍照或选照片', [heic(10 * 1024 * 1024)]);
    await phone.see('有 1 张照片太大，没有放进来');
    expect(await tile('查看照片 3').count()).toBe(0);
  });

  it('sends again what was lost on the way', async () => {
    // The phone tries twice by itself before it asks her.
    await phone.page.route('**/local/upload*', (route) => route.abort(), { times: 2 });
    await phone.giveFiles('拍照或选照片', [file('f.png', sheetOfPaper(4))]);
    await phone.see('点这里重传');
    await look('a picture that did not arrive');
    await phone.tap('照片 3 没有传好，点这里重传');
    await phone.seeNo('点这里重传');
    await phone.seeNo('正在上传');
  });

  it('finds no more room than there is, and her papers by their names when she checks', async () => {
    await phone.seeNo('拍照或选照片');
    await look('no more room');
    await phone.tap('下一步');
    await phone.see('您在哪里工作');
  });

  afterAll(() => {
    expect(faults).toEqual([]);
    expect(house.troubles()).toEqual([]);
  });
});
