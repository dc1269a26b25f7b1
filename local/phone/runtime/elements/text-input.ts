import type { ComponentSpace } from 'glass-easel';
import { toCss } from '../../shared/units';
import { html } from '../dom';
import { defineElement, type ElementHost } from './element';
import { registerField } from './fields';
import { scopedClasses } from './scoped-classes';

const TEXT_INPUT = {
  name: '',
  value: null,
  type: 'text',
  password: false,
  placeholder: '',
  placeholderClass: '',
  placeholderStyle: '',
  disabled: false,
  maxlength: 140,
  focus: false,
  autoFocus: false,
  autoHeight: false,
  confirmType: 'done',
  confirmHold: false,
  adjustPosition: true,
  alwaysEmbed: false,
  cursor: -1,
  cursorSpacing: null,
  selectionStart: -1,
  selectionEnd: -1,
  holdKeyboard: false,
  showConfirmBar: true,
  fixed: false,
  disableDefaultPadding: false,
};
type TextHost = ElementHost<typeof TEXT_INPUT>;
type Control = HTMLInputElement | HTMLTextAreaElement;

/** The keyboards that a phone's browser offers for WeChat's types. */
const KEYBOARDS: Record<string, string> = {
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  'safe-password': 'text',
};

export function defineTextInputs(space: ComponentSpace): void {
  for (const tag of ['input', 'textarea'] as const) {
    defineElement(space, { tag, properties: TEXT_INPUT, create: (host) => createControl(host, tag) });
  }
}

function createControl(host: TextHost, tag: 'input' | 'textarea'): void {
  const control = html(tag);
  const hint = html('div', { 'aria-hidden': 'true' });
  host.dom.append(control, hint);
  registerField(host.dom, {
    name: () => host.get('name'),
    value: () => control.value,
    reset: () => host.set({ value: '' }),
  });
  const grow = (): void => growToContent(host, control);
  listen(host, control, grow);
  host.watch('value', () => {
    const text = textOf(host.get('value'));
    if (control.value !== text) control.value = text;
    hint.toggleAttribute('hidden', text !== '');
    grow();
  });
  host.watch(['placeholder', 'placeholderClass', 'placeholderStyle'], () => {
    control.placeholder = host.get('placeholder');
    hint.textContent = host.get('placeholder');
    hint.className = `placeholder ${scopedClasses(host.component, host.get('placeholderClass'))}`;
    hint.style.cssText = toCss(host.get('placeholderStyle'));
  });
  host.watch('disabled', () => {
    control.disabled = host.get('disabled');
  });
  host.watch('maxlength', () => {
    if (host.get('maxlength') >= 0) control.maxLength = host.get('maxlength');
    else control.removeAttribute('maxlength');
  });
  host.watch(['type', 'password'], () => {
    control.inputMode = KEYBOARDS[host.get('type')] ?? 'text';
    if (control instanceof HTMLInputElement) control.type = host.get('password') ? 'password' : 'text';
  });
  host.watch('confirmType', () => {
    control.enterKeyHint = host.get('confirmType') === 'return' ? 'enter' : host.get('confirmType');
  });
  host.watch(['focus', 'autoFocus'], () => {
    if (host.get('focus') || host.get('autoFocus')) setTimeout(() => control.focus(), 0);
    else if (document.activeElement === control) control.blur();
  });
  host.watch('autoHeight', () => {
    host.dom.toggleAttribute('auto-height', host.get('autoHeight'));
    grow();
  });
}

/** The browser's own input, change and focus events stay inside: the mini-program hears WeChat's. */
function listen(host: TextHost, control: Control, grow: () => void): void {
  control.addEventListener('input', (event) => {
    event.stopPropagation();
    const value = control.value;
    const cursor = control.selectionStart ?? value.length;
    host.set({ value });
    host.emit('input', { value, cursor, keyCode: 0 }, { handleListenerReturn: (answer) => replaceWith(host, answer) });
    grow();
  });
  control.addEventListener('change', (event) => event.stopPropagation());
  control.addEventListener('focus', () => host.emit('focus', { value: control.value, height: 0 }));
  control.addEventListener('blur', () => {
    host.emit('blur', { value: control.value, cursor: control.selectionStart ?? 0 });
  });
  control.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.isComposing) return;
    const staysInText = control instanceof HTMLTextAreaElement && host.get('confirmType') === 'return';
    if (staysInText || control instanceof HTMLTextAreaElement) return;
    host.emit('confirm', { value: control.value });
    if (!host.get('confirmHold')) control.blur();
  });
  host.dom.addEventListener('click', ({ target }) => {
    if (target !== control) control.focus();
  });
}

/** A handler of `input` may return the text to show instead. */
function replaceWith(host: TextHost, answer: unknown): boolean | undefined {
  const value: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'value') : answer;
  if (typeof value === 'string') host.set({ value });
  return undefined;
}

function growToContent(host: TextHost, control: Control): void {
  if (!(control instanceof HTMLTextAreaElement) || !host.get('autoHeight')) return;
  requestAnimationFrame(() => {
    const before = control.offsetHeight;
    control.style.height = 'auto';
    const height = control.scrollHeight;
    control.style.height = `${height}px`;
    if (height === before) return;
    const lineHeight = Number.parseFloat(getComputedStyle(control).lineHeight) || 20;
    const heightRpx = (height * 750) / window.innerWidth;
    host.emit('linechange', { height, heightRpx, lineCount: Math.max(1, Math.round(height / lineHeight)) });
  });
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
