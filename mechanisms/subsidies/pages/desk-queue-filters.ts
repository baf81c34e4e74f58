import { stateNames } from '@yanzhen/procedures/applications/contract.ts';
import { urgencies } from '@yanzhen/procedures/desk/contract.ts';
import { listBenefits, showCity } from '@yanzhen/registers/policies/contract.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { countText, type RecordFilter } from '@yanzhen/web-kit/desk/records.ts';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listQueues } from '../contract.ts';

/** Filters of the list of cases; one choice is none. */
export function useQueueFilters(tab: string): readonly RecordFilter[] {
  const t = useWords('subsidies');
  const text = useText();
  const { account } = useSession();
  const queues = useAsk(listQueues, {}, { refetchEvery: 120_000 }).data?.queues ?? [];
  const city = useAsk(showCity, {}, { freshFor: 3_600_000 }).data;
  const benefits = useAsk(listBenefits, {}, { freshFor: 3_600_000 }).data?.rows ?? [];
  const own = account?.counties ?? [];
  const mine = tab === 'mine' || tab === 'assigned';
  const filters = [
    {
      id: 'step',
      label: t('pages.desk.column.state'),
      options: queues
        .filter((queue) => !mine || queue.mine)
        .map(({ state, count, more }) => ({
          value: state,
          label: t('pages.desk.queue.state-count', {
            state: text(stateNames[state]),
            count: `${countText(count)}${more ? '+' : ''}`,
          }),
        })),
    },
    {
      id: 'due',
      label: t('pages.desk.column.due'),
      options: (tab === 'overdue' ? [] : urgencies).map((value) => ({
        value,
        label: t(`pages.desk.urgency.${value}`),
      })),
    },
    {
      id: 'assigned',
      label: t('pages.desk.column.assignee'),
      options: (tab === 'assigned' ? [] : (['me', 'nobody'] as const)).map((value) => ({
        value,
        label: t(`pages.desk.queue.assigned.${value}`),
      })),
    },
    {
      id: 'county',
      label: t('pages.desk.column.county'),
      options: (city?.counties ?? [])
        .filter(({ code }) => own.length === 0 || own.includes(code))
        .map(({ code, name }) => ({ value: code, label: text(name) })),
    },
    {
      id: 'kind',
      label: t('pages.desk.column.benefit'),
      options: benefits.map(({ id, name }) => ({ value: id, label: text(name) })),
    },
  ];
  return filters.filter(({ options }) => options.length > 1);
}
