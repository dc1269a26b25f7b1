export interface WxmlAttribute {
  name: string;
  /** Without its quotes; null for an attribute that stands alone (`<view hidden>`). */
  value: string | null;
}

export type WxmlToken =
  | { kind: 'text'; text: string }
  | { kind: 'comment' }
  | { kind: 'open'; tag: string; attributes: WxmlAttribute[]; selfClosing: boolean }
  | { kind: 'close'; tag: string };

/** Splits WXML into tokens. Throws an Error with a line number where a tag, comment or value does not end. */
export function scanWxml(source: string): WxmlToken[] {
  const scanner = new Scanner(source);
  const tokens: WxmlToken[] = [];
  while (!scanner.ended()) tokens.push(...scanner.next());
  return tokens;
}

/** Writes tokens back, without comments and white-space-only text, which the WXML compiler drops as well. */
export function printWxml(tokens: readonly WxmlToken[]): string {
  return tokens.map(printToken).join('');
}

function printToken(token: WxmlToken): string {
  switch (token.kind) {
    case 'text':
      return token.text.trim() === '' ? '' : token.text;
    case 'comment':
      return '';
    case 'close':
      return `</${token.tag}>`;
    case 'open':
      return `<${token.tag}${token.attributes.map(printAttribute).join('')}${token.selfClosing ? '/' : ''}>`;
  }
}

function printAttribute({ name, value }: WxmlAttribute): string {
  if (value === null) return ` ${name}`;
  // The official compiler refuses a value with a line break.
  const flat = value.replace(/\s*[\r\n]\s*/g, ' ');
  return flat.includes('"') ? ` ${name}='${flat}'` : ` ${name}="${flat}"`;
}

class Scanner {
  private at = 0;
  constructor(private readonly source: string) {}

  ended(): boolean {
    return this.at >= this.source.length;
  }

  next(): WxmlToken[] {
    if (this.source.startsWith('<!--', this.at)) {
      this.until('-->', 'comment');
      return [{ kind: 'comment' }];
    }
    if (this.source.startsWith('</', this.at)) {
      this.at += 2;
      return [{ kind: 'close', tag: this.until('>', 'closing tag').trim() }];
    }
    if (/^<[A-Za-z]/.test(this.source.slice(this.at, this.at + 2))) return this.element();
    return [{ kind: 'text', text: this.text() }];
  }

  private element(): WxmlToken[] {
    this.at += 1;
    const tag = this.match(/[^\s/>]+/y);
    const attributes = this.attributes(tag);
    const selfClosing = this.source[this.at] === '/';
    this.at += selfClosing ? 2 : 1;
    const open: WxmlToken = { kind: 'open', tag, attributes, selfClosing };
    if (tag !== 'wxs' || selfClosing) return [open];
    return [open, { kind: 'text', text: this.until('</wxs>', '<wxs>') }, { kind: 'close', tag }];
  }

  private attributes(tag: string): WxmlAttribute[] {
    const attributes: WxmlAttribute[] = [];
    for (;;) {
      this.match(/\s*/y);
      if (this.ended()) throw this.unfinished(`<${tag}>`);
      if (this.source[this.at] === '>' || this.source.startsWith('/>', this.at)) return attributes;
      const name = this.match(/[^\s=/>]+/y);
      if (name === '') throw this.unfinished(`<${tag}>`);
      attributes.push({ name, value: this.match(/\s*=\s*/y) === '' ? null : this.value(name) });
    }
  }

  private value(name: string): string {
    const quote = this.source[this.at];
    if (quote !== '"' && quote !== "'") return this.match(/[^\s>]+/y);
    this.at += 1;
    return this.until(quote, `value of ${name}`);
  }

  /** Text ends at the next tag or comment; a `<` inside `{{ }}` is a comparison. */
  private text(): string {
    return this.match(/(?:\{\{[\s\S]*?\}\}|[^<]|<(?![A-Za-z/!]))+|[\s\S]/y);
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private until(end: string, what: string): string {
    const stop = this.source.indexOf(end, this.at);
    if (stop < 0) throw this.unfinished(what);
    const found = this.source.slice(this.at, stop);
    this.at = stop + end.length;
    return found;
  }

  private unfinished(what: string): Error {
    return new Error(`line ${this.source.slice(0, this.at).split('\n').length}: ${what} does not end`);
  }
}
