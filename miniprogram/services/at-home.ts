import type { Home } from '../../core/domains/office/operations';
import { type Dressed, dress, none } from './screen';
import { knownHome, openHome } from './session';

/** A tab that says how things stand with the person: at once as far as it is known, then as the cloud has it. */
interface AtHome extends Dressed {
  data: Dressed['data'] & { view: object | null };
  undress: (() => void) | undefined;
  show(home: Home): void;
  failed(failure: string): void;
  load(): Promise<void>;
}

/** What every such tab does when it comes into view and leaves it. */
export const atHome = {
  undress: none<() => void>(),
  onShow(this: AtHome) {
    this.undress = dress(this);
    const known = knownHome();
    if (known) this.show(known);
    this.load();
  },
  onHide(this: AtHome) {
    this.undress?.();
  },
  async load(this: AtHome): Promise<void> {
    const reply = await openHome();
    if (reply.ok) this.show(reply.value);
    else if (!this.data.view) this.failed(reply.message);
  },
};
