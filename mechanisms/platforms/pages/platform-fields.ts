import type { FormField } from '@yanzhen/procedures/records/pages/record-form-panel.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { levels, types } from '../contract.ts';

/** Choices of levels and types, by name. */
export function useChoices() {
  const t = useWords('platforms');
  return {
    levels: levels.map((value) => ({ value, label: t(`level.${value}`) })),
    types: types.map((value) => ({ value, label: t(`type.${value}`) })),
  };
}

/** The questions of a platform. */
export function usePlatformFields(): readonly FormField[] {
  const t = useWords('platforms');
  const choices = useChoices();
  const label = (id: string) => t(`pages.fields.${id}`);
  const hint = t('pages.approve-hint');
  return [
    { id: 'name', kind: 'line', label: label('name') },
    { id: 'level', kind: 'choice', label: label('level'), options: choices.levels },
    { id: 'type', kind: 'choice', label: label('type'), options: choices.types },
    { id: 'field', kind: 'line', label: label('field') },
    { id: 'hostId', kind: 'organisation', label: label('host') },
    { id: 'area', kind: 'area', label: '' },
    { id: 'document', kind: 'line', label: label('document'), optional: true, hint },
    { id: 'approvedOn', kind: 'day', label: label('approved'), optional: true },
  ];
}
