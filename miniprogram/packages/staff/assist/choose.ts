import { assistedKey } from '../../../../core/case/drafts';
import { services } from '../../../../core/domains/services';
import type { Tapped } from '../../../components/events';
import { say } from '../../../services/device';
import { loadDraft } from '../../../services/drafts';
import { places, replace } from '../../../services/navigate';
import { dress, dressing, screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';
import { type Choice, choicesOf } from './choose.view';

interface Start {
  choices: readonly Choice[];
  failure: string;
}

const start: Start = { choices: [], failure: '' };

Page({
  ...dressing,
  data: { ...screenData(), ...start },

  onShow() {
    this.undress = dress(this);
    return this.load();
  },
  async load() {
    const home = await homeAtOnce();
    if (!home.ok) return this.setData({ failure: home.message });
    const choices = choicesOf(services, (kind) => loadDraft(assistedKey(kind)), home.value);
    this.setData({ choices, failure: '' });
  },
  choose({ currentTarget }: Tapped<{ at: number }>) {
    const choice = this.data.choices[currentTarget.dataset.at];
    if (choice?.open) replace(places.assist(choice.kind));
    else if (choice) say(`${choice.title}：${choice.season}`);
  },
});
