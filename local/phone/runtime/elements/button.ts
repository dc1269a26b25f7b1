import type { ComponentSpace } from 'glass-easel';
import { defineElement, type ElementHost, setOrRemove } from './element';
import { resetForm, submitForm } from './form';
import { addHover, HOVER } from './hover';

const BUTTON = {
  ...HOVER,
  hoverClass: 'button-hover',
  type: 'default',
  size: 'default',
  plain: false,
  disabled: false,
  loading: false,
  formType: '',
  openType: '',
};

/** What a phone itself does when a button with an `open-type` is tapped; returns the event to send to the mini-program. */
export type OpenType = (type: string) => Promise<{ event: string; detail: object } | null>;

export function defineButton(space: ComponentSpace, open: OpenType): void {
  defineElement(space, {
    tag: 'button',
    properties: BUTTON,
    create(host) {
      addHover(host);
      host.dom.setAttribute('role', 'button');
      host.watch(['type', 'size', 'plain', 'disabled', 'loading'], () => drawState(host));
      host.onTap(() => {
        if (host.get('disabled')) return;
        // After the mini-program's own tap handlers, as in WeChat.
        setTimeout(() => {
          if (host.get('formType') === 'submit') submitForm(host.dom);
          if (host.get('formType') === 'reset') resetForm(host.dom);
          if (host.get('openType') !== '') void answer(host, open);
        }, 0);
      });
    },
  });
}

function drawState(host: ElementHost<typeof BUTTON>): void {
  host.dom.setAttribute('type', host.get('type') || 'default');
  setOrRemove(host.dom, 'size', host.get('size') === 'mini' ? 'mini' : '');
  host.dom.toggleAttribute('plain', host.get('plain'));
  host.dom.toggleAttribute('loading', host.get('loading'));
  host.dom.toggleAttribute('disabled', host.get('disabled'));
  setOrRemove(host.dom, 'aria-disabled', host.get('disabled') ? 'true' : '');
}

async function answer(host: ElementHost<typeof BUTTON>, open: OpenType): Promise<void> {
  const result = await open(host.get('openType'));
  if (result !== null) host.emit(result.event, result.detail);
}
