import { type Letter, letterText } from '../../../core/papers/letter';
import { fileNameOf } from '../../../core/papers/taking';

const letter: Letter = { title: '通知', paragraphs: [], signature: '瑞金市总工会', day: '2026-03-02' };

describe('what a letter says', () => {
  it('is what was written, with its day in words, and nothing where nothing was', () => {
    expect(letterText(letter)).toEqual({
      title: '通知',
      paragraphs: [],
      signature: '瑞金市总工会',
      date: '2026年3月2日',
    });
  });

  it('holds no sign that Word cannot: each line is one, a paragraph with breaks is several, a cell keeps its lines', () => {
    const table = { columns: ['项\u0000目'], rows: [['一\n二\u0008\ud800'], ['😀']] };
    const text = letterText({
      ...letter,
      title: '通\n知\u000b',
      number: '\ufffe1号',
      to: '甲\r\n乙',
      paragraphs: ['一\n二\u0001', '三'],
      table,
      annex: { title: '附\u001f表', table },
    });
    const plain = { columns: ['项目'], rows: [['一\n二'], ['😀']] };
    expect(text).toMatchObject({
      title: '通 知',
      number: '1号',
      to: '甲 乙',
      paragraphs: ['一', '二', '三'],
      table: plain,
    });
    expect(text.annex).toEqual({ title: '附表', table: plain });
  });
});

describe('the name of a file', () => {
  const named = (list: string, fileId = 'cloud://x.y/sheets/1.docx') =>
    fileNameOf({ list, at: '2026-03-01T17:00:00.000Z', fileId });

  it('is its title, the day in Shanghai and its kind', () => {
    expect(named('待办清单', 'cloud://x.y/sheets/1.xlsx')).toBe('待办清单 2026-03-02.xlsx');
    expect(named('关于成立甲公司工会的请示')).toBe('关于成立甲公司工会的请示 2026-03-02.docx');
  });

  it('has nothing in it that a system of files does not take, and is never too long for one', () => {
    expect(named('../a\\b:c*?"<>|\n')).toBe('..abc 2026-03-02.docx');
    expect(Buffer.byteLength(named('𠮷'.repeat(300)))).toBeLessThan(256);
    expect(named('字'.repeat(60))).toBe(`${'字'.repeat(49)}… 2026-03-02.docx`);
  });
});
