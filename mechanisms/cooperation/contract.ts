import { importEndpoints } from '@yanzhen/procedures/imports/contract.ts';

export const projectImportName = { zh: '合作项目登记表', en: 'Cooperation projects' };
export const projectImport = importEndpoints('cooperation.projects', projectImportName);
export const agreementImportName = { zh: '合作协议登记表', en: 'Cooperation agreements' };
export const agreementImport = importEndpoints('cooperation.agreements', agreementImportName);
