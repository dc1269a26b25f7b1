import type { Day, Instant } from '../kernel/day';
import type { Recorded, Shown } from '../record/record';

/** What was decided to give, in fen, and under which decision of the season's amounts. */
export interface Grant {
  amountFen: number;
  /** What it was given for, e.g. `相对困难 · 高校`. */
  label: string;
  /** The `at` of the season whose amounts were used. */
  under: Instant;
  paidOn: Day | null;
  /** Why it is another amount than the season's, with that one; absent where it is the season's. For the union's eyes. */
  why?: string;
}

/** What came of a case, as far as it is known, for the figures: amounts in fen, a rating from 1 to 5. */
export interface Outcome {
  /** What an agreement or an award says is to be paid. */
  agreedFen: number | null;
  /** What the worker has in hand; never mixed with what was agreed. */
  receivedFen: number | null;
  stars: number | null;
}

/** What the published list says of a case (公示): masked, and nothing else. */
export interface Notice {
  name: string;
  unit: string;
  category: string;
  amountFen: number;
  since: Day;
  /** The last day on which it is shown and may be objected to. */
  until: Day;
}

/** One case as it lies in the store: a record of what somebody asked for. */
export interface Case extends Recorded {
  owner: { id: string; name: string; phone: string };
  /** The colleague who filed for somebody without a phone of her own; null where the applicant did it herself. */
  helper: { name: string; id?: string } | null;
  /** The worker's own legal limitation date, if she named one; no pause ever moves it. */
  limitOn: Day | null;
  /** Blind index of the identity number of the person it is about; null where the service needs none. */
  personKey: string | null;
  /** Unique: a person's one case of a season as long as it lasts; the case's own id otherwise. */
  onceKey: string;
  /** The year of the season it belongs to; null where the service has none. */
  season: string | null;
  /** Which instalment of an award it asks for, from 1; 1 everywhere else. */
  turn: number;
  /** What the union knows of the person from before, as it stood when the case came in. */
  record: readonly Shown[];
  grant: Grant | null;
  /**
   * Whether it holds one of its season's places. Changed only together with the season's counter. Absent in documents
   * from before it was written down: read it with `holdsPlace` of the service.
   */
  holdsPlace?: boolean;
  outcome: Outcome | null;
  notice: Notice | null;
  /** `until|_id` while something is published; empty otherwise. */
  noticeKey: string;
  /** What the applicant must be told by telephone, since no message reaches her; null when nothing. */
  toCall: { since: Instant; about: string } | null;
}
