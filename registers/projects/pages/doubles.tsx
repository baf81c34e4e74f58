import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { ProjectDetail } from '../contract.ts';

/** Records that may be the same project's: open one, or give this one's outcomes to it. */
export function Doubles({ project }: { readonly project: ProjectDetail }) {
  const t = useWords('projects');
  const { go } = useRoute();
  const joining = useTell(contract.joinProject);
  const [into, setInto] = useState<ProjectDetail['doubles'][number] | null>(null);
  return (
    <Notice tone="attention" title={t('pages.one.doubles')}>
      <p>{t('pages.one.doubles-says')}</p>
      <ul className="project-doubles">
        {project.doubles.map((each) => (
          <li key={each.id}>
            <Link to={`/desk/projects/${each.id}`}>{`${each.number} ${each.name}`}</Link>
            {project.moves.includes('join') ? (
              <Button size="small" onClick={() => setInto(each)}>
                {t('pages.one.join')}
                <span className="yz-hidden">{each.number}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {into === null ? null : (
        <WordsDialogue
          title={t('move.join')}
          explains={
            <>
              <p>{`${into.number} ${into.name}`}</p>
              <p>{t('pages.acts.join')}</p>
            </>
          }
          fields={[{ id: 'reason', label: t('pages.fields.reason'), required: true }]}
          onSend={({ reason = '' }) =>
            joining.tell({
              params: { projectId: project.id },
              body: { into: into.id, version: project.version, reason },
            })
          }
          onDone={() => {
            announce(t('pages.acts.done', { act: t('move.join') }));
            go(`/desk/projects/${into.id}`);
          }}
          onClose={() => setInto(null)}
        />
      )}
    </Notice>
  );
}
