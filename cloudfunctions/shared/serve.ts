import type { Catalogue } from '../../core/case/catalogue';
import type { Operations } from '../../core/operation';
import { type Context, dispatch } from './dispatch';
import type { Handled, Missing } from './handler';

/**
 * An entry: a function of the platform that answers the operations of a contract, each by its handler, for the services of a
 * catalogue. An operation without a handler does not compile, and a handler says itself which operation it is for. Throws where
 * two are for the same, or one is for an operation that the contract does not have.
 */
export function serve<C extends Operations, H extends readonly Handled<keyof C & string>[]>(
  contract: C,
  catalogue: Catalogue,
  handlers: H & Missing<keyof C & string, H>,
) {
  const byName = new Map<string, Handled>(handlers.map((handled) => [handled.name, handled]));
  const strangers = [...byName.keys()].filter((name) => !Object.hasOwn(contract, name));
  if (byName.size < handlers.length || strangers.length > 0)
    throw new Error(`the handlers are not one for each operation: ${strangers.join(', ')}`);
  return (event: unknown, context: Context) => dispatch({ handlers: byName, catalogue }, event, context);
}
