-- A message is written out once, in both languages, and then delivered by each way the person has.
alter table message add column text jsonb;
create index message_unread on message (city, person_id) where read_at is null and text is not null;
create index message_newest on message (city, person_id, id desc) where text is not null;

-- A confirmed address for messages; the number for codes stays the mobile one.
alter table person add column email_sealed bytea;

-- An address that was given and not confirmed yet: one a person.
create table email_request (
  city text not null,
  person_id uuid not null,
  id uuid not null,
  email_sealed bytea not null,
  -- Null until the job has made the code.
  code_hash bytea,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0 check (tries between 0 and 5),
  primary key (city, person_id),
  foreign key (city, person_id) references person
);
select yanzhen_protect('email_request');

-- One row a message and way. `sending` is committed before anything leaves the house, so that a process that
-- dies in between leaves `uncertain` behind and never a second message.
create table message_delivery (
  city text not null,
  id uuid not null,
  message_id uuid not null,
  way text not null check (way in ('sms', 'email')),
  state text not null check (state in ('sending', 'waiting', 'delivered', 'failed', 'uncertain')),
  tries int not null default 0 check (tries between 0 and 5),
  -- Why it was not taken, in a word; never an address or a text.
  failure text check (length(failure) <= 100),
  changed_at timestamptz not null,
  primary key (city, id),
  unique (city, message_id, way),
  foreign key (city, message_id) references message (city, id)
);
create index message_delivery_by_state on message_delivery (city, state, changed_at);
select yanzhen_protect('message_delivery');
