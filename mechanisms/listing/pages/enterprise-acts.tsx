import { FormButtonPanel } from '@yanzhen/procedures/records/pages/form-button-panel.tsx';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import type { EnterpriseDetail } from '../contract.ts';

interface ActsProps {
  readonly row: EnterpriseDetail;
}

/** What the reader may do: an officer keeps the enterprise, its adviser writes. */
export function EnterpriseActs({ row }: ActsProps) {
  return (
    <>
      {row.mayAdvise && row.nextStage !== null ? <Write row={row} /> : null}
      {row.mayKeep ? <Keep row={row} /> : null}
    </>
  );
}

function Write({ row }: ActsProps) {
  const t = useWords('listing');
  const { today } = useSession();
  const writing = useTell(contract.writeRecord);
  const label = (id: string) => t(`pages.fields.${id}`);
  const next = row.nextStage ?? row.stage;
  return (
    <>
      <FormButtonPanel
 button={{ type: 'primary' }}
          title={t('pages.write')}
          says={t('pages.write-says')}
          schema={bodySchema(contract.writeRecord)}
          onSend={(body) => writing.tell({ params: { enterpriseId: row.id }, body })}
          fields={[
            { id: 'heldOn', kind: 'day', label: label('held'), first: today },
            { id: 'topic', kind: 'line', label: label('topic') },
            { id: 'findings', kind: 'text', label: label('findings') },
            { id: 'recommends', kind: 'choice', label: label('recommends'), optional: true, options: [{ value: '', label: t('pages.none') }, { value: next, label: t(`stage.${next}`) }] },
            { id: 'paperId', kind: 'paper', label: label('paper'), papers: row.papers, optional: true },
          ]}
/>
    </>
  );
} // prettier-ignore

function Keep({ row }: ActsProps) {
  const t = useWords('listing');
  const appointing = useTell(contract.appointAdviser);
  const moving = useTell(contract.moveStage);
  const ending = useTell(contract.endEnterprise);
  const label = (id: string) => t(`pages.fields.${id}`);
  const params = { enterpriseId: row.id };
  const { version, nextStage } = row;
  const ready = row.records.filter(({ recommends, used }) => recommends === nextStage && !used);
  return (
    <>
      {nextStage === null ? null : (
        <FormButtonPanel
          button={{ type: 'primary', disabled: ready.length === 0 }}
          title={t('pages.move', { stage: t(`stage.${nextStage}`) })}
          says={t('pages.move-says')}
          schema={bodySchema(contract.moveStage).omit({ version: true })}
          onSend={(body) => moving.tell({ params, body: { ...body, version } })}
          fields={[
            { id: 'recordId', kind: 'choice', label: label('record'), options: ready.map(({ id, heldOn, topic }) => ({ value: id, label: `${heldOn} ${topic}` })) },
            { id: 'reason', kind: 'text', label: label('reason') },
          ]}
        />
      )}
      <FormButtonPanel
        title={t('pages.adviser')}
        says={t('pages.adviser-says')}
        schema={bodySchema(contract.appointAdviser)}
        onSend={(body) => appointing.tell({ params, body })}
        fields={[
          { id: 'name', kind: 'line', label: label('person') },
          { id: 'identityNumber', kind: 'line', label: label('identity'), hint: t('pages.identity-hint') },
          { id: 'firm', kind: 'line', label: label('firm') },
        ]}
      />
      <FormButtonPanel
        button={{ danger: true }}
        title={t('pages.end')}
        schema={bodySchema(contract.endEnterprise).omit({ version: true })}
        onSend={(body) => ending.tell({ params, body: { ...body, version } })}
        fields={[
          { id: 'state', kind: 'choice', label: label('how'), options: (['left', 'withdrawn'] as const).map((value) => ({ value, label: t(`pages.end-${value}`) })) },
          { id: 'reason', kind: 'text', label: label('reason') },
        ]}
      />
    </>
  );
} // prettier-ignore
