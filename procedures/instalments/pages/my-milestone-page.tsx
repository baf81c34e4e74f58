import { zReason } from '@yanzhen/values/fields.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { addressOf, upload } from '@yanzhen/web-kit/client.ts';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { FileUpload } from '@yanzhen/web-kit/plain/file-upload.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { DateText, Moment, Money, Tag, type Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as z from 'zod';
import * as contract from '../contract-milestones.ts';
import type { MilestoneDetail } from '../contract-milestones.ts';

const tones: Readonly<Record<string, Tone>> = { agreed: 'attention', reported: 'waiting', accepted: 'good' }; // prettier-ignore

/** One milestone of my grant: reported here, with the papers that show it. */
export function MyMilestonePage() {
  const { params } = useRoute();
  const ask = useAsk(contract.showMilestone, {
    params: { milestoneId: params['milestoneId'] ?? '' },
  });
  return (
    <Asked of={ask}>
      {(milestone) => <OneMilestone milestone={milestone} onAdded={() => ask.refetch()} />}
    </Asked>
  );
}

interface Of {
  readonly milestone: MilestoneDetail;
  readonly onAdded: () => Promise<unknown>;
}

function OneMilestone({ milestone, onAdded }: Of) {
  const t = useWords('instalments');
  const text = useText();
  const { state, overdue, amountFen, partState } = milestone;
  const back = milestone.events.findLast(({ move }) => move === 'send-back');
  return (
    <Page
      title={milestone.says}
      above={milestone.reference ?? undefined}
      back={`/funds/${milestone.applicationId}`}
      lead={
        <Tag tone={overdue ? 'bad' : (tones[state] ?? 'plain')}>
          {t(overdue ? 'milestone.overdue' : `milestone.${state}`)}
        </Tag>
      }
    >
      {state === 'agreed' && back?.reason ? (
        <Notice tone="attention" title={t('pages.milestones.sent-back')}>
          <p>{back.reason}</p>
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          { id: 'due', label: t('pages.milestones.due'), value: <DateText on={milestone.dueOn} /> },
          { id: 'part', label: t('pages.milestones.part'), value: text(milestone.partName) },
          ...(amountFen === null
            ? []
            : [{ id: 'amount', label: t('pages.milestones.amount'), value: <Money fen={amountFen} /> }]),
          ...(partState === null
            ? []
            : [{ id: 'state', label: t('pages.mine.state'), value: t(`state.${partState}`) }]),
          ...(milestone.report === null || state === 'agreed'
            ? []
            : [{ id: 'report', label: t('pages.milestones.report-text'), value: milestone.report }]),
          ...(milestone.acceptedAt === null
            ? []
            : [{ id: 'accepted', label: t('pages.milestones.accepted'), value: <Moment at={milestone.acceptedAt} /> }]),
        ]}
      />
      <Papers milestone={milestone} onAdded={onAdded} />
      {milestone.moves.includes('report') ? <Report milestone={milestone} /> : null}
    </Page>
  );
} // prettier-ignore

function Papers({ milestone, onAdded }: Of) {
  const t = useWords('instalments');
  const params = { milestoneId: milestone.id };
  const files = milestone.evidence.map(({ id, name, bytes }) => ({
    id,
    name,
    sizeBytes: bytes,
    href: addressOf(contract.showMilestonePaper, { params: { ...params, evidenceId: id } }),
    removable: false,
  }));
  if (!milestone.moves.includes('report')) {
    return (
      <>
        <h2>{t('pages.milestones.papers')}</h2>
        <ul>
          {files.map(({ id, name, href }) => (
            <li key={id}>
              <a href={href} target="_blank" rel="noreferrer">
                {name}
              </a>
            </li>
          ))}
        </ul>
      </>
    );
  }
  return (
    <FileUpload
      id="papers"
      label={t('pages.milestones.papers')}
      hint={t('pages.milestones.papers-hint')}
      maxFiles={20}
      files={files}
      onUpload={async (file, onProgress) => {
        await upload(contract.addMilestonePaper, { params, files: { file } }, onProgress);
        await onAdded();
      }}
    />
  );
}

const schema = z.object({ report: zReason });

function Report({ milestone }: { readonly milestone: MilestoneDetail }) {
  const t = useWords('instalments');
  const reporting = useTell(contract.reportMilestone);
  const form = useForm(schema, { report: '' });
  const send = () =>
    form.submit(async ({ report }) => {
      const params = { milestoneId: milestone.id };
      await reporting.tell({ params, body: { version: milestone.version, report } });
      announce(t('pages.milestones.done'));
    });
  return (
    <form
      className="yz-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem ? <ProblemNotice problem={form.problem} /> : null}
      <TextArea
        {...form.field('report')}
        label={t('pages.milestones.report-words')}
        hint={t('pages.milestones.report-says')}
        maxLength={500}
        rows={3}
      />
      <div className="yz-actions">
        <Button type="submit" pending={form.pending}>
          {t('pages.milestones.report')}
        </Button>
      </div>
    </form>
  );
}
