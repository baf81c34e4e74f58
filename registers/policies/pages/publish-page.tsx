import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';

/** A policy officer checks a policy file and publishes it as the next version. */
export function PublishPage() {
  const t = useWords('policies');
  const { go } = useRoute();
  const { tell, pending, problem, reply, reset } = useTell(contract.publishVersion);
  const [content, setContent] = useState('');
  const send = async (checkOnly: boolean) => {
    const answer = await tell({ body: { content, checkOnly } });
    if (checkOnly || answer.versionId === null || !answer.isNew) return;
    announce(t('pages.desk.done'));
    go(`/desk/policies/${answer.versionId}`);
  };
  // A refusal is shown from `problem`.
  const press = (checkOnly: boolean) => () => void send(checkOnly).catch(() => undefined);
  const checked = reply !== undefined && reply.problems.length === 0;
  return (
    <DeskPage
      title={t('pages.desk.publish')}
      lead={t('pages.desk.publish-lead')}
      crumbs={[{ says: t('pages.desk.back'), to: '/desk/policies' }]}
    >
      {problem ? <ProblemNotice problem={problem} /> : null}
      {reply && reply.problems.length > 0 ? <Problems problems={reply.problems} /> : null}
      {checked ? (
        <Notice
          tone={reply.isNew ? 'good' : 'info'}
          title={t(reply.isNew ? 'pages.desk.checked' : 'pages.desk.unchanged')}
        />
      ) : null}
      <TextArea
        id="content"
        label={t('pages.desk.file')}
        rows={24}
        value={content}
        onChange={(now) => {
          setContent(now);
          reset();
        }}
      />
      <div className="yz-actions">
        <Button loading={pending} disabled={content.trim() === ''} onClick={press(true)}>
          {t('pages.desk.check')}
        </Button>
        <Button
          type="primary"
          loading={pending}
          disabled={!checked || !reply.isNew}
          onClick={press(false)}
        >
          {t('pages.desk.publish-now')}
        </Button>
      </div>
    </DeskPage>
  );
}

interface ProblemsProps {
  readonly problems: NonNullable<
    ReturnType<typeof useTell<typeof contract.publishVersion>>['reply']
  >['problems'];
}

function Problems({ problems }: ProblemsProps) {
  const t = useWords('policies');
  const text = useText();
  const title = t('pages.desk.problems', { count: problems.length });
  return (
    <Notice tone="bad" title={title}>
      <PlainTable
        caption={title}
        rows={problems}
        rowKey={({ line, path }) => `${line} ${path}`}
        columns={[
          {
            id: 'line',
            title: t('pages.desk.line-number'),
            cell: ({ line }) => t('pages.desk.line', { line }),
          },
          { id: 'says', title: t('pages.desk.says'), cell: ({ says }) => text(says) },
          { id: 'remedy', title: t('pages.desk.remedy'), cell: ({ remedy }) => text(remedy) },
        ]}
      />
    </Notice>
  );
}
