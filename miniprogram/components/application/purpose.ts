import type { Typed } from '../../services/drafts';
import type { Way } from '../../services/submission';
import type { IntroLine } from './application.data';

/** For whom a form is filled in, and what follows from that. */
export interface Purpose extends Way {
  intro: readonly IntroLine[];
  /** What a new form holds already. */
  prefilled: Typed;
  /** What colleagues are called whom the form names, by handle; absent where it asks for none. */
  names?: ReadonlyMap<string, string>;
}
