import type { ComponentSpace } from 'glass-easel';
import { html } from '../dom';
import { defineElement } from './element';
import { registerField } from './fields';

export function defineSlider(space: ComponentSpace): void {
  defineElement(space, {
    tag: 'slider',
    properties: {
      name: '',
      min: 0,
      max: 100,
      step: 1,
      value: 0,
      disabled: false,
      showValue: false,
      activeColor: '#07c160',
    },
    create(host) {
      const control = html('input', { type: 'range' });
      const shown = html('span');
      host.dom.append(control, shown);
      registerField(host.dom, {
        name: () => host.get('name'),
        value: () => host.get('value'),
        reset: () => host.set({ value: host.get('min') }),
      });
      control.addEventListener('input', (event) => {
        event.stopPropagation();
        host.emit('changing', { value: control.valueAsNumber });
      });
      control.addEventListener('change', (event) => {
        event.stopPropagation();
        host.set({ value: control.valueAsNumber });
        host.emit('change', { value: control.valueAsNumber });
      });
      host.watch(['min', 'max', 'step', 'value', 'disabled', 'showValue', 'activeColor'], () => {
        control.min = String(host.get('min'));
        control.max = String(host.get('max'));
        control.step = String(host.get('step'));
        control.value = String(host.get('value'));
        control.disabled = host.get('disabled');
        control.style.accentColor = host.get('activeColor');
        shown.textContent = host.get('showValue') ? String(host.get('value')) : '';
      });
    },
  });
}
