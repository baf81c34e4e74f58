import { showMe } from '@yanzhen/registers/talents/contract.ts';
import { Asked, useAsk, type Ask } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { TaskList } from '@yanzhen/web-kit/plain/task-list.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { MyApplication } from '../contract.ts';
import { applicationAddress, evidenceMissing, unanswered } from './own-application.ts';
import { Withdraw } from './withdraw.tsx';

type Me = ReplyOf<typeof showMe>;

/** A draft: its parts in any order, each with what is left. */
export function TaskOverview({ mine }: { readonly mine: MyApplication }) {
  const me: Ask<Me> = useAsk(showMe, {});
  return <Asked of={me}>{(reply) => <Overview mine={mine} me={reply} />}</Asked>;
}

function Overview({ mine, me }: { readonly mine: MyApplication; readonly me: Me }) {
  const t = useWords('subsidies');
  const text = useText();
  const parts = useParts(mine, me);
  const left = parts.filter((part) => !part.done);
  const [next] = left;
  const disputed = mine.timeline.some((event) => event.move === 'dispute-employment');
  return (
    <Page
      title={text(mine.benefit.name)}
      above={t('pages.talent.task.above')}
      lead={
        next === undefined
          ? t('pages.talent.task.ready')
          : t('pages.talent.task.left', { count: left.length })
      }
      back="/applications"
    >
      {disputed && mine.lastReason !== null ? (
        <Notice tone="attention" title={t('pages.talent.task.disputed')}>
          <p>
            <q>{mine.lastReason}</q>
          </p>
          <p>{t('pages.talent.task.disputed-says')}</p>
        </Notice>
      ) : null}
      <h2 className="yz-hidden">{t('pages.talent.task.list')}</h2>
      <TaskList
        tasks={parts.map(({ id, hint, todo, done }) => ({
          id,
          title: t(`pages.talent.task.${id}`),
          state: done ? t('pages.talent.task.done') : todo,
          tone: done ? 'good' : 'attention',
          to: applicationAddress(mine.applicationId, id),
          ...(hint === undefined ? {} : { hint }),
        }))}
      />
      <Actions>
        {next === undefined ? (
          <LinkButton to={applicationAddress(mine.applicationId, 'check')}>
            {t('pages.talent.task.check')}
          </LinkButton>
        ) : (
          <>
            <LinkButton to={applicationAddress(mine.applicationId, next.id)}>
              {t('pages.talent.task.next', { task: t(`pages.talent.task.${next.id}`) })}
            </LinkButton>
            <LinkButton tone="quiet" to={applicationAddress(mine.applicationId, 'check')}>
              {t('pages.talent.task.look')}
            </LinkButton>
          </>
        )}
        <Withdraw mine={mine} />
      </Actions>
    </Page>
  );
}

interface Part {
  /** Also the address of its page and the key of its words. */
  readonly id: 'identity' | 'employer' | 'questions' | 'evidence' | 'account';
  readonly done: boolean;
  /** What is left, while it is not done. */
  readonly todo: string;
  readonly hint?: string | undefined;
}

function useParts(mine: MyApplication, me: Me): readonly Part[] {
  const t = useWords('subsidies');
  const todo = t('pages.talent.task.todo');
  const questions = unanswered(mine).length;
  const files = evidenceMissing(mine);
  return [
    {
      id: 'identity',
      done: me.identityNumber !== null,
      todo,
      hint: me.identityNumber === null ? undefined : me.name,
    },
    ...(mine.needsEmployer
      ? [
          {
            id: 'employer' as const,
            done: mine.organisation !== null,
            todo,
            hint: mine.organisation?.name,
          },
        ]
      : []),
    {
      id: 'questions',
      done: questions === 0,
      todo: t('pages.talent.task.questions-left', { count: questions }),
    },
    {
      id: 'evidence',
      done: files === 0,
      todo: t('pages.talent.task.evidence-left', { count: files }),
      hint:
        mine.evidence.length === 0
          ? undefined
          : t('pages.talent.task.evidence-have', { count: mine.evidence.length }),
    },
    {
      id: 'account',
      done: me.bankAccount !== null,
      todo,
      hint: me.bankAccount === null ? undefined : `${me.bankName ?? ''} ${me.bankAccount}`,
    },
  ];
}
