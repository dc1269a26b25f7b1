import writeExcelFile from 'write-excel-file/node';
import type { SheetText } from '../../core/papers/sheet';

/** The bytes of an .xlsx with one sheet: what stands over it, the columns' heads, the rows; every cell is text. */
export function workbook({ head, columns, rows }: SheetText): Promise<Buffer> {
  const over = head.map((value, at) => [{ value, type: String, ...(at === 0 && { fontWeight: 'bold' as const }) }]);
  const titles = columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const }));
  const lines = rows.map((row) => row.map((value) => ({ value, type: String })));
  return writeExcelFile([...over, titles, ...lines], {
    sheet: '清单',
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: head.length + 1,
  }).toBuffer();
}
