import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { StatusPanel } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Timeline } from '@yanzhen/web-kit/plain/timeline.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import { showMine, type MyProposal } from '../contract.ts';
import './proposals.css';
import { RatingForm } from './rating-form.tsx';
import { kindTones, toneOf } from './tones.ts';

/** One item of mine: each point beside its answer, what was promised, and my rating. */
export function MyProposalPage() {
  const { params } = useRoute();
  const ask = useAsk(showMine, { params: { proposalId: params['proposalId'] ?? '' } });
  return <Asked of={ask}>{(item) => <Shown item={item} />}</Asked>;
}

function Shown({ item }: { readonly item: MyProposal }) {
  const t = useWords('proposals');
  const text = useText();
  const { language } = useLanguage();
  const { state, letter, resultClass } = item;
  const open = letter === null;
  return (
    <Page title={item.title} above={[t(`body.${item.body}`), item.number].filter(Boolean).join(' · ')} back="/proposals" width="wide">
      <StatusPanel
        state={t(`own-state.${state}`)}
        tone={toneOf[state]}
        holder={item.leadUnit === null ? undefined : text(item.leadUnit)}
        dueOn={open ? (item.dueOn ?? undefined) : undefined}
        canDo={t(item.mayRate ? 'pages.mine.can-rate' : 'pages.mine.can-wait')}
      >
        {letter === null || resultClass === null ? null : (
          <p>
            <Link to={`/letters/${letter.id}`}>{letter.number}</Link> · {t('fields.class')} {resultClass.id}：{text(resultClass.says)}
          </p>
        )}
      </StatusPanel>
      <h2>{t(open ? 'pages.mine.asked' : 'pages.mine.answers')}</h2>
      {item.points.map((point) => (
        <Card key={point.id} level={3} title={t('pages.mine.point', { number: point.number })} meta={point.answer === null ? undefined : <Tag tone={kindTones[point.answer.kind]}>{t(`kind.${point.answer.kind}`)}</Tag>}>
          <div className="proposal-pair">
            <blockquote>{point.says}</blockquote>
            {point.answer === null ? null : (
              <div>
                <p>{point.answer.paragraph}</p>
                {point.answer.dueOn === null ? null : (
                  <p className="yz-small">
                    {t('pages.mine.promised', { date: dateText(point.answer.dueOn, language), owner: point.answer.owner ?? '' })}
                  </p>
                )}
              </div>
            )}
          </div>
        </Card>
      ))}
      {item.mayRate ? <RatingForm item={item} /> : null}
      <Ratings item={item} />
      {item.commitments.length === 0 ? null : (
        <>
          <h2>{t('pages.after.commitments')}</h2>
          {item.commitments.map((each) => (
            <Card key={each.id} level={3} title={each.says} meta={<Tag tone={each.doneOn === null ? 'waiting' : 'good'}>{t(each.doneOn === null ? 'pages.after.open' : 'pages.after.finished')}</Tag>}>
              <p>{each.evidence ?? t('pages.mine.promised', { date: dateText(each.dueOn, language), owner: each.owner })}</p>
            </Card>
          ))}
        </>
      )}
      {item.contacts.length === 0 ? null : (
        <section>
          <h2>{t('pages.units.contacts')}</h2>
          <Timeline events={item.contacts.toReversed().map((each) => ({ id: each.id, at: each.on, title: t(`stage.${each.stage}`), detail: each.says }))} />
        </section>
      )}
      <Card title={t('fields.content')}>
        <span className="proposal-text">{item.content}</span>
      </Card>
    </Page>
  ); // prettier-ignore
}

function Ratings({ item }: { readonly item: MyProposal }) {
  const t = useWords('proposals');
  return item.ratings.map((each) => (
    <Notice key={each.id} tone={each.attitude === 'not' || each.result === 'not' ? 'attention' : 'good'} title={t('pages.mine.rated', { round: t(`round.${each.round}`) })}>
      <p>
        {t('fields.attitude')}：{t(`grade.${each.attitude}`)}　{t('fields.result')}：{t(`grade.${each.result}`)}
      </p>
      {each.says === null ? null : <p>{each.says}</p>}
    </Notice>
  )); // prettier-ignore
}
