-- A person hands a role to another account for some days (委托). The delegate acts as themself.
create table delegation (
  city text not null,
  id uuid not null,
  role text not null,
  from_account_id uuid not null,
  from_person_id uuid not null,
  to_account_id uuid not null,
  to_person_id uuid not null,
  valid_from date not null,
  -- Exclusive; it ends by itself.
  valid_until date not null,
  reason text not null check (length(reason) > 0),
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_by_person_id uuid,
  end_reason text,
  primary key (city, id),
  foreign key (city, from_account_id) references account (city, id),
  foreign key (city, from_person_id) references person (city, id),
  foreign key (city, to_account_id) references account (city, id),
  foreign key (city, to_person_id) references person (city, id),
  foreign key (city, ended_by_person_id) references person (city, id),
  constraint delegation_days check (valid_until > valid_from and valid_until <= valid_from + 92),
  constraint delegation_to_another check (to_person_id <> from_person_id),
  check ((ended_at is null) = (end_reason is null)),
  -- One role is handed to one account once at a time.
  constraint delegation_once exclude using gist (city with =, role with =, from_account_id with =,
    to_account_id with =, daterange(valid_from, valid_until) with &&) where (ended_at is null)
);
create index delegation_by_delegate on delegation (city, to_account_id, valid_until);
create index delegation_by_person on delegation (city, to_person_id, valid_until);
create index delegation_by_giver on delegation (city, from_account_id, id desc);
create index delegation_newest on delegation (city, id desc);
select yanzhen_protect('delegation');
revoke delete on delegation from yanzhen_app;

-- Days are the city's own.
create function yanzhen_day(moment timestamptz) returns date language sql immutable
  as $$ select (moment at time zone 'Asia/Shanghai')::date $$;

-- The delegations that an account acts under at a moment: not ended, and the giver still has the role.
create function yanzhen_delegations(of_city text, account_id uuid, moment timestamptz)
returns table (id uuid, role text, counties text[]) language sql stable as $$
  select d.id, d.role, g.counties
  from delegation d
  join account g on g.city = d.city and g.id = d.from_account_id
  where d.city = of_city and d.to_account_id = account_id
    and (d.ended_at is null or d.ended_at > moment)
    and d.valid_from <= yanzhen_day(moment) and d.valid_until > yanzhen_day(moment)
    and d.role = any (g.roles) and (g.disabled_at is null or g.disabled_at > moment)
$$;

-- Whether an account of a person holds one of the roles at a moment, by itself or by delegation.
create function yanzhen_holds_role(of_city text, of_account uuid, of_person uuid, wanted text[],
  moment timestamptz) returns boolean language sql stable as $$
  select exists (
    select from account a
    where a.city = of_city and a.id = of_account and a.person_id = of_person
      and (a.disabled_at is null or a.disabled_at > moment)
      and (a.roles && wanted
        or exists (select from yanzhen_delegations(of_city, of_account, moment) d
                   where d.role = any (wanted))))
$$;
