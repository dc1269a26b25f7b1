import type { ComponentSpace } from 'glass-easel';
import { pickFromWheels, type Wheel } from '../surfaces/wheels';
import { defineElement, type ElementHost } from './element';
import { registerField } from './fields';
import { dateText, dateWheels, timeText, timeWheels } from './picker-wheels';

const PICKER = {
  name: '',
  mode: 'selector',
  range: null,
  rangeKey: '',
  value: null,
  start: '',
  end: '',
  fields: 'day',
  disabled: false,
  headerText: '',
};
type PickerHost = ElementHost<typeof PICKER>;

/** A tap anywhere inside opens the wheels from below. */
export function definePicker(space: ComponentSpace): void {
  defineElement(space, {
    tag: 'picker',
    properties: PICKER,
    create(host) {
      registerField(host.dom, {
        name: () => host.get('name'),
        value: () => host.get('value'),
        reset: () => host.set({ value: null }),
      });
      host.onTap(() => {
        if (!host.get('disabled')) setTimeout(() => void open(host), 0);
      });
    },
  });
}

async function open(host: PickerHost): Promise<void> {
  const mode = host.get('mode');
  const fields = host.get('fields');
  const bounds = { start: host.get('start'), end: host.get('end') };
  const text = String(host.get('value') ?? '');
  const wheels =
    mode === 'date' ? dateWheels(text, bounds, fields) : mode === 'time' ? timeWheels(text, bounds) : rangeWheels(host);
  const chosen = await pickFromWheels(host.get('headerText'), wheels, (column, index) => {
    if (mode === 'multiSelector') host.emit('columnchange', { column, value: index });
    return mode === 'multiSelector' ? rangeWheels(host) : wheels;
  });
  if (chosen === null) {
    host.emit('cancel');
    return;
  }
  const labels = wheels.map((wheel, at) => wheel.options[chosen[at] ?? 0] ?? '');
  const value = mode === 'date' ? dateText(labels, bounds) : mode === 'time' ? timeText(labels) : chosen;
  const reported = mode === 'selector' && Array.isArray(value) ? String(value[0] ?? 0) : value;
  host.set({ value: reported });
  host.emit('change', { value: reported });
}

function rangeWheels(host: PickerHost): Wheel[] {
  const range = asList(host.get('range'));
  const value = host.get('value');
  const label = (item: unknown): string => {
    const key = host.get('rangeKey');
    return String(key !== '' && typeof item === 'object' && item !== null ? Reflect.get(item, key) : item);
  };
  if (host.get('mode') === 'selector') return [{ options: range.map(label), index: Number(value ?? 0) || 0 }];
  const indices = asList(value);
  return range.map((column, at) => ({ options: asList(column).map(label), index: Number(indices[at] ?? 0) || 0 }));
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
