import { isDoc } from './engine/ejson';

const moment = String.raw`(\d{4}年\d{1,2}月\d{1,2}日 )?([01]?\d|2[0-3]):[0-5]\d`;
const day = String.raw`\d{4}年\d{1,2}月\d{1,2}日( ([01]?\d|2[0-3]):[0-5]\d)?`;
const span = (one: string) => new RegExp(`^${one}(~${one})?$`);

/**
 * What each kind of field takes, as WeChat's page on subscribeMessage.send says (订阅消息参数值内容限制说明). Kinds whose
 * values are listed with the template alone (enum, const) are not known here and refused.
 */
const forms: Readonly<Record<string, RegExp>> = {
  // 20 characters of any kind, but no line breaks or other control characters.
  thing: /^\P{Cc}{1,20}$/u,
  number: /^(?=.{1,32}$)\d+(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}\p{Cc}\s]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: span(moment),
  date: span(day),
  amount: /^\p{Sc}?\d{1,10}(\.\d+)?元?$/u,
  phone_number: /^[\d+\- ]{1,17}$/,
  car_number: /^[\p{Script=Han}A-Za-z0-9][A-Za-z0-9]{0,6}[\p{Script=Han}A-Za-z0-9]$/u,
  name: /^(?:(?=.*\p{Script=Han})[^\d\p{Cc}]{1,10}|[^\d\p{Script=Han}\p{Cc}]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
};

/** What WeChat would say is wrong with the data of a message; undefined when it would take it. */
export function wrongField(data: unknown): string | undefined {
  if (!isDoc(data) || Object.keys(data).length === 0) return 'data is empty';
  for (const [field, entry] of Object.entries(data)) {
    const value = isDoc(entry) ? entry.value : undefined;
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return `data.${field}.value is empty`;
    const form = forms[/^([a-z_]+)\d+$/.exec(field)?.[1] ?? ''];
    if (!form?.test(String(value))) return `data.${field}.value invalid`;
  }
  return undefined;
}
