import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { EmptyState, Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { AssumedMark, DateText, Moment, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { asProblem } from '@yanzhen/web-kit/problem.ts';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import './verify.css';

type Verified = (typeof contract.showPublicLetter.reply)['_output'];

/** Anyone checks an issued letter: number, date, organ, figures, digests. */
export function VerifyPage() {
  const t = useWords('letters');
  const { params } = useRoute();
  const letterId = params['letterId'] ?? '';
  const ask = useAsk(contract.showPublicLetter, { params: { letterId } });
  const missing = ask.error !== null && [400, 404].includes(asProblem(ask.error).status);
  return (
    <Page
      title={ask.data?.title ?? t('pages.verify.title')}
      above={ask.data ? t('pages.verify.title') : undefined}
      lead={t('pages.verify.lead')}
      back="/letters"
      width="wide"
    >
      {missing ? (
        <EmptyState title={t('pages.verify.missing')} />
      ) : (
        <Asked of={ask} rows={8}>
          {(verified) => <Verification verified={verified} />}
        </Asked>
      )}
    </Page>
  );
}

function Verification({ verified }: { readonly verified: Verified }) {
  const t = useWords('letters');
  return (
    <>
      <Notice tone={verified.holds ? 'good' : 'bad'}>
        {t(verified.holds ? 'pages.verify.whole' : 'pages.verify.broken')}
      </Notice>
      <Correction verified={verified} />
      <SummaryList
        rows={[
          {
            id: 'number',
            label: t('pages.verify.number'),
            value: (
              <>
                {verified.number} {verified.letterheadAssumed ? <AssumedMark /> : null}
              </>
            ),
          },
          {
            id: 'date',
            label: t('pages.verify.date'),
            value: <DateText on={verified.issuedOn} />,
          },
          { id: 'organ', label: t('pages.verify.organ'), value: verified.organ },
          ...(verified.code === null
            ? []
            : [{ id: 'code', label: t('pages.verify.code'), value: verified.code }]),
        ]}
      />
      <Card title={t('pages.verify.figures')}>
        <Figures figures={verified.figures} />
      </Card>
      <Card title={t('pages.verify.digest')}>
        <p>{t('pages.verify.digest-help')}</p>
        <dl className="yz-verify-digests">
          <dt>{t('pages.verify.docx')}</dt>
          <dd>{verified.docxDigest}</dd>
          <dt>{t('pages.verify.pdf')}</dt>
          <dd>{verified.pdfDigest}</dd>
          <dt>{t('pages.verify.digest')}</dt>
          <dd>{verified.contentDigest}</dd>
        </dl>
      </Card>
    </>
  );
}

/** Which letter this one corrects, and which corrected it. */
function Correction({ verified }: { readonly verified: Verified }) {
  const t = useWords('letters');
  const { corrects, correctedBy } = verified;
  return (
    <>
      {correctedBy ? (
        <Notice tone="attention">
          <p>{t('pages.verify.corrected-by', { number: correctedBy.number ?? '' })}</p>
          <p>{t('pages.verify.what', { what: correctedBy.what })}</p>
          <Link to={`/letters/${correctedBy.id}`}>{t('pages.verify.open-correction')}</Link>
        </Notice>
      ) : null}
      {corrects ? (
        <Notice>
          <p>
            {t('pages.verify.corrects')} {corrects.number}
          </p>
          <p>{t('pages.verify.what', { what: corrects.what })}</p>
          <Link to={`/letters/${corrects.id}`}>{t('pages.verify.open-corrected')}</Link>
        </Notice>
      ) : null}
    </>
  );
}

function Figures({ figures }: { readonly figures: Verified['figures'] }) {
  const t = useWords('letters');
  const text = useText();
  return (
    <PlainTable
      caption={t('pages.verify.figures')}
      rows={figures}
      rowKey={(figure) => figure.slotId}
      columns={[
        {
          id: 'figure',
          title: t('pages.verify.figure'),
          cell: (figure) => <strong id={figure.slotId}>{figure.shown}</strong>,
        },
        {
          id: 'indicator',
          title: t('pages.verify.indicator'),
          cell: (figure) => (
            <>
              {text(figure.indicator.name)}
              <small className="yz-verify-says">{text(figure.indicator.says)}</small>
            </>
          ),
        },
        {
          id: 'valid-on',
          title: t('pages.verify.valid-on'),
          cell: (figure) => <DateText on={figure.validOn} />,
        },
        {
          id: 'known-at',
          title: t('pages.verify.known-at'),
          cell: (figure) => <Moment at={figure.knownAt} />,
        },
        {
          id: 'records',
          title: t('pages.verify.records'),
          align: 'end',
          cell: (figure) => figure.rows,
        },
        {
          id: 'rows-digest',
          title: t('pages.verify.rows-digest'),
          cell: (figure) => <code className="yz-verify-rows">{figure.rowsDigest}</code>,
        },
        {
          id: 'holds',
          title: t('pages.verify.holds'),
          cell: (figure) => (
            <Tag tone={figure.holds ? 'good' : 'bad'}>
              {t(figure.holds ? 'pages.verify.holds-yes' : 'pages.verify.holds-no')}
            </Tag>
          ),
        },
      ]}
    />
  );
}
