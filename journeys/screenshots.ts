import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { languages, launch, openPage } from './journey.ts';
import { answersToCalculator } from './people.ts';
import { Seat } from './seat.ts';
import { become } from './steps/staff.ts';
import { answerTheCalculator } from './steps/visitor.ts';
