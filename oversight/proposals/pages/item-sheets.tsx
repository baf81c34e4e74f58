import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { addressOf, upload } from '@yanzhen/web-kit/client.ts';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import * as contract from '../contract.ts';
import type { ProposalDetail } from '../contract.ts';
import { ActDialogue } from './act-dialogue.tsx';
import type { Act } from './acts.ts';
import { FieldsDialogue, wordsOf } from './fields-dialogue.tsx';

interface RowProps {
  readonly row: ProposalDetail;
}

/** Joint units with their opinions, assignments that were given back, contacts with the deputy. */
export function Units({ row }: RowProps) {
  const t = useWords('proposals');
  const text = useText();
  const { today } = useSession();
  const [act, setAct] = useState<Act | null>(null);
  const opinion = (unit: string): Act => ({
    endpoint: contract.giveOpinion,
    title: t('pages.units.give'),
    fields: [{ id: 'opinion', kind: 'text', label: t('fields.opinion'), required: true, most: 2000 }], // prettier-ignore
    body: (values) => ({ unit, opinion: wordsOf(values['opinion']) }),
  });
  const giveBack = (unit: string): Act => ({
    endpoint: contract.returnAssignment,
    title: t('move.return'),
    fields: [{ id: 'reason', kind: 'text', label: t('fields.reason'), required: true }],
    body: (values) => ({ unit, reason: wordsOf(values['reason']) }),
  });
  const contact: Act = {
    endpoint: contract.addContact,
    title: t('pages.units.add-contact'),
    fields: [
      { id: 'stage', kind: 'choice', label: t('fields.stage'), required: true, options: contract.contactStages.map((value) => ({ value, label: t(`stage.${value}`) })) },
      { id: 'mode', kind: 'choice', label: t('fields.mode'), required: true, options: contract.contactModes.map((value) => ({ value, label: t(`mode.${value}`) })) },
      { id: 'on', kind: 'day', label: t('fields.held'), required: true, first: today },
      { id: 'says', kind: 'text', label: t('fields.minutes'), required: true, most: 2000 },
    ], // prettier-ignore
    body: (values) => Object.fromEntries(Object.entries(values).map(([id, value]) => [id, wordsOf(value)])), // prettier-ignore
  };
  return (
    <>
      {row.joint.length + row.returns.length === 0 ? null : (
        <DeskSheet title={t('pages.units.title')}>
          {row.returns.map((each) => (
            <p key={each.id}>
              {denseDate(each.on)} {text(each.unit)} {t('move.return')}: {each.reason} ({each.by})
            </p>
          ))}
          {row.joint.length === 0 ? null : (
            <PlainTable
              caption={t('pages.units.title')}
              rows={row.joint}
              rowKey={({ unit }) => unit.id}
              columns={[
                { id: 'unit', title: t('fields.joint-units'), cell: ({ unit }) => text(unit.name) },
                { id: 'due', title: t('fields.due'), cell: ({ dueOn }) => denseDate(dueOn) },
                {
                  id: 'opinion',
                  title: t('fields.opinion'),
                  cell: (joint) => (
                    <span className="proposal-tags">
                      {joint.opinion ?? <Tag tone="waiting">{t('pages.units.open')}</Tag>}
                      {row.may.opinionFor.includes(joint.unit.id) ? (
                        <>
                          <Button size="small" type="primary" onClick={() => setAct(opinion(joint.unit.id))}>{t('pages.units.give')}</Button>
                          <Button size="small" onClick={() => setAct(giveBack(joint.unit.id))}>{t('move.return')}</Button>
                        </>
                      ) : null}
                    </span>
                  ),
                },
              ]} // prettier-ignore
            />
          )}
        </DeskSheet>
      )}
      <DeskSheet
        title={t('pages.units.contacts')}
        actions={
          row.may.contact ? (
            <Button onClick={() => setAct(contact)}>{t('pages.units.add-contact')}</Button>
          ) : undefined
        }
      >
        {row.contacts.length === 0 ? (
          <p>{t('pages.units.no-contacts')}</p>
        ) : (
          <PlainTable
            caption={t('pages.units.contacts')}
            rows={row.contacts}
            rowKey={({ id }) => id}
            columns={[
              { id: 'on', title: t('fields.held'), cell: (each) => denseDate(each.on) },
              { id: 'stage', title: t('fields.stage'), cell: (each) => `${t(`stage.${each.stage}`)} · ${t(`mode.${each.mode}`)}` },
              { id: 'says', title: t('fields.minutes'), cell: (each) => <span className="proposal-text">{each.says}</span> },
              { id: 'by', title: t('fields.by'), cell: (each) => each.by },
            ]} // prettier-ignore
          />
        )}
      </DeskSheet>
      {act === null ? null : (
        <ActDialogue act={act} proposalId={row.id} onClose={() => setAct(null)} />
      )}
    </>
  );
}

