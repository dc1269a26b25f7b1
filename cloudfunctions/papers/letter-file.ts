import {
  AlignmentType,
  Document,
  Footer,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { LetterText, PrintedTable } from '../../core/papers/letter';

/** Lengths as Word keeps them: twips, twenty a point; letters are measured in half points. */
const points = (count: number) => Math.round(count * 20);
const millimetres = (count: number) => points((count * 72) / 25.4);

/** 党政机关公文格式 GB/T 9704-2012: A4, 22 lines a page of 28 signs, 三号 (16 pt). */
const margin = { top: 37, right: 26, bottom: 35, left: 28, footer: 23 } as const;
const paper = { width: 210, height: 297 } as const;
const lineHeight = points(28.9);
const sign = points(16);

/** One font for signs of every kind: Word would put the figures of a Chinese text into Times otherwise. */
const fontOf = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });
const body = { font: fontOf('仿宋_GB2312'), size: 32 } as const;
/** Where 小标宋 is not installed, Word and WPS take the font of the other signs: 宋体. */
const heading = { font: { ...fontOf('宋体'), eastAsia: '方正小标宋简体' }, size: 44 } as const;
const black = { font: fontOf('黑体'), size: 32 } as const;
const cell = { font: fontOf('仿宋_GB2312'), size: 24 } as const;
const page = { font: fontOf('宋体'), size: 28 } as const;

const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT });

/** One paragraph of one text. */
const lineOf = (text: string, run: IRunOptions, options: IParagraphOptions = {}) =>
  new Paragraph({ spacing: exactly(lineHeight), ...options, children: [new TextRun({ ...run, text })] });

const blank = () => lineOf('', body);
const hairline = () => lineOf('', cell, { spacing: exactly(points(1)) });
const titleOf = (text: string) =>
  lineOf(text, heading, { alignment: AlignmentType.CENTER, spacing: exactly(points(34)), keepNext: true });
const indented = { firstLine: 2 * sign, firstLineChars: 200 } as const;

/** The bytes of a letter as .docx, laid out as official papers are (GB/T 9704-2012) as far as Word lets. */
export function letterFile(letter: LetterText): Promise<Buffer> {
  const { title, signature, annex } = letter;
  const margins = Object.fromEntries(Object.entries(margin).map(([side, length]) => [side, millimetres(length)]));
  const document = new Document({
    title,
    creator: signature,
    lastModifiedBy: signature,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { ...body, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: {
          page: { size: { width: millimetres(paper.width), height: millimetres(paper.height) }, margin: margins },
        },
        footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
        children: [...headOf(letter), ...bodyOf(letter), ...signedOff(letter), ...(annex ? annexOf(annex) : [])],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** 页码: outside, one sign from the edge. */
function footer(alignment: 'right' | 'left'): Footer {
  const number = new TextRun({ ...page, children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Footer({
    children: [new Paragraph({ alignment, indent: { left: points(14), right: points(14) }, children: [number] })],
  });
}

function headOf({ number, title, to }: LetterText): Paragraph[] {
  return [
    ...(number === undefined ? [] : [lineOf(number, body, { alignment: AlignmentType.CENTER }), blank()]),
    titleOf(title),
    blank(),
    ...(to === undefined ? [] : [lineOf(`${to}：`, body)]),
  ];
}

function bodyOf({ paragraphs, table, annex }: LetterText): (Paragraph | Table)[] {
  return [
    ...paragraphs.map((text) => lineOf(text, body, { indent: indented, alignment: AlignmentType.BOTH })),
    ...(annex ? [blank(), lineOf(`附件：${annex.title}`, body, { indent: indented })] : []),
    ...(table ? [tableOf(table)] : []),
  ];
}

/** 落款: the date four signs from the right edge, and above its middle who signs. Both stay on one page. */
function signedOff({ signature, date }: LetterText): Paragraph[] {
  const fromRight = 4 + (widthOf(date) - widthOf(signature)) / 2;
  const at = (signs: number) => ({ alignment: AlignmentType.RIGHT, indent: { right: Math.round(signs * sign) } });
  return [
    lineOf('', body, { keepNext: true }),
    lineOf(signature, body, { ...at(Math.max(0, fromRight)), keepNext: true }),
    lineOf(date, body, at(4)),
  ];
}

/** In signs; figures and Latin letters are half as wide. */
const widthOf = (text: string) => [...text].reduce((sum, each) => sum + (/[\x20-\x7e]/.test(each) ? 0.5 : 1), 0);

/** 附件: on a page of its own. Word wants a paragraph behind a table at the end. */
function annexOf({ title, table }: NonNullable<LetterText['annex']>): (Paragraph | Table)[] {
  return [
    lineOf('附件', black, { pageBreakBefore: true }),
    blank(),
    titleOf(title),
    blank(),
    tableOf(table),
    hairline(),
  ];
}

/** A table with borders, as wide as the text; its head is repeated on every page, and no row is torn. */
function tableOf({ columns, rows }: PrintedTable): Table {
  const widths = widthsOf({ columns, rows });
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((text, at) => cellOf(text, widths[at] ?? 0, isHead)),
    });
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [row(columns, true), ...rows.map((cells) => row(cells, false))],
  });
}

function cellOf(text: string, width: number, isHead: boolean): TableCell {
  const alignment = isHead ? AlignmentType.CENTER : AlignmentType.LEFT;
  const run = isHead ? { ...cell, font: black.font } : cell;
  const lines = text.split('\n').map((each) => lineOf(each, run, { spacing: exactly(points(20)), alignment }));
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: points(3), bottom: points(3), left: points(5), right: points(5) },
    children: lines,
  });
}

/** How wide each column is, in twips: by its longest text, none so narrow that a word stands in it sign by sign. */
function widthsOf({ columns, rows }: PrintedTable): number[] {
  const whole = millimetres(paper.width - margin.left - margin.right);
  const longest = columns.map((_, at) =>
    Math.max(...[columns, ...rows].flatMap((cells) => (cells[at] ?? '').split('\n').map(widthOf))),
  );
  const shares = longest.map((signs) => Math.min(Math.max(signs, 4), 16));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => Math.round((whole * share) / sum));
}
