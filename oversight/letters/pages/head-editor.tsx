import { replyClasses } from '@yanzhen/values/reply-class.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Input, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import type { EditedLetter } from './editing.ts';
import { partId } from './go-to-finding.ts';

interface HeadEditorProps {
  readonly edited: EditedLetter;
  readonly onChange: (part: Partial<EditedLetter>) => void;
}

/** What stands around the text: title, salutation, class, closing, contact, copies. */
export function HeadEditor({ edited, onChange }: HeadEditorProps) {
  const t = useWords('letters');
  const { contact } = edited;
  const changeContact = (part: { name?: string; phone?: string }): void => {
    const next = { name: '', phone: '', ...contact, ...part };
    onChange({ contact: next.name === '' && next.phone === '' ? null : next });
  };
  return (
    <DeskSheet title={t('pages.edit.head')}>
      <div className="yz-edit-fields">
        <EditField part="title" label={t('pages.edit.title-field')}>
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              value={edited.title}
              onChange={({ target }) => onChange({ title: target.value })}
            />
          )}
        </EditField>
        <EditField part="salutation" label={t('pages.edit.salutation')}>
          {(id) => (
            <Input
              id={id}
              maxLength={100}
              value={edited.salutation}
              onChange={({ target }) => onChange({ salutation: target.value })}
            />
          )}
        </EditField>
        <EditField label={t('pages.edit.class')}>
          {(id) => (
            <Select<(typeof replyClasses)[number] | '-'>
              id={id}
              popupMatchSelectWidth={false}
              value={edited.class ?? '-'}
              onChange={(value) => onChange({ class: value === '-' ? null : value })}
              options={[
                { value: '-', label: t('pages.edit.no-class') },
                ...replyClasses.map((value) => ({ value, label: value })),
              ]}
            />
          )}
        </EditField>
        <EditField part="closing" label={t('pages.edit.closing')}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2 }}
              maxLength={2_000}
              value={edited.closing}
              onChange={({ target }) => onChange({ closing: target.value })}
            />
          )}
        </EditField>
        <EditField part="contact" label={t('pages.edit.contact-name')}>
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              value={contact?.name ?? ''}
              onChange={({ target }) => changeContact({ name: target.value })}
            />
          )}
        </EditField>
        <EditField label={t('pages.edit.contact-phone')}>
          {(id) => (
            <Input
              id={id}
              maxLength={40}
              value={contact?.phone ?? ''}
              onChange={({ target }) => changeContact({ phone: target.value })}
            />
          )}
        </EditField>
        <EditField part="copyTo" label={t('pages.edit.copy-to')}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2 }}
              value={edited.copyTo.join('\n')}
              onChange={({ target }) =>
                onChange({ copyTo: target.value === '' ? [] : target.value.split('\n') })
              }
            />
          )}
        </EditField>
      </div>
    </DeskSheet>
  );
}

function EditField({
  part,
  label,
  children,
}: {
  /** Part of the letter that a finding names. */
  readonly part?: string;
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="yz-edit-field" id={part === undefined ? undefined : partId(part)}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
