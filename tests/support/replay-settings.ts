import type { Replay } from './replays';

const auditor = 'staff-guo';

/** Settings that were changed in the store are let hold, and were changed again before the call is repeated. */
export const attestedSettings: Replay = {
  safe: 'the document remembers its changes',
  answers: 'the same',
  async story({ first, act }) {
    const edited = async (hours: string) => {
      const { database } = await import('../../cloudfunctions/shared/store/database');
      await database.collection('settings').doc('union').update({ hours });
      await act(auditor, 'home.open', {});
      const { rows } = await act(auditor, 'alarm.list', { settled: false });
      return rows.find(({ kind }) => kind === 'brokenSettings')?.id ?? '';
    };
    await first(auditor, 'settings.attest', { id: await edited('全天'), note: '已和办公室核对。' });
    await act(auditor, 'settings.attest', { id: await edited('上午'), note: '已和办公室核对。' });
  },
};
