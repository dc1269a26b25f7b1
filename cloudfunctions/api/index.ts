import { dispatch, type Operations } from '../shared/dispatch';
import { listAlarms, settleOneAlarm } from '../shared/handlers/alarms';
import { attestCase, attestSettings } from '../shared/handlers/attest';
import { discardDraft, openDraft, saveDraft } from '../shared/handlers/drafts';
import { listDeskRecords, readDeskFigures } from '../shared/handlers/figures';
import { leaveStaff } from '../shared/handlers/handover';
import { openHome } from '../shared/handlers/home';
import { countSubscribed, openMyData } from '../shared/handlers/me';
import { moveOneCase } from '../shared/handlers/move';
import { listNotices } from '../shared/handlers/notices';
import { enterOpenings, listOpenings, takeBackOpenings } from '../shared/handlers/openings';
import { openCasePapers } from '../shared/handlers/papers';
import { listPayments, openPaymentSheet, revealNumber } from '../shared/handlers/payments';
import { inviteStaff, joinStaff, saveMyProfile } from '../shared/handlers/people';
import { listMine, listQueue, readOneCase, readToday } from '../shared/handlers/read';
import { listRecords } from '../shared/handlers/records';
import { searchCases } from '../shared/handlers/search';
import { announceSeason, listChecked, listSeasons, publishSeason, readFigures } from '../shared/handlers/seasons';
import { arrangeYear, changeRules, openCalendar, openRules } from '../shared/handlers/settings';
import { comeBack, goAway, listColleagues } from '../shared/handlers/staff';
import { assistCase, renewCase, renewCaseFor, submitCase } from '../shared/handlers/submit';

const operations: Operations = {
  'home.open': openHome,
  'profile.save': saveMyProfile,
  'case.submit': submitCase,
  'case.assist': assistCase,
  'case.renew': renewCase,
  'case.renewFor': renewCaseFor,
  'case.reveal': revealNumber,
  'notice.list': listNotices,
  'season.list': listSeasons,
  'season.announce': announceSeason,
  'season.checked': listChecked,
  'season.publish': publishSeason,
  'season.figures': readFigures,
  'season.cases': listRecords,
  'opening.list': listOpenings,
  'opening.enter': enterOpenings,
  'opening.takeBack': takeBackOpenings,
  'desk.figures': readDeskFigures,
  'desk.cases': listDeskRecords,
  'payment.list': listPayments,
  'payment.sheet': openPaymentSheet,
  'case.mine': listMine,
  'case.open': readOneCase,
  'case.papers': openCasePapers,
  'case.move': moveOneCase,
  'case.queue': listQueue,
  'case.search': searchCases,
  'staff.join': joinStaff,
  'staff.invite': inviteStaff,
  'desk.today': readToday,
  'staff.colleagues': listColleagues,
  'staff.away': goAway,
  'staff.back': comeBack,
  'staff.leave': leaveStaff,
  'calendar.open': openCalendar,
  'calendar.arrange': arrangeYear,
  'rules.open': openRules,
  'rules.change': changeRules,
  'draft.save': saveDraft,
  'draft.open': openDraft,
  'draft.drop': discardDraft,
  'alarm.list': listAlarms,
  'alarm.settle': settleOneAlarm,
  'case.attest': attestCase,
  'settings.attest': attestSettings,
  'me.data': openMyData,
  'me.subscribed': countSubscribed,
};

/** What phones call: one function, every operation of the contract. */
export const main = (event: unknown, context: Parameters<typeof dispatch>[2]) => dispatch(operations, event, context);
