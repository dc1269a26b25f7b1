// biome-ignore lint/suspicious/noControlCharactersInRegex: just these cannot stand in XML.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu;

/** A text without the characters that XML cannot hold, and with it no sheet and no letter. */
export const writable = (text: string): string => text.replace(unwritable, '');
