import * as v from 'valibot';
import { cleanText, countCharacters } from './clean';

/** Bytes that one paper may have. */
export const mostPaperBytes = 10 * 1024 * 1024;
/** Millions of pixels that a picture may have: more do not open on an old phone. */
export const mostMegapixels = 50;

/** What a phone hands in: where it put a file in cloud storage (an earlier version: under `papers`), and what she calls it. */
export const Upload = v.object({
  fileId: v.pipe(v.string(), v.regex(/^cloud:\/\/[\w.-]+\/(uploads|papers)(\/[\w-]{16,64}){1,2}\/\w[\w.-]{0,79}$/)),
  name: v.pipe(
    v.string(),
    // On one line and without what cannot be seen: a sign that turns the direction makes `gpj.exe` read as `exe.jpg`.
    v.transform((name) => cleanText(name).replace(/\n+/g, ' ')),
    v.nonEmpty(),
    v.check((name) => countCharacters(name) <= 80),
  ),
});

/** A paper of a case: a copy that nobody can change, and the SHA-256 (hexadecimal) of its bytes. */
export interface Paper {
  fileId: string;
  name: string;
  /** Absent where it was handed in before papers were copied: then it lies where the phone put it. */
  sha256?: string;
}

/** As it lies in a case, or as it was handed in and is about to be filed. */
export const Paper: v.GenericSchema<unknown, Paper> = v.object({
  fileId: v.pipe(v.string(), v.startsWith('cloud://')),
  name: v.string(),
  sha256: v.exactOptional(v.string()),
});

/** The folder of an upload's file id; undefined where an earlier version of the phone put it elsewhere. */
export function folderIn(fileId: string): string | undefined {
  return /^cloud:\/\/[^/]+\/uploads\/([\w-]+)\/[\w-]+\/[^/]+$/.exec(fileId)?.[1];
}

/** The ending of a file's name in small letters; empty where there is none (`2026.11` has none). */
export function endingOf(name: string): string {
  return /\.([a-z][a-z0-9]{1,4})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}
