import type { ReactNode } from 'react';
import type { Problem } from '../problem.ts';
import { hasWords, useWords } from '../words.ts';
import { entryOf, useRoute } from '../route.tsx';
import { Button, LinkButton } from './button.tsx';
import { Icon, Skein, type IconName } from './icons.tsx';

type NoticeTone = 'info' | 'good' | 'attention' | 'bad';

const icons: Record<NoticeTone, IconName> = {
  info: 'info',
  good: 'yes',
  attention: 'warning',
  bad: 'warning',
};

interface NoticeProps {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** Something to know before going on. */
export function Notice({ tone = 'info', title, actions, children }: NoticeProps) {
  return (
    <div className={`yz-notice yz-notice-${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon name={icons[tone]} />
      <div>
        {title === undefined ? null : <p className="yz-notice-title">{title}</p>}
        {children === undefined ? null : <div>{children}</div>}
        {actions === undefined ? null : <div className="yz-actions">{actions}</div>}
      </div>
    </div>
  );
}

interface ProblemNoticeProps {
  readonly problem: Problem;
  readonly onRetry?: () => void;
}

/** A request that failed: what happened, what to do, and the number to quote. */
export function ProblemNotice({ problem, onRetry }: ProblemNoticeProps) {
  const t = useWords();
  const signIn = useSignInAddress();
  const ours = hasWords('web', `problem.${problem.code}.says`);
  const general =
    problem.status === 401 ? 'signed-out' : problem.status === 404 ? 'not-found' : 'server';
  const key = ours ? problem.code : general;
  const title = ours || problem.title === '' ? t(`problem.${key}.says`) : problem.title;
  const detail = ours || problem.title === '' ? t(`problem.${key}.remedy`) : problem.detail;
  // The server repeats the whole problem among its errors.
  const others = problem.errors.filter((error) => error.says !== title);
  return (
    <Notice
      tone="bad"
      title={title}
      actions={
        problem.code === 'request.sign-in' ? (
          <LinkButton to={signIn}>{t('account.sign-in')}</LinkButton>
        ) : onRetry === undefined ? undefined : (
          <Button tone="secondary" onClick={onRetry}>
            {t('act.retry')}
          </Button>
        )
      }
    >
      {detail === undefined ? null : <p>{detail}</p>}
      {others.map((error) => (
        <p key={`${error.field} ${error.code}`}>
          {error.says} {error.remedy}
        </p>
      ))}
      {problem.requestId === undefined ? null : (
        <p className="yz-small">{t('problem.quote', { id: problem.requestId })}</p>
      )}
    </Notice>
  );
}

function useSignInAddress(): string {
  const { city, href } = useRoute();
  const door = entryOf(href) === 'desk' ? '/desk/sign-in' : '/sign-in';
  return city === '' ? '/' : `${door}?next=${encodeURIComponent(href)}`;
}

interface EmptyStateProps {
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** Nothing here yet, why, and what to do. */
export function EmptyState({ title, actions, children }: EmptyStateProps) {
  return (
    <div className="yz-empty">
      <Skein className="yz-empty-mark" />
      <p className="yz-empty-title">{title}</p>
      {children}
      {actions === undefined ? null : <div className="yz-actions">{actions}</div>}
    </div>
  );
}

/** Grey lines while an answer is on its way; shown after a moment, so that a quick answer does not flash. */
export function Skeleton({ rows = 4 }: { readonly rows?: number }) {
  const t = useWords();
  return (
    <div className="yz-skeleton" role="status">
      <span className="yz-hidden">{t('state.loading')}</span>
      {Array.from({ length: rows }, (_none, row) => (
        <span
          key={row}
          className="yz-skeleton-line"
          style={{ width: `${96 - ((row * 23) % 42)}%` }}
        />
      ))}
    </div>
  );
}
