import { serviceOf } from '../../../../core/domains/services';
import { refusalSentences } from '../../../../core/kernel/refusal';
import { Application } from '../../../components/application/application';
import { type ApplicationData, opening } from '../../../components/application/application.data';
import { filling, onPage } from '../../../components/application/filling';
import {
  changedPart,
  notRead,
  type ReadBack,
  readingBack,
  wasReadBack,
} from '../../../components/application/read-back';
import type { Fact } from '../../../components/facts/facts-view';
import { call } from '../../../services/cloud';
import { nameScreen } from '../../../services/device';
import { loadDraft } from '../../../services/drafts';
import { places, replace } from '../../../services/navigate';
import { showPrivacyStatement } from '../../../services/privacy';
import { screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { askedOf, forAnotherYear, forHerAnotherYear, takenOver } from './for-another-year';

interface Start extends ApplicationData, ReadBack {
  /** True where a colleague asks for whoever was helped in. */
  helped: boolean;
  /** Why it cannot be asked for now; empty where it can. */
  sorry: string;
  about: string;
  taken: readonly Fact[];
  unfolded: boolean;
}

const start: Start = { ...opening, ...notRead, helped: false, sorry: '', about: '', taken: [], unfolded: false };

Page({
  ...filling,
  ...readingBack,
  data: { ...screenData(), ...start },
  caseId: '',

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.caseId = decodeURIComponent(id);
    this.listen();
    return this.load();
  },
  async load() {
    const [home, found] = await Promise.all([homeAtOnce(), call('case.open', { caseId: this.caseId })]);
    if (!home.ok) return this.setData({ failure: home.message });
    if (!found.ok) return this.setData({ failure: found.message });
    const renewal = serviceOf(found.value.kind)?.renewal;
    if (!renewal) return this.setData({ sorry: refusalSentences.notYetRenewable });
    nameScreen(`续领${found.value.title}`);
    const helped = found.value.helper !== null;
    const purpose = (helped ? forHerAnotherYear : forAnotherYear)(renewal, found.value, home.value);
    // What may be with the union already is sent to its end; the answer is then the one it gave first.
    if (!found.value.renewable && !loadDraft(purpose.draftKey)?.sending) {
      return this.setData({ helped, sorry: refusalSentences.notYetRenewable, failure: '' });
    }
    this.setData({ helped, about: found.value.headline, taken: takenOver(renewal, found.value), failure: '' });
    this.application = new Application(
      askedOf(renewal, found.value),
      home.value,
      purpose,
      onPage<Partial<Start>>(this, helped ? places.assisted : places.receipt, (part) => {
        const taken = part.typed ? { taken: takenOver(renewal, found.value, part.typed) } : {};
        return { ...changedPart(part), ...taken };
      }),
    );
    this.application.open();
  },
  unfold() {
    this.setData({ unfolded: !this.data.unfolded });
  },
  earlier() {
    replace((this.data.helped ? places.staffCase : places.myCase)(this.caseId));
  },
  submit() {
    if (!this.data.helped || wasReadBack(this)) return this.application?.submit();
  },
  privacy() {
    showPrivacyStatement();
  },
});
