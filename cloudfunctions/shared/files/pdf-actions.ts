import { balanced } from './pdf-dictionary';

/** What a document does by itself: when it is opened, or when somebody comes to a page (ISO 32000-1, 12.6.3). */
const byItself = /\/(OpenAction|AA)(?![A-Za-z0-9])[\0\s]*(\[|<<|%|(\d+)[\0\s]+\d+[\0\s]+R(?![A-Za-z]))?/g;
/** A document has one, and another each time it is changed: more of them hide something. */
const mostActions = 20;
const type = /\/S(?![A-Za-z])/g;
/** Going to a place in the document itself, or turning a page; anything else there is not, nor what comes next. */
const harmless = /\/S[\0\s]*\/(?:GoTo|Named)(?![A-Za-z])/;
const next = /\/Next(?![A-Za-z])/;

/**
 * True where a document does more by itself than to show itself at a place, for instance opens an address. A link that
 * somebody taps is none of that. `objects` is everything but the data of streams, with names as they are read; `resolve`
 * answers every text that an object of some number has there.
 */
export function actsByItself(objects: string, resolve: (number: string) => readonly string[]): boolean {
  const found = [...objects.matchAll(byItself)];
  const known = new Map<string, readonly string[]>();
  for (const { index, 0: whole, 1: name, 2: target, 3: number } of found) {
    // A letter pair stands in titles too; what events lead to is nothing that a paper needs.
    if (name === 'AA' && target !== undefined && target !== '[') return true;
    if (name === 'AA' || target === '[') continue;
    const at = index + whole.length - (target?.length ?? 0);
    const actions = number === undefined ? [balanced(objects, at)] : (known.get(number) ?? resolve(number));
    if (number !== undefined) known.set(number, actions);
    if (known.size > mostActions || actions.length === 0 || !actions.every(isHarmless)) return true;
  }
  return false;
}

/** A place to go to is a list, or an action of its own. */
function isHarmless(action: string): boolean {
  if (action.startsWith('[')) return true;
  return action.match(type)?.length === 1 && harmless.test(action) && !next.test(action);
}
