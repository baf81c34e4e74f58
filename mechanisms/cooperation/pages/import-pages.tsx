import { ImportPanel } from '@yanzhen/procedures/imports/pages/import-panel.tsx';
import { ImportsPanel } from '@yanzhen/procedures/imports/pages/imports-panel.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';

const kinds = {
  projects: contract.projectImport,
  agreements: contract.agreementImport,
} as const;
type Kind = keyof typeof kinds;

/** Many projects at once, by the sheet. */
export function ProjectImportsPage() {
  return <ImportsPage kind="projects" />;
}

/** Many signed agreements at once, by the sheet. */
export function AgreementImportsPage() {
  return <ImportsPage kind="agreements" />;
}

/** One sheet of projects: its dry run, row by row, and its acceptance. */
export function ProjectImportPage() {
  return <ImportPage kind="projects" />;
}

/** One sheet of agreements: its dry run, row by row, and its acceptance. */
export function AgreementImportPage() {
  return <ImportPage kind="agreements" />;
}

function ImportsPage({ kind }: { readonly kind: Kind }) {
  const t = useWords('cooperation');
  return (
    <DeskPage
      title={t(`pages.import.${kind}`)}
      lead={t(`pages.import.${kind}-says`)}
      crumbs={[{ says: t(`pages.import.${kind}-list`), to: `/desk/${kind}` }]}
    >
      <ImportsPanel
        of={kinds[kind]}
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
  return (
    <DeskPage
      title={t('pages.import.one')}
      crumbs={[{ says: t(`pages.import.${kind}`), to: back }]}
    >
      <ImportPanel
        of={kinds[kind]}
        importId={params['importId'] ?? ''}
        back={back}
        subjectAddress={(id) => `/desk/${kind}/${id}`}
      />
    </DeskPage>
  );
}
