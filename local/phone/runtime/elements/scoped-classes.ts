import type { GeneralComponent } from 'glass-easel';

/** Class names as they stand in the compiled style sheets, for a native part that a component's template styles by class. */
export function scopedClasses(component: GeneralComponent, names: string): string {
  const owner = component.ownerShadowRoot?.getHostNode();
  if (owner === undefined || names.trim() === '') return '';
  const { styleScope, extraStyleScope } = owner.getComponentOptions();
  const manager = owner.getOwnerSpace().styleScopeManager;
  const prefixes = [styleScope, extraStyleScope].flatMap((scope) => {
    if (scope === null) return [];
    const name = manager.queryName(scope) ?? '';
    return [name === '' ? '' : `${name}--`];
  });
  const classes = names.trim().split(/\s+/);
  return prefixes.flatMap((prefix) => classes.map((each) => prefix + each)).join(' ');
}
