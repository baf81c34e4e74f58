import { findByIdentity } from '@yanzhen/procedures/desk/contract.ts';
import { call, type ReplyOf } from '@yanzhen/web-kit/client.ts';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Modal } from 'antd';
import { useState } from 'react';

type Found = ReplyOf<typeof findByIdentity>;

/** Finds cases by an identity number, which goes in the body, stands in no address, and is on record. */
export function FindByIdentity() {
  const t = useWords('subsidies');
  const kit = useWords();
  const text = useText();
  const [asking, setAsking] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('pages.desk.identity.act')}</Button>
      {asking ? (
        <WordsDialogue
          title={t('pages.desk.identity.act')}
          explains={<p>{t('pages.desk.identity.explains')}</p>}
          fields={[
            {
              id: 'identityNumber',
              label: t('pages.desk.column.identity'),
              required: true,
              line: 18,
            },
            { id: 'reason', label: t('pages.desk.identity.reason'), required: true },
          ]}
          onSend={async ({ identityNumber = '', reason = '' }) =>
            // Past the store of answers: the number is kept nowhere.
            setFound(await call(findByIdentity, { body: { identityNumber, reason } }))
          }
          onDone={() => setAsking(false)}
          onClose={() => setAsking(false)}
        />
      ) : null}
      {found === null ? null : (
        <Modal
          open
          title={t('pages.desk.identity.found', { count: found.rows.length })}
          footer={<Button onClick={() => setFound(null)}>{kit('act.close')}</Button>}
          onCancel={() => setFound(null)}
        >
          {found.rows.length === 0 ? <p>{t('pages.desk.identity.none')}</p> : null}
          <ul className="sub-found">
            {found.rows.map((row) => (
              <li key={row.id}>
                <Link to={row.rowPath.replace(':id', row.id)}>
                  {row.reference ?? row.title} {row.title}
                </Link>{' '}
                <small>{text(row.stepName)}</small>
              </li>
            ))}
          </ul>
        </Modal>
      )}
    </>
  );
}
