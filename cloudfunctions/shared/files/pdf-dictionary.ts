/** Where a name ends: at white space or a delimiter (ISO 32000-1, 7.2.2). */
const nameEnd = '(?=[\\0\\s()<>\\[\\]{}/%]|$)';
const space = '[\\0\\s]*';
const named = (names: string) => new RegExp(`/(?:${names})${nameEnd}`, 'g');
const has = (text: string, names: string) => named(names).test(text);

const flate = `/FlateDecode${nameEnd}`;
const plainFlate = new RegExp(`/Filter${space}(?:${flate}|\\[${space}${flate}${space}\\])`);
const plainPredictor = new RegExp(`/Predictor[\\0\\s]+1${space}(?=/|>>|$)`);
const borrowedParameters = new RegExp(`/(?:DecodeParms|DP)${space}\\[?${space}\\d`);

/** Names as they are read: `#61` is the letter a. */
export function plain(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** True where programs would take a stream for one that holds objects: they ask for its type, or only for these two. */
export function mayHoldObjects(dictionary: string): boolean {
  return has(dictionary, 'ObjStm') || (has(dictionary, 'N') && has(dictionary, 'First'));
}

/**
 * How a stream is packed: not at all, by Flate alone and said so in full, or in another way. Abbreviations, what stands
 * in another object and chains of filters are read by programs and not by us.
 */
export function packingOf(dictionary: string): 'none' | 'flate' | 'other' {
  const filters = dictionary.match(named('F|Filter'))?.length ?? 0;
  if (filters === 0) return 'none';
  if (filters > 1 || !plainFlate.test(dictionary) || borrowedParameters.test(dictionary)) return 'other';
  return has(dictionary, 'Predictor') && !plainPredictor.test(dictionary) ? 'other' : 'flate';
}

/**
 * The dictionary of a stream out of what stands before it since the last one: from where the last object begins. All of
 * it where an object before is not closed by then, or it is not plain where strings end: what looks like the beginning
 * of an object may then stand inside the dictionary.
 */
export function dictionaryIn(before: string): string {
  const [, ...objects] = before.split(/(?<![a-z])obj/);
  const last = objects.pop();
  return last !== undefined && isOpenBy(last, 1) && objects.every((one) => isOpenBy(one, 0)) ? last : before;
}

/** True where as many dictionaries are open at the end, no string is, and there is no comment. */
function isOpenBy(text: string, wanted: number): boolean {
  let [strings, dictionaries] = [0, 0];
  for (const [token] of text.matchAll(/\\[\s\S]|[()%]|<<|>>|<[0-9a-fA-F\s]*>/g)) {
    if (token === '(') strings += 1;
    else if (strings > 0) strings -= token === ')' ? 1 : 0;
    else if (token === '<<') dictionaries += 1;
    else if (token === '>>') dictionaries -= 1;
    else if (!token.startsWith('<')) return false;
    if (dictionaries < 0) return false;
  }
  return strings === 0 && dictionaries === wanted;
}

/** The dictionary that begins at a place, up to where it ends; empty where none does, or a comment may hide its end. */
export function balanced(text: string, at: number): string {
  if (!text.startsWith('<<', at)) return '';
  const tokens = /\\[\s\S]|[()%]|<<|>>|<[0-9a-fA-F\s]*>/g;
  tokens.lastIndex = at;
  let [strings, dictionaries] = [0, 0];
  for (let found = tokens.exec(text); found; found = tokens.exec(text)) {
    const [token] = found;
    if (token === '(') strings += 1;
    else if (strings > 0) strings -= token === ')' ? 1 : 0;
    else if (token === '<<') dictionaries += 1;
    else if (token === '>>') dictionaries -= 1;
    else if (token === '%') return '';
    if (dictionaries === 0) return text.slice(at, tokens.lastIndex);
  }
  return '';
}
