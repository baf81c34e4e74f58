import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { MoveButtons } from '@yanzhen/web-kit/desk/move-buttons.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Table } from 'antd';
import * as contract from '../contract.ts';
import { CountingPanel } from '../../applications/pages/counting-panel.tsx';
import { ListState } from './lists-page.tsx';
import { useNames } from './names.ts';

type Shown = ReplyOf<typeof contract.showStaffList>;
const lineTones = {
  open: 'plain',
  frozen: 'attention',
  passed: 'good',
  withdrawn: 'bad',
} as const;

/** One list for staff: each line with its state, and the end of the notice. */
export function ListPage() {
  const t = useWords('publicity');
  const { params } = useRoute();
  const ask = useAsk(contract.showStaffList, { params: { listId: params['listId'] ?? '' } });
  return (
    <DeskPage
      title={t('pages.list.title', { number: ask.data?.number ?? '' })}
      crumbs={[{ says: t('pages.list.back'), to: '/desk/publicity/lists' }]}
      meta={ask.data ? <ListState list={ask.data} /> : undefined}
      actions={ask.data?.mayEnd ? <EndButton list={ask.data} /> : undefined}
    >
      <Asked of={ask}>{(list) => <ListSheets list={list} />}</Asked>
    </DeskPage>
  );
}

function EndButton({ list }: { readonly list: Shown }) {
  const t = useWords('publicity');
  const ending = useTell(contract.endPeriod);
  const count = list.lines.filter((line) => line.state === 'open').length;
  return (
    <MoveButtons
      moves={[
        {
          id: 'end',
          label: t('pages.list.end'),
          tone: 'primary',
          explains: t('pages.list.end-says', { count }),
        },
      ]}
      onMove={async () => {
        const { passed } = await ending.tell({ params: { listId: list.id } });
        announce(t('pages.list.ended', { passed }));
      }}
    />
  );
}

function ListSheets({ list }: { readonly list: Shown }) {
  const t = useWords('publicity');
  const names = useNames();
  const onNotice = list.state === 'open' && !list.due;
  return (
    <>
      <DeskSheet title={t('pages.list.facts')}>
        <DeskFacts
          facts={[
            {
              id: 'benefit',
              label: t('pages.lists.benefit'),
              value: names.benefit(list.benefitId),
            },
            { id: 'by', label: t('pages.list.by'), value: `${list.postedBy} · ${denseMoment(list.postedAt)}` }, // prettier-ignore
            { id: 'ends', label: t('pages.lists.ends'), value: list.endsOn },
            {
              id: 'contact',
              label: t('pages.public.contact'),
              value: list.contact ?? '—',
            },
            {
              id: 'public',
              label: t('pages.list.public-page'),
              value: onNotice ? (
                <Link to={`/publicity/${list.id}`}>{list.number}</Link>
              ) : (
                t('pages.public.gone')
              ),
            },
          ]}
        />
        <CountingPanel counting={list.counting} />
      </DeskSheet>
      <DeskSheet title={t('pages.list.lines')}>
        <Table
          size="small"
          pagination={false}
          rowKey={(line) => line.id}
          dataSource={list.lines}
          scroll={{ x: 'max-content' }}
          columns={[
            { key: 'number', title: t('pages.public.number'), render: (_, line) => line.number },
            {
              key: 'reference',
              title: t('pages.candidates.reference'),
              render: (_, line) => line.reference,
            },
            { key: 'name', title: t('pages.public.name'), render: (_, line) => line.maskedName },
            {
              key: 'employer',
              title: t('pages.public.employer'),
              render: (_, line) => line.employer,
            },
            {
              key: 'county',
              title: t('pages.public.county'),
              render: (_, line) => names.county(line.county),
            },
            {
              key: 'amount',
              title: t('pages.public.amount'),
              align: 'end',
              render: (_, line) => (line.amountFen === null ? '—' : <Money fen={line.amountFen} />),
            },
            {
              key: 'state',
              title: t('pages.list.state'),
              render: (_, line) => (
                <Tag tone={lineTones[line.state]}>{t(`line-state.${line.state}`)}</Tag>
              ),
            },
          ]}
        />
      </DeskSheet>
    </>
  );
}
