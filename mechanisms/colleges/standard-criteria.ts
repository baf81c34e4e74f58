import type { kinds } from './contract.ts';

interface Standard {
  readonly key: string;
  readonly bound: 'least' | 'most';
  readonly target: number;
}

/** Students per teacher (生师比): 18 in either standard. */
const studentsPerTeacher: Standard = { key: 'students-per-teacher', bound: 'most', target: 18 };

/**
 * The set that a city begins with and edits (assumed until the city confirms it).
 *
 * @source 普通本科学校设置暂行规定; 本科层次职业学校设置标准（试行）, as far as they are known.
 */
export const standardCriteria: Readonly<Record<(typeof kinds)[number], readonly Standard[]>> = {
  undergraduate: [
    studentsPerTeacher,
    { key: 'full-time-students', bound: 'least', target: 5000 },
    { key: 'full-time-teachers', bound: 'least', target: 280 },
    { key: 'part-time-teachers-percent', bound: 'most', target: 25 },
  ],
  'vocational-undergraduate': [
    studentsPerTeacher,
    { key: 'full-time-students', bound: 'least', target: 8000 },
    { key: 'full-time-teachers', bound: 'least', target: 450 },
    { key: 'postgraduate-teachers-percent', bound: 'least', target: 50 },
    { key: 'doctor-teachers-percent', bound: 'least', target: 15 },
    { key: 'senior-teachers-percent', bound: 'least', target: 30 },
    { key: 'dual-qualified-percent', bound: 'least', target: 50 },
    { key: 'land-mu', bound: 'least', target: 800 },
    { key: 'equipment-yuan-per-student', bound: 'least', target: 10000 },
    { key: 'enterprise-teaching-percent', bound: 'least', target: 20 },
  ],
};
