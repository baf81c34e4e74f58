import { DecisionCard } from '@yanzhen/web-kit/plain/decision-card.tsx';
import { StatusPanel } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { Timeline } from '@yanzhen/web-kit/plain/timeline.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { Figure } from '@yanzhen/web-kit/plain/figure.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Notice, EmptyState, Skeleton, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Problem } from '@yanzhen/web-kit/problem.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { TaskList, Steps } from '@yanzhen/web-kit/plain/task-list.tsx';
import { decision } from './decision.ts';
export function Kit() {
  return (
    <Page
      title="购房补贴申请"
      above="编号 LZ-2026-000123"
      back="/"
      lead="一次性购房补贴，按学历计算。"
      aside={
        <Card title="办理过程" tone="quiet">
          <Timeline
            events={[
              { id: '3', title: '市人社局审核' },
              { id: '2', at: '2026-11-20T03:10:00Z', title: '江阳区人社局受理', by: '王敏' },
              { id: '1', at: '2026-11-18', title: '提交申请', by: '您' },
            ]}
          />
        </Card>
      }
    >
      <Steps steps={['回答问题', '上传材料', '核对', '提交']} current={2} />
      <StatusPanel
        state="等待初审"
        tone="waiting"
        holder="江阳区人力资源和社会保障局"
        since="2026-11-20"
        dueOn="2026-11-27"
        canDo="现在不用做什么。有结果会发短信。"
        counting={['11月20日受理，次日起算', '11月22日、23日周末，不算', '5个工作日，到11月27日']}
        provisional
        actions={<Button tone="secondary">撤回申请</Button>}
      />
      <DecisionCard
        title="购房补贴"
        decision={decision}
        amountFen={25000000}
        amountSays="分三次支付，每次间隔12个月"
        documents={{
          housing: {
            title: { zh: '泸州市人才购房补贴办法', en: 'Luzhou home purchase subsidy rules' },
          },
        }}
        assumed={[
          { zh: '各学历层次的具体金额', en: 'The amount for each degree' },
          { zh: '分期支付的次数和间隔', en: 'Number and spacing of instalments' },
        ]}
        assumedConditions={['c']}
      />
      <TaskList
        tasks={[
          { id: '1', title: '本人情况', state: '已完成', tone: 'good', to: '/x' },
          {
            id: '2',
            title: '购房合同',
            hint: '照片或 PDF',
            state: '需补正',
            tone: 'attention',
            to: '/y',
          },
          { id: '3', title: '提交', state: '还不能开始', tone: 'plain' },
        ]}
      />
      <Figure label="今年已到账" value="1,234" unit="人" to="/x" asOf="截至 2026年11月23日" />
      <PlainTable
        caption="x"
        rows={[
          { n: '张*', a: '250,000' },
          { n: '李*明', a: '100,000' },
        ]}
        rowKey={(r) => r.n}
        columns={[
          { id: 'n', title: '姓名', cell: (r) => r.n },
          { id: 'u', title: '单位', cell: () => '泸州某某科技有限公司' },
          { id: 'a', title: '金额（元）', cell: (r) => r.a, align: 'end' },
        ]}
      />
      <Notice title="提示">公示期五个工作日。</Notice>
      <Notice tone="good" title="已提交">
        编号 LZ-2026-000123
      </Notice>
      <ProblemNotice
        problem={new Problem({ status: 500, code: 'x', title: '', requestId: 'req-7781' })}
        onRetry={() => undefined}
      />
      <EmptyState title="还没有办件">回答几个问题，看看能享受什么。</EmptyState>
      <Skeleton />
    </Page>
  );
}
