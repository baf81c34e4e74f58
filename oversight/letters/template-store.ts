import { sql } from 'kysely';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { TemplateDefinition } from './template-file.ts';

export async function listTemplates(turn: Turn): Promise<TemplateDefinition[]> {
  const rows = await turn.rows<{ definition: TemplateDefinition }>(sql`
    select definition from letter_template where city = ${turn.city} order by id`);
  return rows.map((row) => row.definition);
}

/** @throws Fault `request.not-found`. */
export async function getTemplate(turn: Turn, id: string): Promise<TemplateDefinition> {
  const row = await turn.row<{ definition: TemplateDefinition }>(sql`
    select definition from letter_template where city = ${turn.city} and id = ${id}`);
  if (!row) throw notFound('body.templateId');
  return row.definition;
}

export async function saveTemplate(turn: Turn, definition: TemplateDefinition): Promise<boolean> {
  const touched = await turn.run(sql`
    insert into letter_template as t (city, id, definition, applied_at)
    values (${turn.city}, ${definition.id}, ${JSON.stringify(definition)}, ${turn.now})
    on conflict (city, id) do update
      set definition = excluded.definition, applied_at = excluded.applied_at
      where t.definition <> excluded.definition`);
  return touched > 0;
}

export async function removeOtherTemplates(turn: Turn, ids: readonly string[]): Promise<number> {
  return turn.run(sql`
    delete from letter_template where city = ${turn.city} and id <> all(${[...ids]}::text[])`);
}
