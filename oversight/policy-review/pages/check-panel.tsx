import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { OutcomeMark } from '@yanzhen/web-kit/plain/texts.tsx';
import type { Problem } from '@yanzhen/web-kit/problem.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { Button } from 'antd';
import type { DraftCheck } from '../contract.ts';

interface CheckPanelProps {
  readonly check: DraftCheck | null;
  readonly pending: boolean;
  readonly problem: Problem | null;
  readonly sharpness: boolean;
  readonly onSharpness: () => void;
  /** Puts the cursor at a place of the text. */
  readonly onShow: (line: number, column: number) => void;
  /** Writes computed amounts into examples; left out where the text cannot be changed. */
  readonly onTakeAmounts: ((examples: readonly Example[]) => void) | undefined;
}

type Example = DraftCheck['examples'][number];

/** What the server finds in the text: problems, examples with what they give, and what no example notices. */
export function CheckPanel(props: CheckPanelProps) {
  const t = useWords('policy-review');
  const { check, pending, problem, sharpness, onSharpness } = props;
  return (
    <DeskSheet
      title={t('pages.check.title')}
      actions={
        <Button disabled={sharpness} onClick={onSharpness}>
          {t('pages.check.sharpness')}
        </Button>
      }
    >
      <p className="yz-small" aria-live="polite">
        {pending ? t('pages.check.pending') : check ? summaryOf(check, t) : ''}
      </p>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {check === null ? null : (
        <>
          <Places places={check.problems} kind="problems" onShow={props.onShow} />
          {check.survivors === null ? null : (
            <Places places={check.survivors} kind="survivors" onShow={props.onShow} />
          )}
          <Examples {...props} examples={check.examples} />
        </>
      )}
    </DeskSheet>
  );
}

function summaryOf(check: DraftCheck, t: ReturnType<typeof useWords>): string {
  const failing = check.examples.filter(({ agrees }) => !agrees).length;
  const parts = [
    t('pages.check.problems', { count: check.problems.length }),
    t('pages.check.examples', { count: check.examples.length, failing }),
    check.survivors === null ? '' : t('pages.check.survivors', { count: check.survivors.length }),
  ];
  return parts.filter(Boolean).join(' · ');
}

interface PlacesProps {
  readonly places: DraftCheck['problems'];
  readonly kind: 'problems' | 'survivors';
  readonly onShow: CheckPanelProps['onShow'];
}

function Places({ places, kind, onShow }: PlacesProps) {
  const t = useWords('policy-review');
  const text = useText();
  if (places.length === 0) return null;
  const title = t(`pages.check.${kind}`, { count: places.length });
  return (
    <Notice tone={kind === 'problems' ? 'bad' : 'attention'} title={title}>
      <ul className="yz-check-places">
        {places.slice(0, 50).map(({ line, column, path, says, remedy }) => (
          <li key={`${line} ${column} ${path} ${says.en}`}>
            <Button size="small" onClick={() => onShow(line, column)}>
              {t('pages.check.line', { line, column })}
            </Button>{' '}
            {text(says)} <span className="yz-small">{text(remedy)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Examples({
  examples,
  onShow,
  onTakeAmounts,
}: Pick<CheckPanelProps, 'onShow' | 'onTakeAmounts'> & { readonly examples: readonly Example[] }) {
  const t = useWords('policy-review');
  const failing = examples.filter(({ agrees }) => !agrees);
  const moved = failing.filter(
    ({ expected, actual }) => expected.outcome === actual.outcome && actual.amountFen !== null,
  );
  if (examples.length === 0) return null;
  return (
    <>
      {failing.length === 0 ? null : <ExampleTable rows={failing} onShow={onShow} />}
      {onTakeAmounts === undefined || moved.length === 0 ? null : (
        <div className="yz-desk-acts">
          <Button onClick={() => onTakeAmounts(moved)}>
            {t('pages.check.take-amounts', { count: moved.length })}
          </Button>
          <span className="yz-small">{t('pages.check.take-amounts-hint')}</span>
        </div>
      )}
      <Disclosure says={t('pages.check.agreeing', { count: examples.length - failing.length })}>
        <ExampleTable rows={examples.filter(({ agrees }) => agrees)} onShow={onShow} />
      </Disclosure>
    </>
  );
}

function ExampleTable({
  rows,
  onShow,
}: {
  readonly rows: readonly Example[];
  readonly onShow: CheckPanelProps['onShow'];
}) {
  const t = useWords('policy-review');
  const text = useText();
  return (
    <PlainTable
      caption={t('pages.check.example-table')}
      rows={rows}
      rowKey={(row) => `${row.benefitId} ${row.exampleId}`}
      columns={[
        { id: 'says', title: t('pages.check.example'), cell: (row) => text(row.says) },
        {
          id: 'expected',
          title: t('pages.check.expected'),
          cell: (row) => <Answer answer={row.expected} />,
        },
        {
          id: 'actual',
          title: t('pages.check.actual'),
          cell: (row) => <Answer answer={row.actual} />,
        },
        {
          id: 'line',
          title: t('pages.check.where'),
          cell: (row) => (
            <Button size="small" onClick={() => onShow(row.line, row.column)}>
              {t('pages.check.line-only', { line: row.line })}
            </Button>
          ),
        },
      ]}
    />
  );
}

function Answer({ answer }: { readonly answer: Example['actual'] }) {
  const t = useWords('policy-review');
  const conditions = [...answer.failing, ...answer.open];
  return (
    <>
      <OutcomeMark outcome={answer.outcome} />{' '}
      {answer.amountFen === null
        ? ''
        : t('pages.check.yuan', { yuan: yuanForReader(answer.amountFen) })}
      {conditions.length === 0 ? null : <small> {conditions.join(', ')}</small>}
    </>
  );
}
