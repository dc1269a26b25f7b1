import type { CityDesk } from '../union/union';
import type { Json } from './record';

/** A department of the city union, the town union of an area, or the union of an enterprise. */
export type DeskId = CityDesk | `town:${string}` | `unit:${string}`;

/** Where an application should go: desks in order of preference, whether it is urgent, and why. */
export interface Route {
  desks: readonly DeskId[];
  urgent: boolean;
  reasons: readonly string[];
}

/** One screen of a form. */
export interface FormStep<Name extends string = string> {
  title: string;
  help?: string;
  fields: readonly Name[];
}

/** Answers as they lie in the store. */
export type Stored = { readonly [field: string]: Json };
