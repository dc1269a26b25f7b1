import { registerOf } from '../../../../core/domains/registers';
import type { Field } from '../../../../core/kernel/field';
import type { Table } from '../../../../core/papers/table';
import { type Imported, type Importing, partsOf, type SheetPart } from '../../../../core/register/import';
import type { Register } from '../../../../core/register/register';
import type { Tapped } from '../../../components/events';
import { call, type Reply } from '../../../services/cloud';
import { copyText, nameScreen, say, tick } from '../../../services/device';
import { back } from '../../../services/navigate';
import { mintId } from '../../../services/random';
import { dress, dressing, none, screenData } from '../../../services/screen';
import { chooseTable } from '../../../services/tables';
import { type ImportedPart, type Preview, previewOf, tableIn, together } from './import.view';

type Doubles = Importing['doubles'];

interface Start {
  /** The table that was chosen in a chat, in words; empty while there is none. */
  file: string;
  text: string;
  doubles: Doubles;
  preview: Preview | null;
  failure: string;
  trouble: string;
  busy: boolean;
  /** How far it has come, in words; empty while nothing is under way. */
  progress: string;
  noun: string;
}

const start: Start = {
  file: '',
  text: '',
  doubles: 'skip',
  preview: null,
  failure: '',
  trouble: '',
  busy: false,
  progress: '',
  noun: '',
};

Page({
  ...dressing,
  data: { ...screenData(), ...start },
  register: none<Register>(),
  /** What was chosen in a chat, and what was looked through last. */
  chosen: none<Table>(),
  table: none<Table>(),
  /** One id for each part of the very same table: sent again it makes no doubles. */
  ids: none<string[]>(),
  /** What looking through answered, part by part: what she has seen of it goes back with the parts. */
  looked: none<ImportedPart[]>(),

  onLoad({ kind = '' }: Record<string, string | undefined>) {
    this.register = registerOf(decodeURIComponent(kind));
    if (!this.register) return this.setData({ failure: '没有这本台账，请返回重新选择。' });
    nameScreen(`导入${this.register.noun}`);
    this.setData({ noun: this.register.noun });
  },
  onShow() {
    this.undress = dress(this);
  },
  async pick() {
    const { register } = this;
    if (!register || this.data.busy) return;
    this.setData({ busy: true, trouble: '', progress: '正在读表格' });
    const found = await chooseTable(register.kind, (rows, of) =>
      this.setData({ progress: `正在读表格，${rows}/${of} 行` }),
    );
    this.setData({ busy: false, progress: '' });
    if ('why' in found) return this.setData({ trouble: found.why });
    this.ids = undefined;
    this.chosen = found.table;
    this.setData({ file: `${found.name}，${found.table.rows.length} 行`, text: '', preview: null });
    await this.look();
  },
  typed({ detail }: WechatMiniprogram.Input) {
    this.ids = undefined;
    this.chosen = undefined;
    this.setData({ text: detail.value, file: '', preview: null, trouble: '' });
  },
  choose({ currentTarget }: Tapped<{ doubles: Doubles }>) {
    this.ids = undefined;
    this.setData({ doubles: currentTarget.dataset.doubles, preview: null, trouble: '' });
  },
  copyHead() {
    const fields: readonly Field[] = this.register?.fields ?? [];
    const titles = fields.filter(({ control }) => control !== 'papers').map(({ label }) => label);
    copyText(titles.join('\t'));
  },
  /** Looks the table through, part by part. */
  async look() {
    const table = this.chosen ?? tableIn(this.data.text);
    if (!table) return this.setData({ trouble: '没有看到表格：请选一个表格文件，或者连列名一起整块复制过来。' });
    this.table = table;
    await this.run(false);
  },
  async store() {
    if (this.table) await this.run(true);
  },
  async run(confirmed: boolean) {
    const { register, table } = this;
    if (!register || !table || this.data.busy) return;
    this.setData({ busy: true, trouble: '', preview: confirmed ? this.data.preview : null });
    const parts: ImportedPart[] = [];
    for (const [at, part] of partsOf(table).entries()) {
      const { above } = part;
      this.setData({ progress: `${confirmed ? '正在导入' : '正在检查'}，${above}/${table.rows.length} 行` });
      const reply = await this.send(register, table.header, { ...part, at }, confirmed);
      if (!reply.ok) return this.setData({ busy: false, progress: '', trouble: reply.message });
      parts.push({ above, found: reply.value });
    }
    this.setData({ busy: false, progress: '' });
    this.looked = parts;
    const found = together(parts);
    if (!confirmed || !found.stored) return this.setData({ preview: previewOf(found, register, table.rows) });
    tick();
    say(`已导入 ${found.fresh + found.merged} ${register.unit}`);
    back();
  },
  async send(
    register: Register,
    header: Table['header'],
    { rows, at }: SheetPart & { at: number },
    confirmed: boolean,
  ): Promise<Reply<Imported>> {
    this.ids ??= [];
    const submitId = confirmed ? (this.ids[at] ?? (await mintId())) : await mintId();
    if (confirmed) this.ids[at] = submitId;
    const some = rows.map((cells) => [...cells]);
    const sure = confirmed ? this.looked?.[at]?.found.sure : undefined;
    const told = { kind: register.kind, header: [...header], rows: some, doubles: this.data.doubles };
    const input = { ...told, confirmed, ...(sure && { sure }) };
    return call('register.import', input, submitId);
  },
});
