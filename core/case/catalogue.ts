import { caseFigures } from '../figures/case-figures';
import type { Figure, FigureTable } from '../figures/figure';
import { once } from '../kernel/once';
import { type Register, toldOn } from '../register/register';
import type { Round } from '../round/round';
import type { RuleSet } from '../union/rules';
import type { Union } from '../union/union';
import type { Service } from './service';

/** The services that a house has. The mechanism is handed it and knows no service by itself. */
export interface Catalogue {
  readonly services: readonly Service[];
  serviceOf(kind: string): Service | undefined;
  /** What a service is called; its kind where the house has no such service. */
  titleOf(kind: string): string;
  /** The numbers that the union sets for itself, domain by domain. */
  readonly rules: readonly RuleSet[];
  /** The same with what staff keep and what is counted: a function that has just started reads it when somebody asks for it. */
  whole(): Promise<WholeCatalogue>;
}

/** Everything that a house has. */
export interface WholeCatalogue extends Catalogue {
  /** The registers that staff keep. */
  readonly registers: readonly Register[];
  registerOf(kind: string): Register | undefined;
  /** Every figure, by its id in reports: of all cases, and what the domains count. */
  readonly figures: ReadonlyMap<string, Figure>;
}

/** What everything that is said of a case depends on beside the case: the union's settings, and its services. */
export interface House {
  union: Union;
  catalogue: Catalogue;
}

/** The same with what was announced for the seasonal ones, as far as it was read. */
export interface InSeason extends House {
  rounds: readonly Round[];
}

/** The services of a house whose other parts are read when somebody asks for them, once. */
export function catalogueUntil(
  { services, rules }: Pick<Catalogue, 'services' | 'rules'>,
  load: () => Promise<WholeCatalogue>,
): Catalogue {
  const byKind = new Map(services.map((service) => [service.kind, service]));
  const serviceOf = (kind: string) => byKind.get(kind);
  return { services, serviceOf, titleOf: (kind) => serviceOf(kind)?.title ?? kind, rules, whole: once(load) };
}

/** What a house is made of. */
interface Parts {
  services: readonly Service[];
  rules: readonly RuleSet[];
  /** What the domains count, beside what is counted of all cases. */
  figures?: readonly FigureTable[];
  registers?: readonly Register[];
}

/**
 * Throws where two services or registers share a kind or the letters in front of their numbers: each finds its own by them; where two
 * domains share the name of a number or of a deadline, or the rules of a service are none of the house; and where two domains
 * share the id of a figure, a ratio divides what is none, or the board of a register tells what is none.
 */
export function catalogueOf({ services, rules, figures = [], registers = [] }: Parts): WholeCatalogue {
  const all = [...services, ...registers];
  const [kinds, prefixes] = [new Set(all.map(({ kind }) => kind)), new Set(all.map(({ prefix }) => prefix))];
  if (kinds.size < all.length || prefixes.size < all.length)
    throw new Error('two services or registers share a kind or a prefix');
  checkRules(services, rules);
  const registersByKind = new Map(registers.map((register) => [register.kind, register]));
  const registerOf = (kind: string) => registersByKind.get(kind);
  const ofServices = catalogueUntil({ services, rules }, async () => whole);
  const whole: WholeCatalogue = {
    ...ofServices,
    titleOf: (kind) => registerOf(kind)?.title ?? ofServices.titleOf(kind),
    registers,
    registerOf,
    figures: tableOf([...figures, ...registers.map((register): FigureTable => register.figures ?? {})]),
  };
  const strange = registers.find(({ board }) => board && !toldOn(board).every((id) => whole.figures.has(id)));
  if (strange) throw new Error(`the board of ${strange.kind} tells a figure that nobody has defined`);
  return whole;
}

function checkRules(services: readonly Service[], rules: readonly RuleSet[]): void {
  const names = rules.flatMap(({ numbers, clocks }) => [...Object.keys(numbers), ...Object.keys(clocks)]);
  const strange = services.find((service) => !rules.includes(service.rules));
  if (new Set(names).size < names.length || strange)
    throw new Error(`two domains share the name of a rule, or ${strange?.kind} has rules of its own`);
}

function tableOf(counted: readonly FigureTable[]): ReadonlyMap<string, Figure> {
  const all = [caseFigures, ...counted].flatMap((table): [string, Figure][] => Object.entries(table));
  const table = new Map(all);
  const divided = all.flatMap(([, { counts }]) =>
    counts.of === 'ratio' ? [counts.numerator, counts.denominator] : [],
  );
  if (table.size < all.length || divided.some((id) => (table.get(id)?.counts.of ?? 'ratio') === 'ratio'))
    throw new Error('two figures share an id, or one divides what is no number');
  return table;
}
