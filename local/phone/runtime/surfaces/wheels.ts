import { html } from '../dom';
import { button, openSheet } from './surface';

export interface Wheel {
  options: string[];
  index: number;
}

const ROW_PX = 48;
const SETTLE_MS = 100;

/**
 * Lets the person choose one option a wheel. Returns the chosen indices, or null when cancelled.
 * @param onTurn hears each change and may return other wheels (multi-column pickers reload the columns behind)
 */
export function pickFromWheels(
  title: string,
  wheels: Wheel[],
  onTurn: (column: number, index: number) => Wheel[],
): Promise<number[] | null> {
  return new Promise((resolve) => {
    const chosen = wheels.map((wheel) => wheel.index);
    const columns = html('div', { class: 'wheels' });
    const answer = (value: number[] | null): void => {
      surface.close();
      resolve(value);
    };
    const header = html(
      'header',
      {},
      button('取消', 'quiet', () => answer(null)),
      html('b', {}, title),
      button('确定', 'primary', () => answer(chosen)),
    );
    const surface = openSheet(title === '' ? '请选择' : title, () => answer(null), header, columns);
    const draw = (shown: Wheel[]): void => {
      columns.replaceChildren(
        ...shown.map((wheel, column) =>
          drawWheel(wheel, (index) => {
            if (chosen[column] === index) return;
            chosen[column] = index;
            const next = onTurn(column, index);
            if (next !== shown && next.some((each, at) => each.options.join() !== shown[at]?.options.join())) {
              next.forEach((each, at) => {
                chosen[at] = Math.min(at <= column ? (chosen[at] ?? 0) : each.index, each.options.length - 1);
              });
              draw(next.map((each, at) => ({ ...each, index: chosen[at] ?? 0 })));
            }
          }),
        ),
      );
      Array.from(columns.children).forEach((list, at) => {
        list.scrollTop = (chosen[at] ?? 0) * ROW_PX;
      });
    };
    draw(wheels);
  });
}

function drawWheel(wheel: Wheel, onSettle: (index: number) => void): HTMLElement {
  const list = html('div', { class: 'wheel', role: 'listbox', tabindex: '0' });
  const mark = (index: number): void => {
    Array.from(list.children).forEach((option, at) => {
      option.setAttribute('aria-selected', String(at === index));
    });
  };
  list.append(
    ...wheel.options.map((label, index) => {
      const option = html('div', { role: 'option' }, label);
      option.addEventListener('click', () => {
        list.scrollTo({ top: index * ROW_PX, behavior: 'smooth' });
        mark(index);
        onSettle(index);
      });
      return option;
    }),
  );
  mark(wheel.index);
  let timer = 0;
  list.addEventListener('scroll', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      const index = Math.max(0, Math.min(wheel.options.length - 1, Math.round(list.scrollTop / ROW_PX)));
      mark(index);
      onSettle(index);
    }, SETTLE_MS);
  });
  return list;
}
