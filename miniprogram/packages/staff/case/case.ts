import type { Tapped } from '../../../components/events';
import { type CaseStart, casePage, caseStart, openOn } from '../../../components/sheet/case-page';
import { callPhone, chooseOne, say } from '../../../services/device';
import { none, screenData } from '../../../services/screen';
import { type StaffCase, toView } from './case.view';
import { Reveals, type SealedRow } from './reveals';

interface Start extends CaseStart {
  view: StaffCase | null;
  sealed: readonly SealedRow[];
}

const start: Start = { ...caseStart, view: null, sealed: [] };

Page({
  ...casePage,
  data: { ...screenData(), ...start },
  reveals: none<Reveals>(),

  onLoad({ id = '' }: Record<string, string | undefined>) {
    const reveals = new Reveals(decodeURIComponent(id), (sealed) => this.setData({ sealed }));
    this.reveals = reveals;
    this.opened = openOn(this, decodeURIComponent(id), (found, { today }) => {
      this.setData({ view: toView(found, today) });
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
  phone() {
    if (this.data.view) callPhone(this.data.view.phone);
  },
});
