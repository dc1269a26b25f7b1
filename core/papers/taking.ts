import { dayOf, type Instant } from '../kernel/day';
import { markOver } from '../kernel/stamp';
import { cut } from '../kernel/text';

/** That somebody took a list as a sheet, or a letter: noted before she gets it, kept after the file is gone. */
export interface Taking {
  /** Keyed by who asked and under which `submitId`: a repeat finds it. */
  _id: string;
  by: string;
  /** Her name and desk, as they were. */
  name: string;
  at: Instant;
  /** Which list, or the title of the letter. */
  list: string;
  /** By which conditions, in words; of which record. */
  conditions: string;
  /** How many rows; null for a letter. */
  rows: number | null;
  /** Where the next sheet goes on; null when everything is in this one. */
  next: string | null;
  fileId: string;
  /** True once the file was deleted, or where somebody changed the note and nothing is deleted by it. */
  swept: boolean;
  /** `at|_id`: one key that orders the record. */
  key: string;
  stamp: string;
}
export const takingMark = markOver<Taking>('takings', { without: ['swept'] });

/** So long the file of what was taken can be fetched. Milliseconds. */
export const sheetRestMs = 24 * 3_600_000;

/** What a phone gets: where the file can be fetched for half an hour, and what to call it. */
export interface TakenFile extends Pick<Taking, 'rows' | 'next'> {
  url: string;
  name: string;
}

/** A name is told whole up to here, and no system takes one much longer. Characters. */
const longestName = 50;
/** What Windows takes in no name of a file. */
const notInNames = /[\\/:*?"<>|\p{Cc}]/gu;

/** What the file of something taken is called: its title, the day on which it was made, and its kind. */
export function fileNameOf({ list, at, fileId }: Pick<Taking, 'list' | 'at' | 'fileId'>): string {
  const ending = fileId.slice(fileId.lastIndexOf('.'));
  return `${cut(list.replace(notInNames, ''), longestName)} ${dayOf(at)}${ending}`;
}

/** One row of the record of what was taken, for auditors. */
export interface TakingView {
  id: string;
  name: string;
  at: Instant;
  list: string;
  conditions: string;
  rows: number | null;
  /** True where somebody changed the note in the store: nothing it says can be relied on. */
  broken: boolean;
}

export interface Takings {
  rows: readonly TakingView[];
  next: string | null;
}

/** A note as auditors read it: of one that was changed nothing but that. */
export function takingView({ _id, name, at, list, conditions, rows }: Taking, isAsStored: boolean): TakingView {
  if (isAsStored) return { id: _id, name, at, list, conditions, rows, broken: false };
  return { id: _id, name: '', at: '', list: '', conditions: '', rows: 0, broken: true };
}
