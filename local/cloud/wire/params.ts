import { type Doc, isDoc, readWireDoc } from '../engine/ejson';
import { refuse } from '../errors';

/** The parameters of one request of the SDK, read with their types checked. */
export class Params {
  constructor(private readonly fields: Doc) {}

  text(name: string): string {
    const value = this.fields[name];
    if (typeof value !== 'string' || value === '') throw refuse.parameter(`${name} must be a non-empty string`);
    return value;
  }

  optionalText(name: string): string | undefined {
    const value = this.fields[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  flag(name: string): boolean {
    return this.fields[name] === true;
  }

  optionalNumber(name: string): number | undefined {
    const value = this.fields[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  }

  texts(name: string): string[] {
    const value = this.fields[name];
    if (!Array.isArray(value) || !value.every((item): item is string => typeof item === 'string')) {
      throw refuse.parameter(`${name} must be a list of strings`);
    }
    return value;
  }

  objects(name: string): Doc[] {
    const value = this.fields[name];
    if (!Array.isArray(value) || !value.every(isDoc)) throw refuse.parameter(`${name} must be a list of objects`);
    return value;
  }

  /** An EJSON object sent as text; undefined when it was not sent. */
  optionalDoc(name: string): Doc | undefined {
    const text = this.optionalText(name);
    return text === undefined ? undefined : readWireDoc(text, Date.now());
  }

  doc(name: string): Doc {
    return readWireDoc(this.text(name), Date.now());
  }
}
