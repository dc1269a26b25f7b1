import { appeal } from '../../../core/domains/rights/appeal';
import { scholarship } from '../../../core/domains/scholarship/scholarship';
import type { PaperSlot } from '../../../core/kernel/field';
import { doubtOf, sharpnessOf } from '../../../miniprogram/components/paper-slots/quality';
import { slotsView } from '../../../miniprogram/components/paper-slots/slots-view';
import { questionView } from '../../../miniprogram/components/question/question-view';
import type { HeldPaper } from '../../../miniprogram/services/pictures';

interface Shot {
  width: number;
  height: number;
  /** Lines of small print from the top. */
  lines: number;
  ink: number;
  paper: number;
}

const shot: Shot = { width: 300, height: 400, lines: 30, ink: 40, paper: 230 };

/** Strokes of one and two pixels in cells of ten, as small print is; everything else is bare paper. */
function brightnessOf({ lines, ink, paper }: Shot, x: number, y: number): number {
  const inLine = y >= 12 && y < 12 + lines * 12 && (y - 12) % 12 < 9;
  const column = x % 10;
  const stroke = column === 1 || column === 4 || column === 5 || (y % 12 === 3 && column < 8);
  return inLine && stroke && x > 20 && x < 280 ? ink : paper;
}

/** The photograph with every pixel the mean of those up to `blur` beside it, twice over: nearly what a lens does. */
function photograph(part: Partial<Shot> = {}, blur = 0) {
  const made = { ...shot, ...part };
  const { width, height } = made;
  const at = (index: number) => brightnessOf(made, index % width, Math.floor(index / width));
  let grey = new Float64Array(width * height).map((_, index) => at(index));
  for (const step of [1, width, 1, width]) grey = spread(grey, step, blur);
  return { width, height, data: pixelsOf(grey) };
}

/** The same brightness in red, green and blue, as a canvas gives it. */
function pixelsOf(grey: Float64Array): Uint8ClampedArray {
  const data = new Uint8ClampedArray(grey.length * 4).fill(255);
  for (const [index, value] of grey.entries()) data.fill(value, index * 4, index * 4 + 3);
  return data;
}

function spread(grey: Float64Array, step: number, blur: number): Float64Array<ArrayBuffer> {
  const soft = new Float64Array(grey.length);
  for (let index = 0; index < grey.length; index += 1) {
    let sum = 0;
    for (let off = -blur; off <= blur; off += 1) sum += grey[index + off * step] ?? grey[index] ?? 0;
    soft[index] = sum / (2 * blur + 1);
  }
  return soft;
}

const large = (sample: ReturnType<typeof photograph>) => ({ width: 1500, height: 2000, sample });

describe('the sharpness of a picture', () => {
  it('falls with every pixel of blur', () => {
    const [sharp = 0, soft = 0, blurred = 0] = [0, 1, 3].map((blur) => sharpnessOf(photograph({}, blur)));
    expect(sharp).toBeGreaterThan(soft * 3);
    expect(soft).toBeGreaterThan(blurred * 3);
  });

  it.each([
    ['a full sheet', {}],
    ['a sheet with three lines', { lines: 3 }],
    ['grey pencil on grey paper', { ink: 150, paper: 210 }],
    ['a negative', { ink: 240, paper: 20 }],
  ])('%s in focus is not asked about, out of focus it is', (_, part) => {
    expect(doubtOf(large(photograph(part)))).toBe('');
    expect(doubtOf(large(photograph(part, 3)))).toBe('blurred');
  });

  it.each([2, 3, 4, 5, 6])('lines drawn by a machine, %i pixels apart, are sharp wherever they lie', (apart) => {
    const { width, height } = shot;
    const striped = (at: (x: number, y: number) => number) =>
      pixelsOf(
        new Float64Array(width * height).map((_, pixel) =>
          at(pixel % width, Math.floor(pixel / width)) % (apart * 2) < apart ? 90 : 240,
        ),
      );
    const across = large({ width, height, data: striped((_, y) => y) });
    const down = large({ width, height, data: striped((x) => x) });
    expect([doubtOf(across), doubtOf(down)]).toEqual(['', '']);
  });

  it('one sharp edge does not make a blurred sheet sharp: the table under it is none of its print', () => {
    const { width, height, data } = photograph({}, 3);
    const withTable = data.map((value, index) => (index % (width * 4) < 24 && index < data.length / 3 ? 20 : value));
    expect(doubtOf(large({ width, height, data: withTable }))).toBe('blurred');
  });
});

describe('the size of a picture', () => {
  const sample = photograph();
  it('is asked about when its shorter side has fewer than 600 pixels, whichever side that is', () => {
    expect(doubtOf({ width: 599, height: 2000, sample })).toBe('small');
    expect(doubtOf({ width: 2000, height: 599, sample })).toBe('small');
    expect(doubtOf({ width: 600, height: 600, sample })).toBe('');
  });
});

describe('the papers that are wanted', () => {
  const slots: PaperSlot[] = [
    { name: '户口本', hint: '户主页和学生那一页' },
    { name: '诊断证明', hint: '要拍到医院的章' },
  ];
  const held = (id: string, name: string): HeldPaper => ({
    id,
    name,
    path: `wxfile://${id}`,
    fileId: '',
    state: 'sending',
    progress: 0,
  });
  const papers = [held('a', '户口本'), held('b', '照片'), held('c', '户口本')];

  it('each have their own pictures, numbered; the rest is last', () => {
    const { groups } = slotsView(papers, slots, 9);
    const labels = groups.map(({ name, tiles }) => [name, ...tiles.map(({ label }) => label)]);
    expect(labels).toEqual([['户口本', '户口本 1', '户口本 2'], ['诊断证明'], ['', '照片 1']]);
  });

  it('share the room there is', () => {
    expect(slotsView(papers, slots, 4).room).toBe(true);
    expect(slotsView(papers, slots, 3).room).toBe(false);
  });

  it('where none are named, all pictures stand together, also those of a draft from before they were', () => {
    const { groups } = slotsView(papers, [], 9);
    expect(groups.map(({ tiles }) => tiles.length)).toEqual([3]);
  });

  it('a picture in doubt is asked about until she has answered', () => {
    const questions = (['blurred', 'small', ''] as const).map(
      (doubt) => slotsView([{ ...held('a', '照片'), doubt }], [], 9).groups[0]?.tiles[0]?.question,
    );
    expect(questions).toEqual(['这张照片有点模糊，字可能看不清。', '这张照片有点小，字可能看不清。', '']);
  });

  it.each([
    [appeal, 'papers', '诊断证明或伤情照片'],
    [scholarship, 'proof', '录取通知书'],
    [scholarship, 'familyPapers', '户口本'],
  ])('are named in the form', (service, name, wanted) => {
    const field = service.fields.find((each) => each.name === name);
    const view = field && questionView(field, undefined, {}, { today: '2026-11-22' });
    expect(view?.slots.map((slot) => slot.name)).toContain(wanted);
  });
});
