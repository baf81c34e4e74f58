/** What other procedures may ask of instalments. Each function takes the turn. */
export { stopParts } from './stop-parts.ts';
export { agreeMilestones, milestoneDays } from './agree-milestones.ts';
export { milestonesOfCases } from './show-milestones.ts';
export { viewSchedule } from './show-schedules.ts';
