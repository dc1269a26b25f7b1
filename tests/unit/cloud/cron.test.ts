import { parseCron } from '../../../local/cloud/functions/cron';

/** An instant given in the clock of Shanghai. */
const shanghai = (text: string) => Date.parse(`${text}+08:00`);

describe('a timer of seven fields in UTC+8', () => {
  it.each([
    ['every second', '* * * * * * *', '2026-05-01T03:04:05'],
    ['every five minutes', '0 */5 * * * * *', '2026-05-01T03:05:00'],
    ['at two in the morning', '0 0 2 * * * *', '2026-05-01T02:00:00'],
    ['from nine to seventeen', '0 30 9-17 * * * *', '2026-05-01T17:30:00'],
    ['every two hours from eight', '0 0 8-18/2 * * * *', '2026-05-01T16:00:00'],
    ['at several minutes', '0 15,45 * * * * *', '2026-05-01T03:45:00'],
    ['on the first of the month', '0 0 0 1 * * *', '2026-06-01T00:00:00'],
    ['on Mondays by number', '0 0 8 * * 1 *', '2026-05-04T08:00:00'],
    ['on weekdays by name', '0 0 8 * * MON-FRI *', '2026-05-01T08:00:00'],
    ['on Sundays by 0', '0 0 8 * * 0 *', '2026-05-03T08:00:00'],
    ['on Sundays by 7', '0 0 8 * * 7 *', '2026-05-03T08:00:00'],
    ['in a month by name', '0 0 8 1 MAY * *', '2026-05-01T08:00:00'],
    ['in one year', '0 0 8 1 5 * 2026', '2026-05-01T08:00:00'],
    ['on the 15th or a Monday: the 15th', '0 0 8 15 * 1 *', '2026-05-15T08:00:00'],
    ['on the 15th or a Monday: a Monday', '0 0 8 15 * 1 *', '2026-05-18T08:00:00'],
    ['with a question mark for any day', '0 0 8 ? * 1 *', '2026-05-18T08:00:00'],
    ['every ten seconds from five', '5/10 * * * * * *', '2026-05-01T03:04:55'],
  ])('%s fires', (_sentence, text, at) => {
    expect(parseCron(text).firesAt(shanghai(at))).toBe(true);
  });

  it.each([
    ['another second', '0 * * * * * *', '2026-05-01T03:04:05'],
    ['another hour', '0 0 2 * * * *', '2026-05-01T10:00:00'],
    ['the same hour in another zone', '0 0 2 * * * *', '2026-05-01T02:00:00Z'],
    ['another weekday', '0 0 8 * * 1 *', '2026-05-05T08:00:00'],
    ['another month', '0 0 8 1 5 * *', '2026-06-01T08:00:00'],
    ['another year', '0 0 8 1 5 * 2027', '2026-05-01T08:00:00'],
    ['between the steps', '0 */5 * * * * *', '2026-05-01T03:06:00'],
    ['neither the 15th nor a Monday', '0 0 8 15 * 1 *', '2026-05-19T08:00:00'],
  ])('%s does not fire', (_sentence, text, at) => {
    expect(parseCron(text).firesAt(at.endsWith('Z') ? Date.parse(at) : shanghai(at))).toBe(false);
  });

  it.each([
    '',
    '* * * * *',
    '60 * * * * * *',
    '* * 24 * * * *',
    '* * * 0 * * *',
    '*/0 * * * * * *',
    'x * * * * * *',
    '1- * * * * * *',
    '* * * * MON * *',
  ])('%j is no timer', (text) => {
    expect(() => parseCron(text)).toThrow();
  });
});
