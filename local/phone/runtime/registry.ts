import type { GeneralComponent } from 'glass-easel';
import type { CodeSpace, types } from 'glass-easel-miniprogram-adapter';
import { withAria } from './aria';
import { behindBehavior, type Stage } from './code-space';
import type { InstalledComponent, Packages } from './packages';

/** What the mini-program's code passes to Page, Component and Behavior, as far as this file looks at it. */
interface Definition {
  behaviors?: unknown[];
  options?: { styleIsolation?: string; addGlobalClass?: boolean };
  [field: string]: unknown;
}

/** Registers components when a page first needs them, and gives the mini-program's code its global constructors. */
export class Registry {
  private readonly executed = new Set<string>();
  private current: InstalledComponent | null = null;
  private readonly ownBehaviors = new Map<string, unknown>();

  constructor(
    private readonly stage: Stage,
    private readonly packages: Packages,
  ) {}

  /** Runs the scripts of a component and, before it, of all that its template uses. */
  require(id: string): void {
    if (this.executed.has(id)) return;
    this.executed.add(id);
    const component = this.packages.components.get(id);
    if (component === undefined) throw new Error(`component "${id}" is not defined`);
    const generics = Object.values(component.json.componentGenerics).flatMap((each) =>
      typeof each === 'object' && each.default !== undefined ? [each.default] : [],
    );
    for (const target of [...Object.values(component.json.usingComponents), ...generics]) this.require(target.slice(1));
    const outer = this.current;
    this.current = component;
    this.stage.space.addCompiledTemplate(id, { groupList: component.group, content: withAria(component.content) });
    this.packages.modules.run(`${id}.js`);
    this.current = outer;
  }

  page(definition: Definition): void {
    const { space, id, adapted } = this.begin(definition);
    space.component(id).pageDefinition(adapted).register();
  }

  component(definition: Definition): void {
    const { space, id, adapted } = this.begin(definition);
    space.component(id).definition(adapted).register();
  }

  behavior(definition: Definition): unknown {
    return this.stage.space.behavior().definition(this.adapt(definition)).register();
  }

  /** Whether a component said that it is a form's field (`behaviors: ['wx://form-field']`). */
  isFormField(component: GeneralComponent): boolean {
    const field = this.ownBehaviors.get('wx://form-field');
    return field !== undefined && component.hasBehavior(behindBehavior(field));
  }

  private begin(definition: Definition) {
    const component = this.current;
    if (component === null) throw new Error('Page() or Component() was called outside of a page or component file');
    const { space, sheets } = this.stage;
    const { id, json, css, isPage } = component;
    const isolation = isolationOf(component, definition);
    const scope = isolation.endsWith('shared') && !isolation.endsWith('apply-shared') ? undefined : scopeName(id);
    // The adapter only reads the isolation from JSON; `Component({options})` counts as well in WeChat.
    space.addComponentStaticConfig(id, { ...json, styleIsolation: isolation } as types.ComponentStaticConfig);
    space.addStyleSheet(id, id, scope);
    if (css !== undefined) sheets.register(id, css, scope ?? '', isPage);
    return { space, id, adapted: this.adapt(definition) };
  }

  private adapt(definition: Definition): types.GeneralComponentDefinition {
    const behaviors = (definition.behaviors ?? []).map((each) =>
      typeof each === 'string' ? this.ownBehavior(this.stage.space, each) : each,
    );
    // The mini-program's own compiler has checked this object against WeChat's types.
    return { ...definition, behaviors } as types.GeneralComponentDefinition;
  }

  /** WeChat's named behaviours, of which the adapter knows none. */
  private ownBehavior(space: CodeSpace, name: string): unknown {
    const known = this.ownBehaviors.get(name);
    if (known !== undefined) return known;
    const isField = name === 'wx://form-field' || name === 'wx://form-field-group';
    const definition = isField ? { properties: { name: String, value: null } } : {};
    const made = space.behavior().definition(definition).register();
    this.ownBehaviors.set(name, made);
    return made;
  }
}

/** A page built with Component() shares its styles unless it says otherwise; a component keeps its own. */
function isolationOf({ json, isPage }: InstalledComponent, definition: Definition): string {
  const { styleIsolation, addGlobalClass } = definition.options ?? {};
  const fallback = isPage ? 'shared' : addGlobalClass === true ? 'apply-shared' : 'isolated';
  return json.styleIsolation ?? styleIsolation ?? fallback;
}

const scopes = new Map<string, string>();

/** A short class prefix for each component that keeps its styles. */
function scopeName(id: string): string {
  const known = scopes.get(id) ?? `s${scopes.size.toString(36)}`;
  scopes.set(id, known);
  return known;
}
