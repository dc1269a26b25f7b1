import { letterFile } from '../../../cloudfunctions/papers/letter-file';
import { type Letter, letterText } from '../../../core/papers/letter';
import { documentIn } from '../../support/document';

const letter: Letter = {
  title: '关于成立试验鞋业工会的批复',
  number: '瑞工组〔2026〕40号',
  to: '试验鞋业',
  paragraphs: ['经研究，批复如下：', '一、同意。'],
  signature: '瑞金市总工会',
  day: '2026-10-20',
};
const written = async (part: Partial<Letter> = {}) => documentIn(await letterFile(letterText({ ...letter, ...part })));
const body = async (part: Partial<Letter> = {}) => (await written(part)).part('word/document.xml');
/** The paragraph of a document in which a text stands. */
const around = (xml: string, text: string) => xml.split('<w:p>').find((each) => each.includes(text)) ?? '';

describe('a letter as .docx', () => {
  it('is laid out as official papers are: A4, its margins, 22 lines a page', async () => {
    const xml = await body();
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    // 37, 26, 35 and 28 mm.
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(around(xml, '一、同意。')).toContain('<w:spacing w:line="578" w:lineRule="exact"/>');
  });

  it('has its title in 小标宋 二号 in the middle, its text in 仿宋 三号, each paragraph two signs in', async () => {
    const xml = await body();
    const title = around(xml, letter.title);
    expect(title).toContain('w:val="center"');
    expect(title).toMatch(/w:eastAsia="方正小标宋简体"/);
    expect(title).toMatch(/w:ascii="宋体"/);
    expect(title).toContain('<w:sz w:val="44"/>');
    const paragraph = around(xml, '一、同意。');
    expect(paragraph).toMatch(/w:eastAsia="仿宋_GB2312"/);
    expect(paragraph).toContain('<w:sz w:val="32"/>');
    expect(paragraph).toMatch(/<w:ind [^>]*w:firstLineChars="200"/);
  });

  it('has its number in the middle, whom it is for at the edge, and at the right who signs above the day', async () => {
    const xml = await body();
    expect(around(xml, '瑞工组')).toContain('w:val="center"');
    expect(around(xml, '试验鞋业：')).not.toMatch(/w:ind|w:jc/);
    for (const text of ['瑞金市总工会', '2026年10月20日']) expect(around(xml, text)).toMatch(/<w:jc w:val="right"\/>/);
    // The day is four signs of 16 pt from the edge; who signs stands above its middle.
    expect(around(xml, '2026年10月20日')).toMatch(/<w:ind [^>]*w:right="1280"/);
    expect(around(xml, '瑞金市总工会')).toMatch(/<w:ind [^>]*w:right="1440"/);
  });

  it('counts its pages in 宋体 四号, outside: right on odd ones, left on even ones', async () => {
    const { part } = await written();
    const [odd, even] = ['word/footer1.xml', 'word/footer2.xml'].map(part);
    for (const footer of [odd, even]) {
      expect(footer).toMatch(/— <.*PAGE.*> —/s);
      expect(footer).toContain('<w:sz w:val="28"/>');
    }
    expect([odd, even].map((footer) => /<w:jc w:val="(\w+)"/.exec(footer ?? '')?.[1])).toEqual(['right', 'left']);
    expect(part('word/settings.xml')).toContain('w:evenAndOddHeaders');
  });

  it('has its table with borders, the head on every page, and its annex on a page of its own behind who signs', async () => {
    const table = {
      columns: ['项目', '内容'],
      rows: [
        ['住所', '红都大道1号\n二楼'],
        ['联系人', '谢小兰'],
      ],
    };
    const { lines, tables, part } = await written({ table, annex: { title: '基本情况', table } });
    const xml = part('word/document.xml');
    expect(tables).toHaveLength(2);
    expect(xml).toMatch(/<w:tblBorders>.*<w:insideH w:val="single"/s);
    expect(xml).toContain('<w:tblHeader/>');
    expect(xml).toContain('<w:cantSplit/>');
    expect(around(xml, '>附件<')).toContain('<w:pageBreakBefore/>');
    expect(lines.indexOf('附件')).toBeGreaterThan(lines.indexOf('2026年10月20日'));
    expect(lines.indexOf('附件：基本情况')).toBeLessThan(lines.indexOf('瑞金市总工会'));
    expect(lines).toEqual(expect.arrayContaining(['红都大道1号', '二楼']));
  });

  it('has columns that together are as wide as the text, whatever stands in them', async () => {
    const table = { columns: ['一', '二', '三'], rows: [['字'.repeat(900), '', 'a']] };
    const widths = [...(await body({ table })).matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
    const sum = widths.reduce((total, width) => total + width, 0);
    expect(Math.abs(sum - 8844)).toBeLessThan(4);
    expect(Math.min(...widths)).toBeGreaterThan(1000);
  });

  it('says hostile and very long texts as they are, and a signature too long for its place still stands', async () => {
    const hostile = '</w:t></w:r><w:r><w:t>&amp;<![CDATA[]]>"\'\u0000\u0008\ud800';
    const long = '字'.repeat(60_000);
    const signature = '很长的单位名称'.repeat(8);
    const { lines } = await written({ title: hostile, paragraphs: [long, hostile], signature });
    expect(lines).toEqual(expect.arrayContaining([hostile.slice(0, -3), long, signature]));
  });

  it('is a table without whom it is for', async () => {
    const { number: _number, to: _to, ...rest } = letter;
    const { lines } = await documentIn(await letterFile(letterText(rest)));
    expect(lines.slice(0, 2)).toEqual([letter.title, '经研究，批复如下：']);
  });
});