/** What comes after the reply: sponsors and their ratings, commitments, publication. */
export function AfterReply({ row }: RowProps) {
  const t = useWords('proposals');
  const [act, setAct] = useState<Act | null>(null);
  const [form, setForm] = useState(false);
  const day = (on: string | null) => (on === null ? '—' : denseDate(on));
  const finish = (commitmentId: string): Act => ({
    endpoint: contract.finishCommitment,
    title: t('pages.after.finish'),
    fields: [{ id: 'evidence', kind: 'text', label: t('fields.evidence'), required: true }],
    body: (values) => ({ commitmentId, evidence: wordsOf(values['evidence']) }),
  });
  const publish: Act = {
    endpoint: contract.publishProposal,
    title: t('pages.after.publish'),
    says: t('pages.after.publish-says'),
    fields: [
      { id: 'mode', kind: 'choice', label: t('fields.publication'), required: true, first: row.publishConsent ? 'full' : 'summary', options: ['full', 'summary', 'none'].map((value) => ({ value, label: t(`publication.${value}`) })) },
      { id: 'summary', kind: 'text', label: t('publication.summary'), most: 2000 },
      { id: 'reason', kind: 'text', label: t('fields.reason'), hint: t('pages.after.reason-hint') },
    ], // prettier-ignore
    body: (values) => Object.fromEntries(Object.entries(values).map(([id, value]) => [id, wordsOf(value)])), // prettier-ignore
  };
  const scan = (ratingId: string) =>
    addressOf(contract.showForm, { params: { proposalId: row.id, ratingId } });
  return (
    <>
      {row.sponsorList.some((each) => each.answeredOn !== null) || row.ratings.length > 0 ? (
        <DeskSheet
          title={t('pages.after.ratings')}
          actions={
            row.may.form ? (
              <Button onClick={() => setForm(true)}>{t('pages.after.form')}</Button>
            ) : undefined
          }
        >
          <p>{row.sponsorList.map((each) => `${each.name} ${day(each.answeredOn)}`).join('；')}</p>
          {row.ratings.length === 0 ? (
            <p>{t('pages.after.no-ratings')}</p>
          ) : (
            <PlainTable
              caption={t('pages.after.ratings')}
              rows={row.ratings}
              rowKey={({ id }) => id}
              columns={[
                { id: 'by', title: t('fields.sponsors'), cell: (each) => each.by },
                { id: 'round', title: t('fields.round'), cell: (each) => t(`round.${each.round}`) },
                { id: 'attitude', title: t('fields.attitude'), cell: (each) => t(`grade.${each.attitude}`) },
                { id: 'result', title: t('fields.result'), cell: (each) => t(`grade.${each.result}`) },
                { id: 'says', title: t('fields.says'), cell: (each) => each.says ?? '—' },
                { id: 'channel', title: t('fields.channel'), cell: (each) => each.channel === 'form' ? <a href={scan(each.id)} target="_blank" rel="noreferrer">{t('channel.form')}</a> : t('channel.sign-in') },
              ]} // prettier-ignore
            />
          )}
        </DeskSheet>
      ) : null}
      {row.commitments.length === 0 ? null : (
        <DeskSheet title={t('pages.after.commitments')}>
          <PlainTable
            caption={t('pages.after.commitments')}
            rows={row.commitments}
            rowKey={({ id }) => id}
            columns={[
              { id: 'says', title: t('fields.says'), cell: (each) => each.says },
              { id: 'owner', title: t('fields.owner'), cell: (each) => each.owner },
              { id: 'due', title: t('fields.promised'), cell: (each) => denseDate(each.dueOn) },
              {
                id: 'done',
                title: t('fields.evidence'),
                cell: (each) => (
                  <span className="proposal-tags">
                    {each.doneOn === null ? <Tag tone="waiting">{t('pages.after.open')}</Tag> : `${denseDate(each.doneOn)} ${each.evidence ?? ''}`}
                    {row.may.finish && each.doneOn === null ? (
                      <Button size="small" onClick={() => setAct(finish(each.id))}>{t('pages.after.finish')}</Button>
                    ) : null}
                  </span>
                ),
              },
            ]} // prettier-ignore
          />
        </DeskSheet>
      )}
      {row.publication === null && !row.may.publish ? null : (
        <DeskSheet
          title={t('fields.publication')}
          actions={
            row.may.publish ? (
              <Button onClick={() => setAct(publish)}>{t('pages.after.publish')}</Button>
            ) : undefined
          }
        >
          <p>
            {row.publication === null
              ? t('pages.after.not-published')
              : `${t(`publication.${row.publication.mode}`)} ${row.publication.reason ?? ''}`}
          </p>
          <span className="proposal-text">{row.publication?.answered}</span>
        </DeskSheet>
      )}
      {act === null ? null : (
        <ActDialogue act={act} proposalId={row.id} onClose={() => setAct(null)} />
      )}
      {form ? <FormDialogue row={row} onClose={() => setForm(false)} /> : null}
    </>
  );
}

