import { say, scrollTo, scrollToTop, tick } from '../../services/device';
import type { Typing } from '../../services/drafts';
import { replace } from '../../services/navigate';
import { onNetworkChange } from '../../services/network';
import { type Dressed, dress, none } from '../../services/screen';
import type { Tapped, Told } from '../events';
import type { Application, ApplicationScreen } from './application';
import type { ApplicationData } from './application.data';

/** A page that fills a form in, as far as its taps go. */
interface Filling extends Dressed {
  application: Application | undefined;
  undress: (() => void) | undefined;
  unlisten: (() => void) | undefined;
}

/**
 * How an application shows itself on its page; `then` is where one goes once it is handed in. A page that is read back
 * to somebody takes note of each part that changes (`shown`).
 */
export function onPage<P>(
  page: { setData(part: Partial<ApplicationData> | P): void },
  then: (caseId: string, number: string) => string,
  shown: (part: Partial<ApplicationData>) => Partial<ApplicationData> | P = (part) => part,
): ApplicationScreen {
  return {
    show: (part) => page.setData(shown(part)),
    scroll: (name) => (name ? scrollTo(`#ask-${name}`) : scrollToTop()),
    tell: say,
    submitted: ({ caseId, number }) => {
      tick();
      replace(then(caseId, number));
    },
  };
}

/** What every page that fills a form in hands to its application: what was tapped, typed and chosen. */
export const filling = {
  application: none<Application>(),
  undress: none<() => void>(),
  unlisten: none<() => void>(),

  listen(this: Filling) {
    this.unlisten = onNetworkChange(() => this.application?.reconnected());
  },
  onShow(this: Filling) {
    this.undress = dress(this);
  },
  onHide(this: Filling) {
    this.undress?.();
    this.application?.leave();
  },
  onUnload(this: Filling) {
    this.undress?.();
    this.unlisten?.();
    this.application?.leave();
  },
  begin(this: Filling) {
    this.application?.begin();
  },
  resume(this: Filling) {
    this.application?.resume();
  },
  answer(this: Filling, { detail }: Told<{ name: string; value: Typing }>) {
    this.application?.answer(detail.name, detail.value);
  },
  sure(this: Filling, { detail }: Told<{ name: string }>) {
    this.application?.assure(detail.name);
  },
  pictures(this: Filling, { detail }: Told<{ name: string; act: string; id: string }>) {
    return this.application?.pictures(detail);
  },
  next(this: Filling) {
    this.application?.next();
  },
  previous(this: Filling) {
    this.application?.previous();
  },
  mend(this: Filling, { currentTarget }: Tapped<{ step: number }>) {
    this.application?.mend(currentTarget.dataset.step);
  },
};
