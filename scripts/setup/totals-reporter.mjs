import { writeFileSync } from 'node:fs';

/** Writes how many tests passed, failed and were skipped; a file that cannot load counts as failed. */
export default class TotalsReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const totals = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      let failedInside = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') totals.passed += 1;
        else if (state === 'failed') failedInside += 1;
        else totals.skipped += 1;
      }
      if (failedInside === 0 && module.state() === 'failed') failedInside = 1;
      totals.failed += failedInside;
    }
    writeFileSync(process.env.YANZHEN_TOTALS, JSON.stringify(totals));
  }
}
