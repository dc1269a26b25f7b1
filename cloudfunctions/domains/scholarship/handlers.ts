import { enterOpenings, listOpenings, takeBackOpenings } from './openings';
import { listPayments, openPaymentSheet } from './payments';
import { listRecords } from './records';
import { announceSeason, listChecked, listSeasons, publishSeason, readFigures } from './seasons';

export const scholarshipHandlers = [
  listSeasons,
  announceSeason,
  listChecked,
  publishSeason,
  readFigures,
  listRecords,
  listOpenings,
  enterOpenings,
  takeBackOpenings,
  listPayments,
  openPaymentSheet,
] as const;
