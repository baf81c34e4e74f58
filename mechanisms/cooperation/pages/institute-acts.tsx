import {
  RecordFormPanel,
  type FormField,
} from '@yanzhen/procedures/records/pages/record-form-panel.tsx';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract-institutes.ts';
import type { InstituteDetail } from '../contract-institutes.ts';
import { agreementField } from './agreement-choice.tsx';

/** What is done with an institute before it settles: agree, settle, decline. */
export function InstituteActs({ institute }: { readonly institute: InstituteDetail }) {
  const t = useWords('cooperation');
  const { today } = useSession();
  const moving = useTell(contract.moveInstitute);
  const [open, setOpen] = useState<InstituteDetail['moves'][number] | null>(null);
  const asked: Record<InstituteDetail['moves'][number], readonly FormField[]> = {
    agree: [agreementField(t('pages.fields.agreement'))],
    settle: [{ id: 'on', kind: 'day', label: t('pages.fields.settled'), first: today }],
    decline: [],
  };
  const { version } = institute;
  return (
    <>
      {institute.moves.map((move) => (
        <Button
          key={move}
          type={move === 'decline' ? 'default' : 'primary'}
          danger={move === 'decline'}
          onClick={() => setOpen(move)}
        >
          {t(`institute.move.${move}`)}
        </Button>
      ))}
      {open === null ? null : (
        <RecordFormPanel
          title={t(`institute.move.${open}`)}
          schema={bodySchema(contract.moveInstitute).omit({ version: true, move: true })}
          fields={[...asked[open], { id: 'reason', kind: 'text', longest: 500, label: t('pages.fields.note') }]}
          onSend={(body) =>
            moving.tell({
              params: { instituteId: institute.id },
              body: { ...body, version, move: open },
            })
          }
          onClose={() => setOpen(null)}
        />
      )}
    </>
  ); // prettier-ignore
}
