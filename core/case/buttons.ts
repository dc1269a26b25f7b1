import type { Party, Step } from '../kernel/flow';
import type { Service } from './service';

/** One thing that a reader may do with a case now. */
export interface Button {
  action: string;
  label: string;
  step: Step;
  /** True for the one thing that is expected next; leaving the ordinary way (撤回, 不予受理) never is. */
  primary: boolean;
}

/** The buttons of a case for one who stands to it as `parties`, the expected one first. A worker never handles her own case. */
export function buttonsFor(service: Service, status: string, parties: readonly Party[]): Button[] {
  const standing = parties.includes('owner') ? ['owner'] : parties;
  const open = Object.entries(service.flow.steps).filter(
    ([, step]) => step.from.includes(status) && step.by.some((party) => standing.includes(party)),
  );
  const expected = open.find(([, step]) => service.flow.states[step.to]?.tone !== 'ended');
  const rest = open.filter((entry) => entry !== expected);
  const ordered = expected ? [expected, ...rest] : rest;
  return ordered.map(([action, step]) => ({ action, label: step.label, step, primary: action === expected?.[0] }));
}
