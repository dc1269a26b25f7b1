import type { ComponentSpace } from 'glass-easel';
import { html } from '../dom';
import { defineElement, setOrRemove } from './element';
import { fieldOf, registerField } from './fields';

interface Choice {
  value(): string;
  checked(): boolean;
  setChecked(checked: boolean): void;
}

const choices = new WeakMap<Element, Choice>();
const groups = new WeakMap<Element, (changed: Element) => void>();
const toggles = new WeakMap<Element, () => void>();

/** checkbox, radio and switch, their groups, and label. */
export function defineChoices(space: ComponentSpace): void {
  defineGroup(space, 'checkbox');
  defineGroup(space, 'radio');
  defineChoice(space, 'checkbox');
  defineChoice(space, 'radio');
  defineSwitch(space);
  defineLabel(space);
}

function defineGroup(space: ComponentSpace, item: 'checkbox' | 'radio'): void {
  defineElement(space, {
    tag: `${item}-group`,
    properties: { name: '' },
    create(host) {
      const members = (): [Element, Choice][] =>
        Array.from(host.dom.querySelectorAll(`wx-${item}`)).flatMap((dom): [Element, Choice][] => {
          const choice = choices.get(dom);
          return choice === undefined ? [] : [[dom, choice]];
        });
      const value = (): string | string[] => {
        const chosen = members().flatMap(([, choice]) => (choice.checked() ? [choice.value()] : []));
        return item === 'radio' ? (chosen[0] ?? '') : chosen;
      };
      registerField(host.dom, {
        name: () => host.get('name'),
        value,
        reset: () => {
          for (const [, choice] of members()) choice.setChecked(false);
        },
      });
      groups.set(host.dom, (changed) => {
        if (item === 'radio') for (const [dom, choice] of members()) if (dom !== changed) choice.setChecked(false);
        host.emit('change', { value: value() });
      });
      if (item === 'radio') host.dom.setAttribute('role', 'radiogroup');
    },
  });
}

function defineChoice(space: ComponentSpace, tag: 'checkbox' | 'radio'): void {
  defineElement(space, {
    tag,
    properties: { value: '', checked: false, disabled: false, color: '' },
    create(host) {
      host.dom.append(html('i', { class: 'box' }));
      host.dom.setAttribute('role', tag);
      choices.set(host.dom, {
        value: () => host.get('value'),
        checked: () => host.get('checked'),
        setChecked: (checked) => host.set({ checked }),
      });
      const toggle = (): void => {
        if (host.get('disabled') || (tag === 'radio' && host.get('checked'))) return;
        host.set({ checked: !host.get('checked') });
        const group = host.dom.closest(`wx-${tag}-group`);
        if (group !== null) groups.get(group)?.(host.dom);
      };
      toggles.set(host.dom, toggle);
      host.onTap(toggle);
      host.watch(['checked', 'disabled', 'color'], () =>
        drawChecked(host.dom, host.get('checked'), host.get('disabled'), host.get('color')),
      );
    },
  });
}

function defineSwitch(space: ComponentSpace): void {
  defineElement(space, {
    tag: 'switch',
    properties: { name: '', checked: false, disabled: false, type: 'switch', color: '' },
    create(host) {
      host.dom.append(html('i', { class: 'track' }));
      host.dom.setAttribute('role', 'switch');
      registerField(host.dom, {
        name: () => host.get('name'),
        value: () => host.get('checked'),
        reset: () => host.set({ checked: false }),
      });
      const toggle = (): void => {
        if (host.get('disabled')) return;
        host.set({ checked: !host.get('checked') });
        host.emit('change', { value: host.get('checked') });
      };
      toggles.set(host.dom, toggle);
      host.onTap(toggle);
      host.watch(['checked', 'disabled', 'color'], () =>
        drawChecked(host.dom, host.get('checked'), host.get('disabled'), host.get('color')),
      );
    },
  });
}

function drawChecked(dom: HTMLElement, checked: boolean, disabled: boolean, color: string): void {
  dom.toggleAttribute('checked', checked);
  dom.toggleAttribute('disabled', disabled);
  dom.setAttribute('aria-checked', String(checked));
  setOrRemove(dom, 'aria-disabled', disabled ? 'true' : '');
  dom.style.setProperty('--choice-color', color === '' ? '#07c160' : color);
}

/** A tap on a label acts on the field it names, or on the first one inside. */
function defineLabel(space: ComponentSpace): void {
  defineElement(space, {
    tag: 'label',
    properties: { for: '' },
    create(host) {
      host.dom.addEventListener('click', ({ target: tapped }) => {
        const named = host.get('for');
        const fields = 'wx-checkbox,wx-radio,wx-switch,wx-input,wx-textarea,wx-button';
        const target = named === '' ? host.dom.querySelector(fields) : document.getElementById(named);
        if (target === null || (tapped instanceof Node && target.contains(tapped))) return;
        toggles.get(target)?.();
        if (fieldOf(target) !== undefined) target.querySelector<HTMLElement>('input,textarea')?.focus();
      });
    },
  });
}
