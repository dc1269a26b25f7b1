import { dispatch, type Operations } from '../shared/dispatch';
import { discardDraft, openDraft, saveDraft } from '../shared/handlers/drafts';
import { openHome } from '../shared/handlers/home';
import { moveOneCase } from '../shared/handlers/move';
import { inviteStaff, joinStaff, saveMyProfile } from '../shared/handlers/people';
import { listMine, listQueue, readOneCase, readToday } from '../shared/handlers/read';
import { changeRules, openRules } from '../shared/handlers/settings';
import { comeBack, goAway, leaveStaff, listColleagues } from '../shared/handlers/staff';
import { assistCase, submitCase } from '../shared/handlers/submit';

const operations: Operations = {
  'home.open': openHome,
  'profile.save': saveMyProfile,
  'case.submit': submitCase,
  'case.assist': assistCase,
  'case.mine': listMine,
  'case.open': readOneCase,
  'case.move': moveOneCase,
  'case.queue': listQueue,
  'staff.join': joinStaff,
  'staff.invite': inviteStaff,
  'desk.today': readToday,
  'staff.colleagues': listColleagues,
  'staff.away': goAway,
  'staff.back': comeBack,
  'staff.leave': leaveStaff,
  'rules.open': openRules,
  'rules.change': changeRules,
  'draft.save': saveDraft,
  'draft.open': openDraft,
  'draft.drop': discardDraft,
};

/** What phones call: one function, every operation of the contract. */
export const main = (event: unknown, context: Parameters<typeof dispatch>[2]) => dispatch(operations, event, context);
