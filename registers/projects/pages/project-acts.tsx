import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { MoveId, ProjectDetail } from '../contract.ts';
import { ProjectForm } from './project-form.tsx';

const withoutReason: readonly MoveId[] = ['begin', 'track'];
const leading: readonly MoveId[] = ['begin', 'accept', 'track'];
const ending: readonly MoveId[] = ['stop', 'withdraw'];

/** What the reader can do with a project now; joining stands beside the records it may be joined with. */
export function ProjectActs({ project }: { readonly project: ProjectDetail }) {
  const t = useWords('projects');
  const moving = useTell(contract.moveProject);
  const [open, setOpen] = useState<MoveId | null>(null);
  const close = () => setOpen(null);
  const move = contract.namedMoves.find((each) => each === open);
  return (
    <>
      {project.moves
        .filter((each) => each !== 'join')
        .map((each) => (
          <Button
            key={each}
            type={leading.includes(each) ? 'primary' : 'default'}
            danger={ending.includes(each)}
            onClick={() => setOpen(each)}
          >
            {t(`move.${each}`)}
          </Button>
        ))}
      {open === 'change' ? <ProjectForm project={project} onClose={close} /> : null}
      {move === undefined ? null : (
        <WordsDialogue
          title={t(`move.${move}`)}
          explains={<p>{t(`pages.acts.${move}`)}</p>}
          danger={ending.includes(move)}
          fields={
            withoutReason.includes(move)
              ? []
              : [{ id: 'reason', label: t('pages.fields.reason'), required: true }]
          }
          onSend={({ reason }) =>
            moving.tell({
              params: { projectId: project.id },
              body: { move, version: project.version, ...(reason ? { reason } : {}) },
            })
          }
          onDone={() => {
            announce(t('pages.acts.done', { act: t(`move.${move}`) }));
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
