import fc from 'fast-check';
import * as v from 'valibot';
import { assistedKey, DraftSaving, draftBytes, draftOf, renewalDraftKey } from '../../../core/case/drafts';
import { catalogue } from '../../../core/domains/catalogue';
import { bytesSent } from '../../../core/kernel/bytes';

describe('how much of a request a draft takes', () => {
  it('is its bytes as UTF-8, quotes and escapes among them', () => {
    expect(['', 'a', '~', 'é', '߿', 'ࠀ', '字', '😀', '"', '\n'].map(bytesSent)).toEqual([2, 3, 3, 4, 4, 5, 5, 6, 4, 4]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(bytesSent(text)).toBe(Buffer.byteLength(JSON.stringify(text)));
      }),
    );
  });

  it('fits beside the rest of the request, to the byte', () => {
    const draft = 'a'.repeat(draftBytes - 2);
    expect([v.is(DraftSaving, { draft }), v.is(DraftSaving, { draft: `${draft}a` })]).toEqual([true, false]);
    expect(draftBytes).toBe(92_160);
    expect(v.parse(DraftSaving, { draft: '' }).base).toBeNull();
  });
});

describe('what a draft is of', () => {
  it('is a service’s form, one for somebody else, or a renewal; nothing else is kept', () => {
    expect([draftOf('appeal', catalogue), draftOf('scholarship', catalogue)]).toEqual([
      { of: 'service' },
      { of: 'service' },
    ]);
    expect(assistedKey('appeal')).toBe('appealAssisted');
    expect(draftOf('appealAssisted', catalogue)).toEqual({ of: 'assisted' });
    for (const other of ['gone', 'goneAssisted', 'renew', 'renewgh', ''])
      expect(draftOf(other, catalogue)).toBeUndefined();
    expect(draftOf('g'.repeat(37), catalogue)).toBeUndefined();
  });

  it('of a renewal is letters alone, and leads back to its case and no other', () => {
    expect(renewalDraftKey('0123456789abcdef0123456789abcdef')).toBe('renewghijklmnopabcdefghijklmnopabcdef');
    const ids = fc.stringMatching(/^[0-9a-f]{32}$/);
    fc.assert(
      fc.property(ids, (caseId) => {
        expect(renewalDraftKey(caseId)).toMatch(/^renew[a-p]{32}$/);
        expect(draftOf(renewalDraftKey(caseId), catalogue)).toEqual({ of: 'renewal', caseId });
      }),
    );
  });
});
