/* Days as the reader's calendar has them. */

const DAY_LENGTH = 86400000;

/** Calendar days from a date to another, negative if that one is earlier; days with a clock change aren't exactly
 * DAY_LENGTH.
 * @type {(from: string | Date, to: string | Date) => number} */
export const countCalendarDays = (from, to) => Math.round((new Date(to).setHours(0, 0, 0, 0) - new Date(from).setHours(0, 0, 0, 0)) / DAY_LENGTH);
