/** Words of the foundation itself, by the name that stands before the dot of its fault codes. */
export const foundationFolders: Readonly<Record<string, string>> = {
  request: 'foundation/server/routes',
  session: 'foundation/server/accounts',
  messages: 'foundation/server/messages',
  fields: 'foundation/values',
  spreadsheets: 'foundation/server/spreadsheets',
  backup: 'foundation/server/backup',
};
