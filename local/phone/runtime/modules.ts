type Factory = (require: (path: string) => unknown, module: { exports: unknown }, exports: unknown) => void;

interface ModuleRecord {
  factory: Factory;
  module: { exports: unknown } | null;
}

/** WeChat's module system: files are defined by path and run once, when first required. */
export class Modules {
  private readonly records = new Map<string, ModuleRecord>();

  define(path: string, factory: Factory): void {
    this.records.set(path, { factory, module: null });
  }

  /** @param path from the root of the mini-program, with or without `.js` */
  run(path: string): unknown {
    const file = this.find(path);
    const record = file === undefined ? undefined : this.records.get(file);
    if (file === undefined || record === undefined) throw new Error(`module '${path}' is not defined`);
    if (record.module === null) {
      const module = { exports: {} };
      record.module = module;
      record.factory((target) => this.require(file, target), module, module.exports);
    }
    return record.module.exports;
  }

  private require(from: string, target: string): unknown {
    const path = joinPath(target.startsWith('/') ? '' : from.split('/').slice(0, -1).join('/'), target);
    const isBare = !/^[./]/.test(target);
    if (isBare && this.find(path) === undefined) return this.run(`miniprogram_npm/${target}`);
    return this.run(path);
  }

  private find(path: string): string | undefined {
    return [path, `${path}.js`, `${path}/index.js`].find((candidate) => this.records.has(candidate));
  }
}

/** Joins with `.` and `..` resolved; the result has no leading slash. */
export function joinPath(base: string, relative: string): string {
  const parts: string[] = [];
  for (const part of `${base}/${relative}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
