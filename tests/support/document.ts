import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';

/** A letter as another library reads it: its lines, those of tables cell by cell; and the XML of its parts, by name. */
export async function documentIn(bytes: Buffer) {
  const { value } = await mammoth.extractRawText({ buffer: bytes });
  const { value: html } = await mammoth.convertToHtml({ buffer: bytes });
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)] as const);
  return {
    lines: value.split('\n').filter((line) => line !== ''),
    tables: [...html.matchAll(/<table>.*?<\/table>/gs)].map(([table]) => rowsIn(table)),
    part: (name: string) => new Map(parts).get(name) ?? '',
  };
}

const rowsIn = (table: string) =>
  [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh]>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '')),
  );

export async function documentAt(url: string) {
  const fetched = await fetch(url);
  return documentIn(Buffer.from(await fetched.arrayBuffer()));
}
