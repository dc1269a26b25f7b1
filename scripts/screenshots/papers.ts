import type { Studio } from './studio';

/** A list taken as a sheet, and the record of it. */
export async function papers(studio: Studio): Promise<void> {
  const officer = await studio.phone('staff-lin', 'packages/staff/bench/bench');
  await officer.tap('导出表格');
  await officer.see('在新标签页打开');
  await officer.tap('关闭');
  await officer.see('转发给同事');
  await officer.app().getByText('重新导出表格').scrollIntoViewIfNeeded();
  await studio.page(officer, 'sheet-taken');
  const auditor = await studio.phone('staff-guo', 'packages/staff/takings/takings');
  await auditor.see('待办清单');
  await studio.page(auditor, 'takings');
}
