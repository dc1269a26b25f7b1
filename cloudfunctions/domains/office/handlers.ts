import { listAlarms, settleOneAlarm } from './alarms';
import { attestSettings } from './attest';
import { leaveStaff } from './handover';
import { openHome } from './home';
import { countSubscribed, openMyData } from './me';
import { inviteStaff, joinStaff, saveMyProfile } from './people';
import { arrangeYear, changeRules, openCalendar, openRules } from './settings';
import { comeBack, goAway, listColleagues } from './staff';

export const officeHandlers = [
  openHome,
  saveMyProfile,
  joinStaff,
  inviteStaff,
  listColleagues,
  goAway,
  comeBack,
  leaveStaff,
  openCalendar,
  arrangeYear,
  openRules,
  changeRules,
  listAlarms,
  settleOneAlarm,
  attestSettings,
  openMyData,
  countSubscribed,
] as const;
