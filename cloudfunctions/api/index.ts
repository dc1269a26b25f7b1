import { listDeskRecords, readDeskFigures } from '../domains/figures/figures';
import { listAlarms, settleOneAlarm } from '../domains/office/alarms';
import { attestCase, attestSettings } from '../domains/office/attest';
import { leaveStaff } from '../domains/office/handover';
import { openHome } from '../domains/office/home';
import { countSubscribed, openMyData } from '../domains/office/me';
import { inviteStaff, joinStaff, saveMyProfile } from '../domains/office/people';
import { arrangeYear, changeRules, openCalendar, openRules } from '../domains/office/settings';
import { comeBack, goAway, listColleagues } from '../domains/office/staff';
import { enterOpenings, listOpenings, takeBackOpenings } from '../domains/scholarship/openings';
import { listPayments, openPaymentSheet, revealNumber } from '../domains/scholarship/payments';
import { announceSeason, listChecked, listSeasons, publishSeason, readFigures } from '../domains/scholarship/seasons';
import { discardDraft, openDraft, saveDraft } from '../shared/case/drafts';
import { moveOneCase } from '../shared/case/move';
import { listNotices } from '../shared/case/notices';
import { openCasePapers } from '../shared/case/papers';
import { listMine, listQueue, readOneCase, readToday } from '../shared/case/read';
import { listRecords } from '../shared/case/records';
import { searchCases } from '../shared/case/search';
import { assistCase, renewCase, renewCaseFor, submitCase } from '../shared/case/submit';
import { dispatch, type Operations } from '../shared/dispatch';

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
