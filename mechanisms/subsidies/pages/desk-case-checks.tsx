import {
  askDepartments,
  showCaseChecks,
  type CaseCheck,
} from '@yanzhen/procedures/checks/contract.ts';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { MoveButtons } from '@yanzhen/web-kit/desk/move-buttons.tsx';
import { Tag, type Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { SubsidyCase } from '../contract.ts';

const readers = ['county-officer', 'city-checker', 'approver', 'auditor'];
const tones: Readonly<Record<CaseCheck['state'], Tone>> = {
  open: 'waiting',
  answered: 'good',
  disputed: 'attention',
  settled: 'good',
  withdrawn: 'plain',
  none: 'plain',
  'nothing-stated': 'plain',
};

/** What departments were asked about the case, and a way to ask those that were not. */
export function CaseChecks({ view }: { readonly view: SubsidyCase }) {
  const t = useWords('checks');
  const text = useText();
  const { account } = useSession();
  const enabled = account?.roles.some((role) => readers.includes(role)) ?? false;
  const params = { applicationId: view.applicationId };
  const { data } = useAsk(showCaseChecks, { params }, { enabled });
  const asking = useTell(askDepartments);
  if (!enabled || data === undefined || data.checks.length === 0) return null;
  const left = data.checks.filter((check) => check.state === 'none').length;
  return (
    <DeskSheet
      title={t('case.title')}
      actions={
        data.mayAsk && left > 0 ? (
          <MoveButtons
            moves={[
              {
                id: 'ask',
                label: t('case.ask', { count: left }),
                explains: t('case.ask-says'),
                doneSays: t('case.asked'),
              },
            ]}
            onMove={() => asking.tell({ body: { applicationIds: [view.applicationId] } })}
          />
        ) : undefined
      }
    >
      <ul className="sub-checks">
        {data.checks.map((check) => (
          <li key={check.checkId}>
            <span>
              {text(check.asks)} <small>{text(check.department)}</small>
            </span>
            <span>
              <Tag tone={tones[check.state]}>{t(`question-state.${check.state}`)}</Tag>{' '}
              {check.outcome === null ? null : <strong>{t(`answer.${check.outcome}`)}</strong>}{' '}
              {check.questionId === null ? null : (
                <Link to={`/desk/checks/questions/${check.questionId}`}>
                  {t('case.open')}
                  <span className="yz-hidden">{text(check.asks)}</span>
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </DeskSheet>
  );
}
