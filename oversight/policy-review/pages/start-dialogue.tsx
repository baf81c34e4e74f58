import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { RadioGroup, Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { TextArea, TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import type { FieldError } from '@yanzhen/web-kit/problem.ts';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listVersions } from '@yanzhen/registers/policies/contract.ts';
import { Button, Modal } from 'antd';
import { useState, type FormEvent } from 'react';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import * as contract from '../contract.ts';

interface StartDialogueProps {
  /** The version to copy; empty where the officer chooses. */
  readonly from: string;
  readonly onClose: () => void;
}

/** Starts a draft: from a published version, or from a file. */
export function StartDialogue({ from, onClose }: StartDialogueProps) {
  const t = useWords('policy-review');
  const versions = useAsk(listVersions, {});
  return (
    <Modal open title={t('pages.list.start')} footer={null} onCancel={onClose}>
      <Asked of={versions}>{({ rows }) => <StartForm rows={rows} from={from} />}</Asked>
    </Modal>
  );
}

type Version = ReplyOf<typeof listVersions>['rows'][number];

function StartForm({ rows, from }: { readonly rows: readonly Version[]; readonly from: string }) {
  const t = useWords('policy-review');
  const text = useText();
  const { go } = useRoute();
  const start = useTell(contract.startDraft, { invalidates: [contract.listDrafts] });
  const newest = rows.filter(
    (row) => !rows.some((o) => o.document.id === row.document.id && o.version > row.version),
  );
  const [way, setWay] = useState<'version' | 'file'>(newest.length > 0 ? 'version' : 'file');
  const [versionId, setVersionId] = useState(from || (newest[0]?.id ?? ''));
  const [content, setContent] = useState('');
  const [label, setLabel] = useState('');
  const [wrong, setWrong] = useState<readonly FieldError[]>([]);
  const errorOf = (field: string) => wrong.find((each) => each.field === field);
  const offered = rows.filter((row) => newest.includes(row) || row.id === from);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const missing = [
      label.trim() === '' ? 'label' : '',
      way === 'file' ? (content.trim() === '' ? 'content' : '') : versionId === '' ? 'version' : '',
    ].filter(Boolean);
    setWrong(
      missing.map((field) => ({
        field,
        code: 'missing',
        says: t(`pages.start.missing-${field}`),
      })),
    );
    if (missing.length > 0) return;
    const body = way === 'file' ? { label, content } : { label, versionId };
    const started = await start.tell({ body }).catch(() => undefined);
    if (started) go(`/desk/policy-drafts/${started.id}`);
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="yz-edit-fields">
      {start.problem === null ? null : <ProblemNotice problem={start.problem} />}
      <TextInput
        id="label"
        label={t('pages.start.label')}
        hint={t('pages.start.label-hint')}
        value={label}
        maxLength={60}
        error={errorOf('label')}
        onChange={setLabel}
      />
      {newest.length === 0 ? null : (
        <RadioGroup
          id="way"
          label={t('pages.start.way')}
          value={way}
          onChange={(value) => setWay(value === 'file' ? 'file' : 'version')}
          options={[
            { value: 'version', label: t('pages.start.from-version') },
            { value: 'file', label: t('pages.start.from-file') },
          ]}
        />
      )}
      {way === 'version' ? (
        <Select
          id="version"
          label={t('pages.start.version')}
          value={versionId}
          error={errorOf('version')}
          onChange={setVersionId}
          options={offered.map((row) => ({
            value: row.id,
            label: t('pages.start.version-name', {
              title: text(row.document.title),
              version: row.version,
            }),
          }))}
        />
      ) : (
        <TextArea
          id="content"
          label={t('pages.start.file')}
          rows={10}
          value={content}
          error={errorOf('content')}
          onChange={setContent}
        />
      )}
      <div className="yz-desk-acts">
        <Button type="primary" htmlType="submit" loading={start.pending}>
          {t('pages.start.create')}
        </Button>
      </div>
    </form>
  );
}
