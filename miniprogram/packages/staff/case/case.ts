import type { Tapped, Told } from '../../../components/events';
import { type CaseStart, casePage, caseStart, openOn } from '../../../components/sheet/case-page';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';
import { callPhone, chooseOne, say, tick } from '../../../services/device';
import type { Typing } from '../../../services/drafts';
import { none, screenData } from '../../../services/screen';
import { Finding, type Saying } from '../finding';
import type { Subject } from '../finding-sheets';
import { type StaffCase, subjectOf, toView } from './case.view';
import { Reveals, type SealedRow } from './reveals';

interface Start extends CaseStart {
  view: StaffCase | null;
  sealed: readonly SealedRow[];
  /** What an auditor says of a case that somebody changed in the store, and the sheet for it; null for everybody else. */
  compared: Subject | null;
  finding: SheetState;
}

const start: Start = { ...caseStart, view: null, sealed: [], compared: null, finding: closedSheet };

Page({
  ...casePage,
  data: { ...screenData(), ...start },
  reveals: none<Reveals>(),
  comparing: none<Finding>(),

  onLoad({ id = '' }: Record<string, string | undefined>) {
    const reveals = new Reveals(decodeURIComponent(id), (sealed) => this.setData({ sealed }));
    this.reveals = reveals;
    const written = () => {
      tick();
      say('已记下');
      return this.load();
    };
    this.comparing = new Finding((finding) => this.setData({ finding }), written);
    this.opened = openOn(this, decodeURIComponent(id), (found, { today }) => {
      this.setData({ view: toView(found, today), compared: found.alarm === '' ? null : subjectOf(found) });
      reveals.offer(found.sealed);
    });
  },
  left() {
    this.opened?.keep();
    this.reveals?.hide();
  },
  async reveal({ currentTarget }: Tapped<{ field: string }>) {
    const trouble = await this.reveals?.reveal(currentTarget.dataset.field);
    if (trouble) say(trouble);
  },
  conceal() {
    this.reveals?.hide();
  },
  async more() {
    const folded = this.data.view?.folded ?? [];
    const chosen = folded[await chooseOne(folded.map(({ label }) => label))];
    if (chosen) this.opened?.act(chosen.action);
  },
  find({ currentTarget }: Tapped<{ saying: Saying }>) {
    if (this.data.compared) this.comparing?.ask(this.data.compared, currentTarget.dataset.saying);
  },
  findAnswer({ detail }: Told<{ name: string; value: Typing }>) {
    this.comparing?.answer(detail.name, detail.value);
  },
  findConfirm() {
    return this.comparing?.confirm();
  },
  findClose() {
    this.comparing?.close();
  },
  phone() {
    if (this.data.view) callPhone(this.data.view.phone);
  },
});
