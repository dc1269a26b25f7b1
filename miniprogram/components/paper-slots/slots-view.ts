import type { PaperSlot } from '../../../core/kernel/field';
import type { Doubt, HeldPaper } from '../../services/pictures';

/** A picture as it is drawn. */
export interface Tile extends HeldPaper {
  /** What it is called aloud: `照片 2`. */
  label: string;
  /** What the person is asked about it; empty for nothing. */
  question: string;
}

/** One paper that is wanted, with its pictures; the last group, without a name, holds whatever else she adds. */
export interface Group extends PaperSlot {
  tiles: readonly Tile[];
}

export interface SlotsView {
  groups: readonly Group[];
  /** True while more pictures may be added. */
  room: boolean;
}

/** What a picture is called that is for no paper in particular. */
export const plainName = '照片';

const questions: Record<Doubt, string> = {
  blurred: '这张照片有点模糊，字可能看不清。',
  small: '这张照片有点小，字可能看不清。',
  '': '',
};

/** Sorts the pictures under the papers that are wanted, in the order in which they were added. */
export function slotsView(papers: readonly HeldPaper[], slots: readonly PaperSlot[], limit: number): SlotsView {
  const wanted = slots.map((slot) => ({ ...slot, tiles: tilesOf(papers.filter(({ name }) => name === slot.name)) }));
  const others = papers.filter(({ name }) => slots.every((slot) => slot.name !== name));
  return { groups: [...wanted, { name: '', hint: '', tiles: tilesOf(others) }], room: papers.length < limit };
}

function tilesOf(papers: readonly HeldPaper[]): Tile[] {
  return papers.map((paper, at) => ({
    ...paper,
    label: `${paper.name} ${at + 1}`,
    question: questions[paper.doubt ?? ''],
  }));
}
