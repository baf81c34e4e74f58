import type { Seat } from '../seat.ts';

/** The employer's agent confirms what the employee said of the employment. */
export async function confirmEmployment(agent: Seat, name: string): Promise<void> {
  const t = agent.words('subsidies');
  await agent.open('/employments');
  await agent.inspect();
  await agent.link(name).click();
  await agent.arrivesAt(t('pages.agent.one.title'));
  await agent.button(t('pages.agent.one.act')).click();
  await agent.sees(t('pages.agent.one.answer-this'));
  await agent.inspect();
  await agent.button(t('pages.agent.one.same')).click();
  await agent.inspect();
  await agent.button(t('pages.agent.one.act')).click();
  await agent.sees(t('pages.agent.one.confirmed', { name }));
  await agent.arrivesAt(t('pages.agent.list.title'));
}
