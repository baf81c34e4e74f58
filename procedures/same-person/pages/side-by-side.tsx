import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import type { GroupDetail, Member, RecordLine } from '../contract.ts';
import { letterOf } from './tone.ts';

interface SideBySideProps {
  readonly group: GroupDetail;
  readonly onApart: (personId: string) => void;
}

/** A column a record: who it is, then what it has, by sort and year. */
export function SideBySide({ group, onApart }: SideBySideProps) {
  const t = useWords('same-person');
  const text = useText();
  const { members, lines } = group;
  const mayApart =
    group.moves.includes('set-apart') && members.filter(({ apart }) => !apart).length > 2;
  const none = <span className="yz-small">{t('pages.group.none')}</span>;
  const facts: readonly (readonly [string, (member: Member) => ReactNode])[] = [
    ['identity', (member) => member.identityNumber ?? none],
    ['mobile', (member) => member.mobile ?? none],
    ['account', (member) => member.bankAccount ?? none],
    ['county', (member) => (member.county === null ? none : text(member.county))],
    ['known', (member) => denseDate(member.knownSince)],
    ...(members.some(({ supports }) => supports.length > 0)
      ? [['support', (member: Member) => member.supports.map(text).join(' ') || none] as const]
      : []),
  ];
  return (
    <DeskSheet title={t('pages.group.side')}>
      <div className="same-scroll" role="region" aria-label={t('pages.group.side')} tabIndex={0}>
        <table className="same-side" style={{ '--records': members.length } as CSSProperties}>
          <thead>
            <tr>
              <th scope="col">{t('pages.group.what')}</th>
              {members.map((member) => (
                <th key={member.personId} scope="col">
                  <span className="yz-small">
                    {t('pages.group.record', { letter: letterOf(members, member.personId) })}
                  </span>
                  <span className="same-name">{member.name}</span>
                  <Mark member={member} members={members} />
                  {mayApart && !member.apart ? (
                    <Button size="small" onClick={() => onApart(member.personId)}>
                      {t('pages.group.set-apart', {
                        letter: letterOf(members, member.personId),
                      })}
                    </Button>
                  ) : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {facts.map(([id, cell]) => (
              <tr key={id}>
                <th scope="row">{t(`pages.group.${id}`)}</th>
                {members.map((member) => (
                  <td key={member.personId}>{cell(member)}</td>
                ))}
              </tr>
            ))}
            {lines.map((line) => {
              const says = [line.what, line.kind, line.step].flatMap((part) =>
                part === null ? [] : [text(part)],
              );
              return (
                <tr key={says.join('/')}>
                  <th scope="row">
                    {says[0]}
                    <span className="yz-small same-sort">{says.slice(1).join(' · ')}</span>
                  </th>
                  {members.map((member) => (
                    <td key={member.personId}>
                      <Sums sums={line.sums.filter((sum) => sum.personId === member.personId)} />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {lines.length === 0 ? <p>{t('pages.group.no-lines')}</p> : null}
    </DeskSheet>
  );
}

function Mark({
  member,
  members,
}: {
  readonly member: Member;
  readonly members: readonly Member[];
}) {
  const t = useWords('same-person');
  if (member.apart) return <Tag>{t('pages.group.apart')}</Tag>;
  if (member.keptPersonId === null) return null;
  const letter = letterOf(members, member.keptPersonId);
  return <Tag tone="good">{t('pages.group.merged-into', { letter })}</Tag>;
}

/** Year, how many and how much, with the pages of a few. */
function Sums({ sums }: { readonly sums: RecordLine['sums'] }) {
  const t = useWords('same-person');
  if (sums.length === 0) return <span aria-label={t('pages.group.nothing')}>—</span>;
  return (
    <>
      {sums.map((sum) => (
        <div key={sum.year} className="same-sum">
          <span>{sum.year}</span>
          {sum.amountFen === null ? (
            <span>{t('pages.group.count', { count: sum.count })}</span>
          ) : (
            <>
              <Money fen={sum.amountFen} />
              {sum.count > 1 ? <span>{t('pages.group.count', { count: sum.count })}</span> : null}
            </>
          )}
          {sum.rows.map(({ reference, path }) =>
            path === null ? (
              <span key={reference} className="yz-small">
                {reference}
              </span>
            ) : (
              <Link key={reference} to={path}>
                {reference}
              </Link>
            ),
          )}
        </div>
      ))}
    </>
  );
}
