import { demonstrationMail } from './mail.ts';
import type { Outlets } from './outlet.ts';
import { demonstrationSms } from './sms.ts';

/** Nothing leaves the house: what would have is kept for the demonstration's mailbox page. */
export const demonstrationOutlets: Outlets = { sms: demonstrationSms, email: demonstrationMail };