function FormDialogue({ row, onClose }: RowProps & { readonly onClose: () => void }) {
  const t = useWords('proposals');
  const file = useRef<HTMLInputElement>(null);
  const ask = useAsk(contract.showProposal, { params: { proposalId: row.id } });
  const options = contract.grades.map((value) => ({ value, label: t(`grade.${value}`) }));
  const open = row.sponsorList.filter((each) => !each.rated);
  return (
    <FieldsDialogue
      title={t('pages.after.form')}
      explains={
        <label className="yz-label">
          {t('pages.after.scan')}
          <input ref={file} type="file" accept="application/pdf,image/png,image/jpeg" />
        </label>
      }
      fields={[
        { id: 'personId', kind: 'choice', label: t('fields.sponsors'), required: true, options: open.map(({ personId, name }) => ({ value: personId, label: name })) },
        { id: 'attitude', kind: 'choice', label: t('fields.attitude'), required: true, options },
        { id: 'result', kind: 'choice', label: t('fields.result'), required: true, options },
        { id: 'says', kind: 'text', label: t('fields.says') },
      ]} // prettier-ignore
      onClose={onClose}
      onSend={async (values) => {
        const [scan] = file.current?.files ?? [];
        const words = (id: string) => wordsOf(values[id]);
        const grade = (id: string) => words(id) as contract.Grade;
        const body = { personId: words('personId'), attitude: grade('attitude'), result: grade('result'), says: words('says') }; // prettier-ignore
        await upload(
          contract.recordForm,
          { params: { proposalId: row.id }, body, files: scan ? { file: scan } : {} },
          () => undefined,
        );
        await ask.refetch();
      }}
    />
  );
}

/** Past items with like words, and what they share. */
export function Similar({ row }: RowProps) {
  const t = useWords('proposals');
  const ask = useAsk(contract.listSimilar, { params: { proposalId: row.id } });
  const { data } = ask;
  if (!data || data.rows.length === 0) return null;
  return (
    <DeskSheet title={t('pages.similar.title')}>
      <PlainTable
        caption={t('pages.similar.title')}
        rows={data.rows}
        rowKey={({ id }) => id}
        columns={[
          { id: 'title', title: t('fields.title'), cell: (each) => <Link to={`/desk/proposals/${each.id}`}>{`${each.number ?? ''} ${each.title}`}</Link> },
          { id: 'like', title: t('pages.similar.like'), align: 'end', cell: (each) => `${each.percent}%` },
          { id: 'shared', title: t('pages.similar.shared'), cell: (each) => each.shared.join('、') || '—' },
          { id: 'class', title: t('fields.class'), cell: (each) => each.resultClass ?? '—' },
        ]} // prettier-ignore
      />
      <p className="yz-small">{t('pages.similar.says', { compared: data.compared })}</p>
    </DeskSheet>
  );
}
