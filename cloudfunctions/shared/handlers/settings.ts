import { checkForm } from '../../../core/check';
import { dayOf } from '../../../core/kernel/day';
import { ok, refuse } from '../../../core/kernel/result';
import { Beginning, decide } from '../../../core/rules';
import { operation } from '../handler';
import { saveRules } from '../store/settings';

/** The union's rules with the days from which they hold, past and future. */
export const openRules = operation('rules.open', {
  load: () => ({}),
  run: ({ union }) => ok({ rules: union.rules }),
});

/** An administrator decides the rules anew, from tomorrow at the earliest: what was promised today stays promised. */
export const changeRules = operation('rules.change', {
  load: () => ({}),
  async run({ input, union, actor, at }) {
    const known = union.rules.find(({ from }) => from === input.from);
    const same =
      known &&
      Object.entries(input).every(([name, value]) => Object.entries(known).some(([n, v]) => n === name && v === value));
    if (same) return ok({ rules: union.rules });
    const checked = checkForm(Beginning, input, { union, today: dayOf(at) });
    if (!checked.ok) return checked;
    const rules = decide(union.rules, { ...input, by: actor.name, at });
    return (await saveRules(union.version, rules)) ? ok({ rules }) : refuse('stale');
  },
});
