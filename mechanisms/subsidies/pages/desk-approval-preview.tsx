import { yuanForReader } from '@yanzhen/values/money.ts';
import { useTell, type Ask } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { Notice, ProblemNotice, Skeleton } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { asProblem, type Problem } from '@yanzhen/web-kit/problem.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { approveList, type previewApproval } from '../contract.ts';

type Preview = ReplyOf<typeof previewApproval>;

interface ApprovalPreviewProps {
  readonly chosen: readonly string[];
  readonly preview: Ask<Preview>;
  readonly onChoose: (ids: readonly string[]) => void;
  readonly onDone: (reply: ReplyOf<typeof approveList>) => void;
}

/** What the chosen list would reserve and leave, which lines stand in the way, and the act. */
export function ApprovalPreview({ chosen, preview, onChoose, onDone }: ApprovalPreviewProps) {
  const t = useWords('subsidies');
  return (
    <aside className="sub-preview" aria-label={t('pages.desk.approvals.preview')}>
      <DeskSheet
        title={t('pages.desk.approvals.chosen', { count: chosen.length })}
        actions={
          chosen.length === 0 ? undefined : (
            <Button size="small" onClick={() => onChoose([])}>
              {t('pages.desk.approvals.clear')}
            </Button>
          )
        }
      >
        {chosen.length === 0 ? (
          <p className="sub-none">{t('pages.desk.approvals.choose')}</p>
        ) : preview.data !== undefined ? (
          <Shown key={chosen.join()} preview={preview.data} onChoose={onChoose} onDone={onDone} />
        ) : preview.error ? (
          <ProblemNotice
            problem={asProblem(preview.error)}
            onRetry={() => void preview.refetch()}
          />
        ) : (
          <Skeleton rows={4} />
        )}
      </DeskSheet>
    </aside>
  );
}

interface ShownProps extends Pick<ApprovalPreviewProps, 'onChoose' | 'onDone'> {
  readonly preview: Preview;
}

function Shown({ preview, onChoose, onDone }: ShownProps) {
  const t = useWords('subsidies');
  const kit = useWords();
  const [asking, setAsking] = useState(false);
  const approve = useTell(approveList, { invalidates: [] });
  const [problem, setProblem] = useState<Problem | null>(null);
  const { lines, totalFen, budgets } = preview;
  const bad = lines.filter((line) => line.problem !== null);
  const short = budgets.some(({ asksFen, leftFen }) => leftFen !== null && asksFen > leftFen);
  const send = async () => {
    setProblem(null);
    try {
      const applicationIds = lines.map((line) => line.applicationId);
      onDone(await approve.tell({ body: { applicationIds } }));
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setAsking(false);
  };
  const without = (ids: readonly string[]) =>
    onChoose(lines.map((line) => line.applicationId).filter((id) => !ids.includes(id)));
  const failed = lines.filter((line) =>
    problem?.errors.some((error) => error.field.includes(line.applicationId)),
  );
  return (
    <>
      <p className="sub-total">
        <Money fen={totalFen} />
      </p>
      <Budgets budgets={budgets} />
      {bad.length === 0 ? null : (
        <BadLines
          title={t('pages.desk.approvals.bad', { count: bad.length })}
          lines={bad}
          onWithout={() => without(bad.map((line) => line.applicationId))}
        />
      )}
      {problem === null ? null : (
        <div className="sub-refused">
          <ProblemNotice problem={problem} />
          {failed.length === 0 ? null : (
            <Button onClick={() => without(failed.map((line) => line.applicationId))}>
              {t('pages.desk.approvals.take-out', {
                names: failed
                  .map((line) => `${line.reference ?? ''} ${line.applicantName}`.trim())
                  .join(t('pages.desk.separator')),
              })}
            </Button>
          )}
        </div>
      )}
      <Button
        type="primary"
        block
        disabled={bad.length > 0 || short}
        aria-describedby="sub-why-not"
        onClick={() => setAsking(true)}
      >
        {t('pages.desk.approvals.act', { count: lines.length })}
      </Button>
      <p id="sub-why-not" className="yz-small">
        {bad.length > 0
          ? t('pages.desk.approvals.not-bad')
          : short
            ? t('pages.desk.approvals.not-short')
            : t('pages.desk.approvals.all-or-nothing')}
      </p>
      <Modal
        open={asking}
        title={t('pages.desk.approvals.act', { count: lines.length })}
        okText={t('pages.desk.approvals.act', { count: lines.length })}
        cancelText={kit('act.cancel')}
        confirmLoading={approve.pending}
        onOk={() => void send()}
        onCancel={() => setAsking(false)}
      >
        <p>
          {t('pages.desk.approvals.confirm', {
            count: lines.length,
            yuan: yuanForReader(totalFen),
          })}
        </p>
      </Modal>
    </>
  );
}

function Budgets({ budgets }: Pick<Preview, 'budgets'>) {
  const t = useWords('subsidies');
  const text = useText();
  return (
    <ul className="sub-budgets">
      {budgets.map(({ benefit, asksFen, leftFen }) => (
        <li key={benefit.name.zh}>
          <p>{text(benefit.name)}</p>
          <dl>
            <div>
              <dt>{t('pages.desk.approvals.left')}</dt>
              <dd>
                {leftFen === null ? t('pages.desk.approvals.no-line') : <Money fen={leftFen} />}
              </dd>
            </div>
            <div>
              <dt>{t('pages.desk.approvals.asks')}</dt>
              <dd>
                <Money fen={asksFen} />
              </dd>
            </div>
            {leftFen === null ? null : (
              <div className={asksFen > leftFen ? 'sub-short' : ''}>
                <dt>
                  {t(
                    asksFen > leftFen ? 'pages.desk.approvals.lacks' : 'pages.desk.approvals.after',
                  )}
                </dt>
                <dd>
                  <Money fen={Math.abs(leftFen - asksFen)} />
                </dd>
              </div>
            )}
          </dl>
        </li>
      ))}
    </ul>
  );
}

interface BadLinesProps {
  readonly title: string;
  readonly lines: Preview['lines'];
  readonly onWithout: () => void;
}

function BadLines({ title, lines, onWithout }: BadLinesProps) {
  const t = useWords('subsidies');
  const text = useText();
  return (
    <div className="sub-refused">
      <Notice tone="attention" title={title}>
        <ul className="sub-bad-lines">
          {lines.map((line) => (
            <li key={line.applicationId}>
              <strong>{`${line.reference ?? ''} ${line.applicantName}`}</strong>
              <span>{text(line.problem)}</span>
            </li>
          ))}
        </ul>
      </Notice>
      <Button onClick={onWithout}>
        {t('pages.desk.approvals.without', { count: lines.length })}
      </Button>
    </div>
  );
}
