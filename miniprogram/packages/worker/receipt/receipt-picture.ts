import type { Drawing, Ink, InkColor } from '../../../services/drawing';
import type { ReceiptView } from './receipt.view';

/** How wide a text is, in pixels of the picture. */
export type Measure = (text: string, size: number, bold: boolean) => number;

/** Pixels. */
const width = 750;
const margin = 56;
const band = 150;

interface Passage {
  text: string;
  size: number;
  bold: boolean;
  color: InkColor;
  /** Space above. */
  above: number;
}

/** The receipt as a picture that the worker keeps. */
export function receiptPicture(view: ReceiptView, measure: Measure): Drawing {
  const inks = head(view.union);
  let y = band + 20;
  for (const passage of passagesOf(view)) {
    y += passage.above;
    for (const text of broken(passage, measure)) {
      y += Math.round(passage.size * 1.5);
      inks.push({ ...passage, text, x: margin, y });
    }
  }
  return { width, height: y + margin, band: { height: band, color: 'brand' }, inks };
}

function passagesOf({ number, about, submitted, steps, foot }: ReceiptView): Passage[] {
  const quiet = { size: 28, bold: false, color: 'quiet' as const };
  const next = steps.flatMap(({ title, words }, index): Passage[] => [
    { text: `${index + 1}. ${title}`, size: 32, bold: true, color: 'text', above: 28 },
    ...(words ? [{ ...quiet, text: words, above: 0 }] : []),
  ]);
  return [
    { text: '提交回执', size: 48, bold: true, color: 'text', above: 10 },
    { text: `编号 ${number}`, size: 40, bold: true, color: 'brand', above: 8 },
    { ...quiet, text: about, above: 16 },
    { ...quiet, text: submitted, above: 0 },
    ...next,
    { ...quiet, text: foot, above: 40 },
  ];
}

function head(unionName: string): Ink[] {
  return [
    { text: unionName, size: 40, bold: false, color: 'onBrand', x: margin, y: 76 },
    { text: '职工之家', size: 28, bold: false, color: 'onBrand', x: margin, y: 120 },
  ];
}

/** The lines of a passage, none wider than the picture allows. */
export function broken({ text, size, bold }: Pick<Passage, 'text' | 'size' | 'bold'>, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (line !== '' && measure(line + character, size, bold) > width - 2 * margin) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return line === '' ? lines : [...lines, line];
}
