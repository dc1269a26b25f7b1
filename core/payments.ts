/** One line of a payment list; the card is sealed until the sheet is asked for. */
export interface Payment {
  id: string;
  number: string;
  version: number;
  holder: string;
  bank: string;
  card: string;
  /** The same for the same number, from which nobody has it: tells cards of different pages that are one. Empty where it cannot be read. */
  cardMark: string;
  /** What is to be looked at before it is paid: what was confirmed after a question, and a card under two names. */
  notes: readonly string[];
  /** Who has taken the number out and when, while nobody has written down a payment: it may be on its way. */
  takenOut: readonly string[];
  amountFen: number;
  label: string;
}

/** What would be to be published, or paid, and is not, and why in words. */
export interface HeldBack {
  id: string;
  number: string;
  why: string;
}

/** The same of a payment: for whom, and how much; empty and null where the record was changed in the store. */
export interface Held extends HeldBack {
  student: string;
  amountFen: number | null;
}

/**
 * One page of what is to be paid, what is due first on top; `held` names what is kept off it. `due` is all that is to be
 * paid, whatever page this is: the pages together hold just so many, held ones among them.
 */
export interface Payments {
  rows: readonly Payment[];
  held: readonly Held[];
  next: string | null;
  due: { count: number; amountFen: number };
}
