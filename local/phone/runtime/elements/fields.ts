/** A form's field: what `form` collects on submit. */
export interface Field {
  name(): string;
  value(): unknown;
  reset(): void;
}

const fields = new WeakMap<Element, Field>();

export function registerField(dom: HTMLElement, field: Field): void {
  fields.set(dom, field);
}

export function fieldOf(dom: Element): Field | undefined {
  return fields.get(dom);
}
