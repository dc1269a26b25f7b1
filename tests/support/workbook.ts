import { Workbook } from 'exceljs';

/** The lines of a sheet as another library reads them: five above the columns' heads, the heads, and the rows. Every cell is text and no formula. */
export async function workbookAt(url: string) {
  const fetched = await fetch(url);
  const book = new Workbook();
  await book.xlsx.load(await fetched.arrayBuffer());
  const [sheet] = book.worksheets;
  const lines: string[][] = [];
  sheet?.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => {
      expect([typeof cell.value, cell.formula]).toEqual([cell.value === null ? 'object' : 'string', undefined]);
      cells.push(String(cell.value ?? ''));
    });
    lines.push(cells);
  });
  const [titles = [], ...rows] = lines.slice(5);
  // What is empty at the end of a row is not there.
  const filled = rows.map((row) => titles.map((_title, at) => row[at] ?? ''));
  return { head: lines.slice(0, 5).map(([text]) => text), titles, rows: filled };
}
