import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { declareDesk } from './declared.ts';
import { caseRoles } from '../applications/offers.ts';
import { readNames } from './read-names.ts';
import { routes } from './routes.ts';

/** What waits for whom, filled by what manifests declare. */
export const desk: Feature = {
  id: 'desk',
  folder: 'procedures/desk',
  routes,
  learn: declareDesk,
  operations: [
    {
      id: 'desk.hand-over',
      name: { zh: '休假同事的待办转办', en: 'Work of a colleague on leave' },
      says: {
        zh: '同事休假或离岗时，把其手上的待办转给别人',
        en: 'What is assigned to somebody who is away goes to somebody else',
      },
      roles: [...caseRoles].filter((role) => role !== 'auditor'),
      path: '/desk/hand-over',
    },
  ],
  jobs: { 'desk.read-names': readNames },
  hourly: ['desk.read-names'],
  retention: [
    {
      table: 'desk_assignment_event',
      keep: { zh: '随办件保存三十年，只增不改', en: 'As long as the case; never changed' },
    },
    {
      table: 'desk_note',
      keep: {
        zh: '随办件保存三十年，只增不改，不向申请人公开',
        en: 'As long as the case; never changed, never shown to the applicant',
      },
    },
    {
      table: 'desk_query',
      keep: { zh: '由保存人自行删除', en: 'Until who keeps it drops it' },
    },
  ],
};
