import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract-training.ts';
import type { BaseView } from '../contract-training.ts';
import { baseTones } from './bases-page.tsx';
import './cooperation.css';

/** One training or practice base. */
export function BasePage() {
  const t = useWords('cooperation');
  const { params } = useRoute();
  const ask = useAsk(contract.showBase, { params: { baseId: params['baseId'] ?? '' } });
  const { data } = ask;
  return (
    <DeskPage
      title={data?.name ?? t('pages.bases.one')}
      crumbs={[{ says: t('pages.bases.title'), to: '/desk/training-bases' }]}
      meta={
        data ? <Tag tone={baseTones[data.state]}>{t(`base.state.${data.state}`)}</Tag> : undefined
      }
      actions={data ? <Acts base={data} /> : undefined}
    >
      <Asked of={ask}>
        {(base) => (
          <DeskSheet title={t('pages.fields.content')}>
            <Facts base={base} />
          </DeskSheet>
        )}
      </Asked>
    </DeskPage>
  );
}

function Facts({ base }: { readonly base: BaseView }) {
  const t = useWords('cooperation');
  const fact = (id: string, value: React.ReactNode) => ({
    id,
    label: t(`pages.fields.${id}`),
    value,
  });
  return (
    <DeskFacts
      facts={[
        fact('kind', t(`base.kind.${base.kind}`)),
        fact('recognised', base.recognisedOn === null ? '—' : denseDate(base.recognisedOn)),
        fact('school', base.schoolName),
        fact('enterprise', base.enterpriseName),
        fact('trades', base.trades),
        fact('places', base.places),
        fact('insured', t(`pages.form.${base.insured ? 'yes' : 'no'}`)),
        fact(
          'agreement',
          <Link to={`/desk/agreements/${base.agreementId}`}>{t('pages.bases.agreement')}</Link>,
        ),
      ]}
    />
  );
}

function Acts({ base }: { readonly base: BaseView }) {
  const t = useWords('cooperation');
  const { today } = useSession();
  const moving = useTell(contract.moveBase);
  const [open, setOpen] = useState<BaseView['moves'][number] | null>(null);
  return (
    <>
      {base.moves.map((move) => (
        <Button
          key={move}
          type={move === 'recognise' ? 'primary' : 'default'}
          danger={move !== 'recognise'}
          onClick={() => setOpen(move)}
        >
          {t(`base.move.${move}`)}
        </Button>
      ))}
      {open === null ? null : (
        <WordsDialogue
          title={t(`base.move.${open}`)}
          explains={<p>{t(`pages.bases.${open}-says`)}</p>}
          danger={open !== 'recognise'}
          fields={[
            ...(open === 'withdraw'
              ? []
              : [{ id: 'on', label: t('pages.fields.on'), required: true, day: true as const, first: today }]),
            { id: 'reason', label: t('pages.fields.reason'), required: true },
          ]}
          onSend={({ reason = '', on = '' }) =>
            moving.tell({
              params: { baseId: base.id },
              body: { version: base.version, move: open, reason, ...(on === '' ? {} : { on }) },
            })
          }
          onDone={() => setOpen(null)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  ); // prettier-ignore
}
