import { listDemoAccounts, switchDemoAccount } from '@yanzhen/values/session.ts';
import { useState } from 'react';
import { useAsk, useTell } from '../ask.tsx';
import { Link, useRoute } from '../route.tsx';
import { useSession, useSignOut } from '../session.ts';
import { useText, useWords } from '../words.ts';

/** The demonstration's bar: says that it is one, changes the role, opens the mailbox. */
export function DemoBar() {
  const { demonstration } = useSession();
  return demonstration ? <Bar /> : null;
}

function Bar() {
  const t = useWords();
  const text = useText();
  const { city } = useRoute();
  const { account } = useSession();
  const accounts = useAsk(listDemoAccounts, {}, { freshFor: 600_000 });
  const signOut = useSignOut();
  const become = useTell(switchDemoAccount);
  const [chosen, setChosen] = useState('');
  const known = accounts.data?.accounts ?? [];

  const change = async (accountId: string) => {
    setChosen(accountId);
    if (accountId === '') {
      await signOut();
      return location.assign(`/${city}`);
    }
    const next = known.find((one) => one.accountId === accountId);
    if (next === undefined) return;
    await become.tell({ body: { accountId } });
    location.assign(`/${city}${next.kind === 'staff' ? '/desk' : ''}`);
  };
  const kinds = (['talent', 'agent', 'staff'] as const).filter((kind) =>
    known.some((one) => one.kind === kind),
  );
  return (
    <section className="yz-demo" aria-label={t('demo.label')}>
      <p>
        <strong>{t('demo.label')}</strong>
        <span className="yz-desk-only">{t('demo.says')}</span>
      </p>
      <label>
        <span>{t('demo.role')}</span>
        <select
          value={become.pending ? chosen : (account?.accountId ?? '')}
          onChange={(event) => void change(event.target.value).catch(() => setChosen(''))}
        >
          <option value="">{t('demo.visitor')}</option>
          {account === null || known.some((one) => one.accountId === account.accountId) ? null : (
            // Signed in by mobile number: none of the demonstration's own accounts.
            <option value={account.accountId}>{account.name}</option>
          )}
          {kinds.map((kind) => (
            <optgroup key={kind} label={t(`demo.kind.${kind}`)}>
              {known
                .filter((one) => one.kind === kind)
                .map((one) => (
                  <option key={one.accountId} value={one.accountId}>
                    {one.name}
                    {t('demo.between')}
                    {text(one.says)}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <Link to="/demo/mailbox">{t('demo.mailbox')}</Link>
    </section>
  );
}
