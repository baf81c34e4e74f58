import { ImportPanel } from '@yanzhen/procedures/imports/pages/import-panel.tsx';
import { ImportsPanel } from '@yanzhen/procedures/imports/pages/imports-panel.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';

/** Each sheet with the list that its records go to. */
const kinds = {
  projects: { of: contract.projectImport, list: 'projects' },
  agreements: { of: contract.agreementImport, list: 'agreements' },
  gatherings: { of: contract.gatheringImport, list: 'gatherings' },
  'institute-people': { of: contract.peopleImport, list: 'institutes' },
  'training-bases': { of: contract.baseImport, list: 'training-bases' },
  'training-classes': { of: contract.classImport, list: 'training-classes' },
  'class-students': { of: contract.studentImport, list: 'training-classes' },
} as const;
type Kind = keyof typeof kinds;

/** The pages of one sheet: its uploads; one upload with its dry run, row by row, and its acceptance. */
export const importPagesOf = (kind: Kind) => ({
  list: () => <ImportsPage kind={kind} />,
  one: () => <ImportPage kind={kind} />,
});

function ImportsPage({ kind }: { readonly kind: Kind }) {
  const t = useWords('cooperation');
  const { of, list } = kinds[kind];
  return (
    <DeskPage
      title={t(`pages.import.${kind}`)}
      lead={t(`pages.import.${kind}-says`)}
      crumbs={[{ says: t(`pages.import.lists.${list}`), to: `/desk/${list}` }]}
    >
      <ImportsPanel
        of={of}
        subject=""
        addressOf={(importId) => `/desk/${kind}/import/${importId}`}
      />
    </DeskPage>
  );
}

function ImportPage({ kind }: { readonly kind: Kind }) {
  const t = useWords('cooperation');
  const { params } = useRoute();
  const back = `/desk/${kind}/import`;
  const { of, list } = kinds[kind];
  return (
    <DeskPage
      title={t('pages.import.one')}
      crumbs={[{ says: t(`pages.import.${kind}`), to: back }]}
    >
      <ImportPanel
        of={of}
        importId={params['importId'] ?? ''}
        back={back}
        subjectAddress={(id) => `/desk/${list}/${id}`}
      />
    </DeskPage>
  );
}
