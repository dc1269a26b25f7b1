import { once } from '../../core/kernel/once';
import type { Operations } from '../../core/operation';
import type { Handled, Missing } from './handler';

/**
 * The handlers of a table of operations, read in with the first call of one of them: a function that has just started keeps nobody
 * waiting for what is not asked of it. A table of which an operation has no handler does not compile.
 */
export function later<T extends Operations, H extends readonly Handled<keyof T & string>[]>(
  table: T,
  load: () => Promise<H & Missing<keyof T & string, H>>,
): Handled<keyof T & string>[] {
  const byName = once(async () => new Map<string, Handled>((await load()).map((handled) => [handled.name, handled])));
  const names = Object.keys(table).filter((name): name is keyof T & string => name in table);
  return names.map((name) => ({
    name,
    async answer(raw, call) {
      const handled = (await byName()).get(name);
      if (!handled) throw new Error(`no handler for ${name}`);
      return handled.answer(raw, call);
    },
  }));
}
