import { ELEMENTS } from '../../shared/elements';
import type { PhoneHost } from '../host';

type Calls = Record<string, unknown>;

/**
 * The `wx` object. A call that this preview does not have says so where people see it and throws, so that it is found
 * here and not on a phone. Merely looking at such a name is allowed: that is how code finds out what a phone can do.
 */
export function createWx(host: PhoneHost, parts: Calls[], cloud: Calls): object {
  const calls: Calls = Object.assign({}, ...parts);
  calls.cloud = strict(host, 'wx.cloud', cloud);
  calls.canIUse = (schema: string) => canUse(calls, schema);
  return strict(host, 'wx', calls);
}

function strict(host: PhoneHost, path: string, calls: Calls): Calls {
  return new Proxy(calls, {
    get(target, name, receiver) {
      if (typeof name === 'symbol' || name in target || name === 'then') return Reflect.get(target, name, receiver);
      return () => {
        const message = `${path}.${name} is not part of this preview`;
        host.complain(message);
        throw new Error(message);
      };
    },
  });
}

/** `showToast`, `cloud.callFunction`, `button.open-type.share` */
function canUse(calls: Calls, schema: string): boolean {
  const [first = '', second = ''] = schema.split('.');
  if (first === 'cloud' && second !== '') return second in Object(calls.cloud);
  return first in calls || ELEMENTS.has(first);
}
