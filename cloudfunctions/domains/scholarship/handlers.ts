import { enterOpenings, listOpenings, takeBackOpenings } from './openings';
import { listPayments, openPaymentSheet } from './payments';
import { announceSeason, listChecked, listSeasons, publishSeason, readPlaces } from './seasons';

export const scholarshipHandlers = [
  listSeasons,
  announceSeason,
  listChecked,
  publishSeason,
  readPlaces,
  listOpenings,
  enterOpenings,
  takeBackOpenings,
  listPayments,
  openPaymentSheet,
] as const;
