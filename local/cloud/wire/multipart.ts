/** The parts of a multipart form by their names, each as the bytes that were sent; undefined when the body is no such form. */
export function readForm(contentType: string | undefined, body: Buffer): Map<string, Buffer> | undefined {
  const boundary = /^multipart\/form-data; *boundary=(.+)$/.exec(contentType ?? '')?.[1];
  if (boundary === undefined) return undefined;
  // Latin-1 keeps every byte as one character.
  const [before, ...parts] = `\r\n${body.toString('latin1')}`.split(`\r\n--${boundary}`);
  if (before !== '' || parts.at(-1) !== '--\r\n') return undefined;
  const form = new Map<string, Buffer>();
  for (const part of parts.slice(0, -1)) {
    const head = part.indexOf('\r\n\r\n');
    const name = /^\r\ncontent-disposition: form-data; name="([^"]*)"/i.exec(part)?.[1];
    if (head < 0 || name === undefined) return undefined;
    form.set(name, Buffer.from(part.slice(head + 4), 'latin1'));
  }
  return form;
}
