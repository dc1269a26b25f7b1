import { html } from '../dom';

/** A row of buttons of which one is chosen. */
export function drawChoice<T extends string>(
  element: HTMLElement,
  options: readonly { value: T; label: string }[],
  current: T,
  choose: (value: T) => void,
): void {
  element.replaceChildren(
    ...options.map(({ value, label }) => {
      const option = html(
        'button',
        { type: 'button', role: 'radio', 'aria-checked': String(value === current) },
        label,
      );
      option.addEventListener('click', () => {
        if (value === current) return;
        choose(value);
        drawChoice(element, options, value, choose);
      });
      return option;
    }),
  );
}
