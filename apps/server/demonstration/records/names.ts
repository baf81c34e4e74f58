import type { ProjectField } from '@yanzhen/registers/projects/contract.ts';

const at = (list: readonly string[], place: number): string => list[place % list.length] ?? '';

const hills = [
  '青岩',
  '碧溪',
  '云顶',
  '白塔',
  '金鸡',
  '石桥',
  '龙潭',
  '凤岭',
  '紫竹',
  '清流',
  '松坪',
  '望江',
];
const trades = [
  '智能装备',
  '精细化工',
  '生物医药',
  '电子科技',
  '新材料',
  '食品',
  '机械',
  '环保科技',
  '信息技术',
];
const firms = ['有限公司', '股份有限公司', '科技有限公司', '制造有限公司'];
const regions = ['川东', '川南', '巴山', '嘉陵', '岷江', '沱江', '乌蒙', '大巴', '蜀道'];
const sciences = ['理工大学', '农业大学', '工程学院', '职业技术学院', '师范大学', '科技学院'];
const fieldsOfStudy = [
  '新材料',
  '生物技术',
  '智能装备',
  '能源化工',
  '农产品加工',
  '环境工程',
  '先进制造',
  '信息技术',
];

/** Names of invented organisations; the number keeps two of them apart. */
export const enterpriseName = (n: number): string =>
  `${at(hills, n)}${at(trades, Math.floor(n / hills.length) + n)}${at(firms, n)}（演示${n + 1}）`;
export const schoolName = (n: number): string =>
  `${at(regions, n)}${at(sciences, Math.floor(n / regions.length) + n)}（演示${n + 1}）`;
export const instituteName = (n: number): string =>
  `${at(regions, n)}${at(fieldsOfStudy, n)}研究所（演示${n + 1}）`;

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜'];
const firsts = [...'知书景明若思远清嘉子文雨'];
const seconds = [...'航宁言舟禾川安然岚彦'];
/** Names of invented persons. */
export const personName = (n: number): string =>
  `${at(surnames, n)}${at(firsts, Math.floor(n / surnames.length) + n)}${at(seconds, n * 7 + Math.floor(n / 9))}`;

const objects: Readonly<Record<ProjectField, readonly string[]>> = {
  equipment: [
    '高压阀体',
    '液压泵组',
    '起重机臂架',
    '减速器齿轮',
    '数控转台',
    '焊接机器人',
    '输送机滚筒',
    '锻造模具',
  ],
  'materials-energy': [
    '聚氨酯发泡料',
    '玄武岩纤维',
    '页岩气采出水',
    '锂盐母液',
    '高炉矿渣',
    '生物质炭',
    '有机硅密封胶',
  ],
  electronics: [
    '光电耦合器件',
    '传感器阵列',
    '边缘网关',
    '柔性线路板',
    '北斗终端',
    '服务器散热组件',
    '工业相机',
    '储能电源板',
  ],
  medicine: [
    '赶黄草提取物',
    '缓释微球',
    '诊断试剂盒',
    '骨科植入件',
    '中药饮片',
    '医用敷料',
    '口服疫苗佐剂',
  ],
  'food-agriculture': [
    '酿酒酵母',
    '有机高粱',
    '晚熟柑橘',
    '林下菌菇',
    '茶叶',
    '酱腌菜',
    '高山蔬菜',
    '生猪养殖粪污',
  ],
  'urban-society': [
    '地下管网',
    '桥梁伸缩缝',
    '老旧小区电梯',
    '公交调度',
    '应急广播',
    '滨江岸坡',
    '智慧校园',
  ],
  other: ['竹编工艺', '彩陶釉料', '纺织印染', '物流托盘', '文旅导览'],
};
const works = [
  '性能提升',
  '在线检测',
  '轻量化设计',
  '工艺优化',
  '智能控制',
  '可靠性试验',
  '绿色制备',
  '成果转化中试',
  '标准化应用',
  '失效分析',
  '关键技术研究',
  '数字化改造',
];

/** Names of projects; those of one field differ for the first `objects` × `works`. */
export const projectName = (field: ProjectField, n: number): string => {
  const things = objects[field];
  return `${at(things, n)}${at(works, Math.floor(n / things.length))}`;
};

export const solutionNames = [
  '白酒产业大脑',
  '港口物流调度',
  '能耗监测预警',
  '酒类溯源',
  '园区安全生产',
  '政务数据治理',
  '中小企业上云',
  '智慧农田',
  '电子发票归集',
  '城市停车',
  '冷链追踪',
  '医疗影像共享',
  '设备远程运维',
  '信用评价',
  '产业链图谱',
];
export const exchangeThemes = [
  '先进材料与制造',
  '能源化工绿色转型',
  '山地农业装备',
  '职业教育产教融合',
  '智能检测',
  '锂钾综合利用',
  '食品安全与加工',
  '医工结合',
  '数字政府',
  '乡村产业',
  '轻纺智能化',
  '环境修复',
  '微玻纤应用',
];
export const tradesTaught = [
  '数控技术',
  '应用化工',
  '机电一体化',
  '电子商务',
  '食品检验',
  '新能源汽车',
  '护理',
  '纺织服装',
  '建筑装饰',
  '现代物流',
];
