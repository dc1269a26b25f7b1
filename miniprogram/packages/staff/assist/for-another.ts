import { assistedKey } from '../../../../core/case/drafts';
import type { Service } from '../../../../core/case/service';
import type { IntroLine } from '../../../components/application/application.data';
import type { Purpose } from '../../../components/application/purpose';
import { helpingLines } from '../../../components/application/read-back';
import { call } from '../../../services/cloud';

/**
 * An officer files for somebody without a phone: nothing of her own is filled in, and it has been read
 * back; `more` is what is to be said of the service today.
 */
export function forAnother(service: Service, more: readonly IntroLine[] = []): Purpose {
  const { kind } = service;
  return {
    draftKey: assistedKey(kind),
    intro: [...introLines(service), ...more],
    prefilled: {},
    handIn: (form, submitId) => call('case.assist', { kind, ...form, readBack: true }, submitId),
  };
}

function introLines({ intro }: Service): IntroLine[] {
  const whom = '没有微信、不会用手机或不方便操作的本人。请当面登记，姓名和电话填本人的。';
  const then = '把编号告诉本人。有了结果，经办人会打电话告诉本人。';
  return [{ icon: 'usergroup', title: '替谁登记', words: [whom] }, ...helpingLines(intro.who, intro.need, then)];
}
