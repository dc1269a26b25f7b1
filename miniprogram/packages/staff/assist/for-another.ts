import type { Service } from '../../../../core/case/service';
import { assistedKey } from '../../../../core/drafts';
import type { IntroLine } from '../../../components/application/application.data';
import type { Purpose } from '../../../components/application/purpose';
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
  return [
    {
      icon: 'usergroup',
      title: '替谁登记',
      words: ['没有微信、不会用手机或不方便操作的本人。请当面登记，姓名和电话填本人的。'],
    },
    { icon: 'check-circle', title: '谁可以办', words: [intro.who] },
    { icon: 'file', title: '请本人带来', words: intro.need },
    { icon: 'sound', title: '最后一步', words: ['把填好的内容从头到尾读给本人听，本人确认无误再提交。'] },
    { icon: 'call', title: '提交以后', words: ['把编号告诉本人。有了结果，经办人会打电话告诉本人。'] },
  ];
}
