import { renewalDraftKey } from '../../../../core/case/drafts';
import type { Renewal } from '../../../../core/case/renewal';
import type { CaseView } from '../../../../core/case/view';
import type { Home } from '../../../../core/domains/office/operations';
import { serviceOf } from '../../../../core/domains/services';
import type { Field } from '../../../../core/kernel/field';
import { isSealed } from '../../../../core/record/vault';
import type { Purpose } from '../../../components/application/purpose';
import { helpingLines } from '../../../components/application/read-back';
import { type Fact, factsOf } from '../../../components/facts/facts-view';
import { seasonLines } from '../../../components/season/season-view';
import { call } from '../../../services/cloud';
import type { Typed } from '../../../services/drafts';
import { introLines } from '../for-herself';

/** A worker asks again for what she was granted; what holds for one year is filled in as it was, and hers to change. */
export function forAnotherYear(renewal: Renewal, found: CaseView, { me, season, today }: Home): Purpose {
  const caseId = found.id;
  const [window] = seasonLines(season, today);
  return {
    draftKey: renewalDraftKey(caseId),
    intro: introLines(renewal, window ? [window] : []),
    prefilled: { ...asBefore(renewal, found), ...(me.phone ? { phone: me.phone } : {}) },
    handIn: (form, submitId) => call('case.renew', { caseId, ...form }, submitId),
  };
}

/** The same through a colleague for whoever was helped in, to whom it is read back. */
export function forHerAnotherYear(renewal: Renewal, found: CaseView, home: Home): Purpose {
  const caseId = found.id;
  const then = '把编号告诉本人。审核、公示、发放的进展，由经办人打电话告诉本人。';
  return {
    ...forAnotherYear(renewal, found, home),
    prefilled: asBefore(renewal, found),
    intro: [
      { icon: 'usergroup', title: '替谁续领', words: ['上一次也是工会代为登记、没有微信的本人。请当面办。'] },
      ...helpingLines(renewal.intro.who, renewal.intro.need, then),
    ],
    handIn: (form, submitId) => call('case.renewFor', { caseId, ...form, readBack: true }, submitId),
  };
}

/** The renewal with the last digits of each sealed number beside its question: it is not typed again where it stayed. */
export function askedOf(renewal: Renewal, { shown }: Pick<CaseView, 'shown'>): Renewal {
  const fields = renewal.fields.map((field): Field => {
    const before = isSealed(field) ? answerTo(field, shown) : undefined;
    return before === undefined ? field : { ...field, help: `上一次的是${before}。${field.help ?? ''}` };
  });
  return { ...renewal, fields };
}

/** What the service itself asked, as it was answered and would be typed; what is masked for the reader is no answer. */
function asBefore({ fields }: Renewal, { kind, shown }: CaseView): Typed {
  const asked = serviceOf(kind)?.fields ?? [];
  return Object.fromEntries(
    fields.flatMap((field) => {
      const isAsked = asked.some(({ name }) => name === field.name);
      const typed = isAsked ? typedFor(field, answerTo(field, shown)) : undefined;
      return typed === undefined || typed.includes('*') ? [] : [[field.name, typed] as const];
    }),
  );
}

function typedFor({ control, options = [] }: Field, words: string | undefined): string | undefined {
  if (control === 'choice') return options.find(({ label }) => label === words)?.value;
  return control === 'text' || control === 'phone' ? words : undefined;
}

const answerTo = ({ name }: Field, shown: CaseView['shown']) => shown.find(({ field }) => field === name)?.value;

/** What the union takes over from the earlier case; what is asked anew, or was typed although it need not be, is not among it. */
export function takenOver({ fields }: Renewal, { shown }: Pick<CaseView, 'shown'>, typed: Typed = {}): Fact[] {
  const anew = fields.filter(({ name, required }) => required || typed[name]).map(({ name }) => name);
  return factsOf(shown.filter(({ field }) => field === undefined || !anew.includes(field)));
}
