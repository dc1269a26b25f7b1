/** Who may invoke a function from a phone: `auth != null` is anybody who is signed in, as everybody in WeChat is. */
export interface InvokeRule {
  invoke: boolean | 'auth != null';
}

/** CloudBase's rule for an environment's functions; `*` is required and stands for those not named. */
export type InvokeRules = Readonly<Record<string, InvokeRule>> & { readonly '*': InvokeRule };

/** What a new environment starts with: every phone may invoke every function (docs.cloudbase.net/cloud-function/security-rules). */
export const openRules: InvokeRules = { '*': { invoke: 'auth != null' } };

/** The product's own rules: the local cloud and the production deployment both read them. Timers are not bound by them. */
export const invokeRules: InvokeRules = { ...openRules, jobs: { invoke: false } };

/** Whether a signed-in phone may invoke this function. */
export function phoneMayInvoke(rules: InvokeRules, name: string): boolean {
  return (Object.hasOwn(rules, name) ? rules[name] : rules['*'])?.invoke !== false;
}
