import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { FigureDrill } from '@yanzhen/web-kit/desk/figure-drill.tsx';
import { List } from './list.tsx';
export function Drill() {
  return (
    <DeskPage title="已发放购房补贴">
      <DeskSheet>
        <FigureDrill
          label="购房补贴已到账金额"
          value={123456}
          sumOfRows={123456}
          unit="元"
          asOf="2026-11-23"
          knownAt="2026-11-23 10:20"
        >
          <p>rows</p>
        </FigureDrill>
      </DeskSheet>
      <FigureDrill label="人数" value={12} sumOfRows={11} unit="人">
        <p>rows</p>
      </FigureDrill>
    </DeskPage>
  );
}
void List;
