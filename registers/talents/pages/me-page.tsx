import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { DateText, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import { showCity } from '../../policies/contract.ts';
import * as contract from '../contract.ts';
import { MeForm, type MePart } from './me-form.tsx';
import './me.css';

/** My profile: who I am, where my money goes, what is known and who said so. */
export function MePage() {
  const t = useWords('talents');
  const me = useAsk(contract.showMe, {});
  return (
    <Page title={t('pages.me.title')} lead={t('pages.me.lead')}>
      <Asked of={me} rows={8}>
        {(profile) => (
          <>
            <MePartCard profile={profile} part="who" />
            <p>
              <Link to="/papers">{t('pages.papers.title')}</Link>
            </p>
            <MePartCard profile={profile} part="money" />
            <p>
              <Link to="/accounts">{t('pages.accounts.title')}</Link>
            </p>
            <MePartCard profile={profile} part="place" />
            <KnownFacts facts={profile.facts} />
          </>
        )}
      </Asked>
    </Page>
  );
}

interface PartProps {
  readonly profile: contract.Profile;
  readonly part: MePart;
}

/** One part of the profile: shown, or open for a change. */
function MePartCard({ profile, part }: PartProps) {
  const t = useWords('talents');
  const [open, setOpen] = useState(false);
  const rows = useRows(profile, part);
  if (open) {
    return (
      <Card title={t(`pages.me.${part}`)} tone="accent">
        <MeForm profile={profile} part={part} onDone={() => setOpen(false)} />
      </Card>
    );
  }
  // What the window alone may correct has no button here.
  const fixed = part === 'who' && profile.identityNumber !== null;
  return (
    <section className="me-part">
      <h2>{t(`pages.me.${part}`)}</h2>
      <SummaryList rows={rows} />
      {fixed ? null : (
        <div className="yz-actions">
          <Button tone="secondary" onClick={() => setOpen(true)}>
            {t('pages.me.change')}
            <span className="yz-hidden">{t(`pages.me.${part}`)}</span>
          </Button>
        </div>
      )}
    </section>
  );
}

function useRows(profile: contract.Profile, part: MePart) {
  const t = useWords('talents');
  const text = useText();
  const city = useAsk(showCity, {}, { enabled: part === 'place' });
  const none = t('pages.me.none');
  const row = (id: string, value: string | null) => ({
    id,
    label: t(`pages.me.${id}`),
    value: value ?? none,
  });
  switch (part) {
    case 'who':
      return [
        row('name', profile.name),
        row('identity', profile.identityNumber),
        row('mobile', profile.mobile),
      ];
    case 'money':
      return [row('bank', profile.bankName), row('account', profile.bankAccount)];
    case 'place': {
      const county = city.data?.counties.find((each) => each.code === profile.county);
      return [row('county', county ? text(county.name) : profile.county)];
    }
  }
}

function KnownFacts({ facts }: { readonly facts: readonly contract.KnownFact[] }) {
  const t = useWords('talents');
  const text = useText();
  return (
    <section className="me-part">
      <h2>{t('pages.me.facts')}</h2>
      {facts.length === 0 ? (
        <p>
          {t('pages.me.no-facts')} <Link to="/benefits">{t('pages.me.find-benefits')}</Link>
        </p>
      ) : (
        <>
          <p className="yz-small">{t('pages.me.facts-lead')}</p>
          <SummaryList
            rows={facts.map((fact) => ({
              id: fact.id,
              label: text(fact.label),
              value: (
                <>
                  {text(fact.shown)}{' '}
                  {fact.verified ? <Tag tone="good">{t('pages.me.verified')}</Tag> : null}
                </>
              ),
              source: (
                <>
                  {t(`pages.source.${fact.source}`)} · <DateText on={fact.saidOn} />
                </>
              ),
            }))}
          />
          <div className="yz-actions">
            <LinkButton to="/benefits" tone="secondary">
              {t('pages.me.find-benefits')}
            </LinkButton>
          </div>
        </>
      )}
    </section>
  );
}
