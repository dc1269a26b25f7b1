import { alarmMark } from '../../../core/alarm';
import { objectionMark } from '../../../core/case/objection';
import type { Mark } from '../../../core/kernel/stamp';
import { rosterMark } from '../../../core/opening';
import { invitationMark, postMark } from '../../../core/union/people';
import { settingsMark } from '../../../core/union/union';
import type { StampedKind } from '../keys';
import { vault } from '../vault';
import { command, database } from './database';
import type { Documents } from './query';

/** As many records before the other work has its turn. */
const most = 40;

/** What of a kind bears a stamp, and how that is made. */
const kinds: { [kind in StampedKind]: { where: object; mark: Mark<Documents[kind]> } } = {
  people: { where: { 'staff.desk': command.gt('') }, mark: postMark },
  invitations: { where: {}, mark: invitationMark },
  settings: { where: {}, mark: settingsMark },
  alarms: { where: {}, mark: alarmMark },
  objections: { where: {}, mark: objectionMark },
  rosters: { where: {}, mark: rosterMark },
};

/**
 * Stamps some records from before their kind bore stamps, in the order of their ids, as they are; one that was changed at this
 * moment bears the stamp of its change. Answers the last id; undefined when nothing is left behind `after`.
 */
export async function stampSome(kind: StampedKind, after: string): Promise<string | undefined> {
  const { where, mark } = kinds[kind];
  const records = database.collection(kind);
  const { data } = await records
    .where({ ...where, _id: command.gt(after), stamp: command.exists(false) })
    .orderBy('_id', 'asc')
    .limit(most)
    .get();
  for (const record of data) {
    await records
      .where({ _id: record._id, stamp: command.exists(false) })
      .update({ stamp: mark.stampOf(record, vault) });
  }
  return data.at(-1)?._id;
}
