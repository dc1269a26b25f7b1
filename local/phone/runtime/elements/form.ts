import type { ComponentSpace, GeneralComponent } from 'glass-easel';
import { glassElementOf } from '../dom';
import { defineElement, type ElementHost } from './element';
import { type Field, fieldOf } from './fields';

const FORM = { reportSubmit: false };
const forms = new WeakMap<Element, { submit(): void; reset(): void }>();

/** @param isFormField whether a component of the mini-program is a field (`wx://form-field`) */
export function defineForm(space: ComponentSpace, isFormField: (component: GeneralComponent) => boolean): void {
  defineElement(space, {
    tag: 'form',
    properties: FORM,
    create(host) {
      forms.set(host.dom, {
        submit: () => host.emit('submit', { value: collect(host, isFormField) }),
        reset: () => {
          for (const field of fieldsIn(host.dom)) field.reset();
          host.emit('reset');
        },
      });
    },
  });
}

/** Submits the form around a button. */
export function submitForm(button: HTMLElement): void {
  enclosing(button)?.submit();
}

export function resetForm(button: HTMLElement): void {
  enclosing(button)?.reset();
}

function enclosing(dom: HTMLElement) {
  const form = dom.closest('wx-form');
  return form === null ? undefined : forms.get(form);
}

function fieldsIn(form: HTMLElement): Field[] {
  return Array.from(form.querySelectorAll('*')).flatMap((each) => fieldOf(each) ?? []);
}

function collect(host: ElementHost<typeof FORM>, isFormField: (component: GeneralComponent) => boolean): object {
  const value: Record<string, unknown> = {};
  for (const field of fieldsIn(host.dom)) if (field.name() !== '') value[field.name()] = field.value();
  for (const dom of host.dom.querySelectorAll('*')) {
    const component = glassElementOf(dom)?.asGeneralComponent();
    if (component === null || component === undefined || component.$$ !== glassElementOf(dom)?.$$) continue;
    const name: unknown = component.data.name;
    if (typeof name === 'string' && name !== '' && isFormField(component)) value[name] = component.data.value;
  }
  return value;
}
