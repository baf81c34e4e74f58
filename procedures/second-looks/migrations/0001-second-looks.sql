-- Second looks (抽查复核): a share of approvals and refusals is drawn from a seed that was committed
-- to while they were still being made, and looked at again by somebody who took no part in them.

-- What is drawn from: the decisions of a period.
create index application_event_decided on application_event (city, at)
  where move in ('approve', 'refuse', 'uphold-objection');

-- A round is opened (commitment published), listed (list digest published) and drawn (seed revealed).
-- Each step is a row of its own that nothing can change.
create table second_look_round (
  city text not null references city,
  id uuid not null,
  number text not null,
  period_from date not null,
  -- Exclusive.
  period_until date not null check (period_until > period_from),
  digest text not null check (digest in ('sha256', 'sm3')),
  -- Shares and term of the city pack, as they were when the round was opened.
  shares jsonb not null,
  working_days int not null check (working_days > 0),
  seed_sealed bytea not null,
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  opened_at timestamptz not null,
  opened_on date not null,
  opened_by_person uuid not null,
  opened_by_name text not null,
  primary key (city, id),
  unique (city, number),
  unique (city, id, period_until),
  foreign key (city, opened_by_person) references person,
  -- Nobody chooses the seed by the list: it is committed to while the list still grows.
  constraint second_look_committed_first check (opened_on < period_until),
  -- A period is drawn once: no second try until the pick pleases.
  constraint second_look_drawn_once exclude using gist
    (city with =, daterange(period_from, period_until) with &&)
);
select yanzhen_protect('second_look_round', append_only => true);

create table second_look_list (
  city text not null,
  round_id uuid not null,
  period_until date not null,
  list_digest text not null check (list_digest ~ '^[0-9a-f]{64}$'),
  items int not null check (items >= 0),
  listed_at timestamptz not null,
  listed_on date not null,
  listed_by_person uuid not null,
  listed_by_name text not null,
  primary key (city, round_id),
  foreign key (city, round_id, period_until) references second_look_round (city, id, period_until),
  foreign key (city, listed_by_person) references person,
  constraint second_look_listed_after check (listed_on >= period_until)
);
select yanzhen_protect('second_look_list', append_only => true);

create table second_look_item (
  city text not null,
  id uuid not null,
  round_id uuid not null,
  event_id uuid not null,
  application_id uuid not null,
  benefit_id text not null,
  county text,
  outcome text not null check (outcome in ('approved', 'refused')),
  officer_person_id uuid,
  stratum text not null,
  take int not null check (take >= 0),
  -- What is published in place of the case; salt, reference and outcome show that it is this one.
  token text not null check (token ~ '^[0-9a-f]{32}$'),
  salt text not null,
  primary key (city, id),
  unique (city, round_id, event_id),
  unique (city, round_id, token),
  foreign key (city, round_id) references second_look_list,
  foreign key (city, event_id) references application_event (city, id),
  foreign key (city, application_id) references application (city, id),
  foreign key (city, officer_person_id) references person
);
select yanzhen_protect('second_look_item', append_only => true);

create table second_look_draw (
  city text not null,
  round_id uuid not null,
  seed text not null check (seed ~ '^[0-9a-f]{64}$'),
  drawn_at timestamptz not null,
  drawn_by_person uuid not null,
  drawn_by_name text not null,
  primary key (city, round_id),
  foreign key (city, round_id) references second_look_list,
  foreign key (city, drawn_by_person) references person
);
select yanzhen_protect('second_look_draw', append_only => true);

-- A decision that was drawn.
create table second_look_task (
  city text not null,
  id uuid not null,
  round_id uuid not null,
  item_id uuid not null,
  application_id uuid not null,
  due_on date not null,
  primary key (city, id),
  unique (city, item_id),
  unique (city, id, application_id),
  foreign key (city, round_id) references second_look_draw,
  foreign key (city, item_id) references second_look_item,
  foreign key (city, application_id) references application (city, id)
);
create index second_look_task_by_round on second_look_task (city, round_id, due_on, id);
create index second_look_task_by_due on second_look_task (city, due_on, id);
select yanzhen_protect('second_look_task', append_only => true);

-- Who acted in the case, and who looks at it again: never one natural person.
create table second_look_part (
  city text not null,
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  application_id uuid not null,
  person_id uuid not null,
  part text not null check (part in ('acted', 'looks')),
  at timestamptz not null,
  primary key (city, id),
  foreign key (city, task_id, application_id) references second_look_task (city, id, application_id),
  foreign key (city, person_id) references person,
  constraint second_look_other_person exclude using gist
    (city with =, task_id with =, person_id with =, part with <>)
);
create unique index second_look_part_once on second_look_part (city, task_id, person_id, part);
select yanzhen_protect('second_look_part', append_only => true);

create table second_look_result (
  city text not null,
  task_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  -- Always `looks`: the result is of somebody who took the task, and so of nobody who acted.
  part text not null default 'looks' check (part = 'looks'),
  verdict text not null check (verdict in ('agree', 'disagree')),
  reason text not null check (length(reason) between 1 and 500),
  at timestamptz not null,
  primary key (city, task_id),
  foreign key (city, task_id) references second_look_task,
  foreign key (city, task_id, person_id, part) references second_look_part (city, task_id, person_id, part)
);
select yanzhen_protect('second_look_result', append_only => true);

-- Whoever takes a task or tells its result, through whatever door: all who have acted in the case until
-- now stand beside, and `second_look_other_person` refuses who is among them.
create function second_look_actors() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'second_look_result' or new.part = 'looks' then
    insert into second_look_part (city, task_id, application_id, person_id, part, at)
    select distinct k.city, k.id, k.application_id, e.actor_person_id, 'acted', new.at
    from second_look_task k
    join application_event e on e.city = k.city and e.application_id = k.application_id
    where k.city = new.city and k.id = new.task_id and e.actor_person_id is not null
    on conflict (city, task_id, person_id, part) do nothing;
  end if;
  return new;
end $$;
create trigger second_look_actors before insert on second_look_part
  for each row execute function second_look_actors();
create trigger second_look_result_actors before insert on second_look_result
  for each row execute function second_look_actors();
