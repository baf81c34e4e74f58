import { CaseLayout } from '@yanzhen/web-kit/desk/case-layout.tsx';
import { DecisionTree, useDecisionNodes } from '@yanzhen/web-kit/desk/decision-tree.tsx';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { MaskedText } from '@yanzhen/web-kit/desk/masked-text.tsx';
import { MoveButtons } from '@yanzhen/web-kit/desk/move-buttons.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { decision } from './decision.ts';
const photo =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='600' height='800'%3E%3Crect width='600' height='800' fill='white'/%3E%3Ctext x='180' y='90' font-size='40'%3E购房合同%3C/text%3E%3C/svg%3E";
export function Case() {
  return (
    <DeskPage
      title="LZ-2026-1001 购房补贴"
      meta={<Tag tone="attention">待初审</Tag>}
      crumbs={[{ says: '申请', to: '/desk/list' }]}
      actions={
        <MoveButtons
          onMove={async () => undefined}
          moves={[
            {
              id: 'propose',
              label: '初审通过',
              tone: 'primary',
              explains: '转市人社局复审。',
              reason: 'optional',
            },
            { id: 'return', label: '一次性告知补正', reason: 'required' },
            { id: 'refuse', label: '不予通过', tone: 'danger', reason: 'required' },
            { id: 'check', label: '复审', notNow: '同一人不能既初审又复审' },
          ]}
        />
      }
    >
      <CaseLayout
        evidence={[
          {
            id: '1',
            title: '购房合同',
            name: 'contract.jpg',
            href: photo,
            mediaType: 'image/svg+xml',
          },
          {
            id: '2',
            title: '学位证书',
            name: 'degree.pdf',
            href: photo,
            mediaType: 'image/svg+xml',
          },
        ]}
        summary={
          <>
            <DeskSheet title="申请人">
              <DeskFacts
                facts={[
                  { id: 'n', label: '姓名', value: '张*' },
                  {
                    id: 'i',
                    label: '身份证号',
                    value: (
                      <MaskedText
                        label="身份证号"
                        masked="510***********1234"
                        onUnmask={async () => '510500199001011234'}
                      />
                    ),
                  },
                  { id: 'o', label: '用人单位', value: '泸州某某科技有限公司', span: 2 },
                ]}
              />
            </DeskSheet>
            <DeskSheet title="逐条判断">
              <DecisionTree nodes={useDecisionNodes(decision, ['c'])} />
            </DeskSheet>
            <DeskSheet title="办理记录">
              <DeskTimeline
                events={[
                  { id: '2', at: '2026-11-20T03:10:00Z', title: '受理', by: '王敏（江阳区）' },
                  { id: '1', at: '2026-11-18T03:10:00Z', title: '提交', by: '申请人' },
                ]}
              />
            </DeskSheet>
          </>
        }
      />
    </DeskPage>
  );
}
