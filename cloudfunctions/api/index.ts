import { dispatch, type Operations } from '../shared/dispatch';
import { openHome } from '../shared/handlers/home';
import { moveOneCase } from '../shared/handlers/move';
import { inviteStaff, joinStaff, saveMyProfile } from '../shared/handlers/people';
import { listMine, listQueue, readOneCase } from '../shared/handlers/read';
import { submitCase } from '../shared/handlers/submit';

const operations: Operations = {
  'home.open': openHome,
  'profile.save': saveMyProfile,
  'case.submit': submitCase,
  'case.mine': listMine,
  'case.open': readOneCase,
  'case.move': moveOneCase,
  'case.queue': listQueue,
  'staff.join': joinStaff,
  'staff.invite': inviteStaff,
};

/** What phones call: one function, every operation of the contract. */
export const main = (event: unknown, context: Parameters<typeof dispatch>[2]) => dispatch(operations, event, context);
