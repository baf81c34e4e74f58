-- The printed voucher of a batch that went to the bank: made once, the same bytes ever after.
create table payment_voucher (
  city text not null,
  batch_id uuid not null,
  -- Of the PDF, which lies sealed with the files.
  pdf_sha256 bytea not null,
  fonts text[] not null,
  made_by_person uuid not null,
  made_at timestamptz not null,
  primary key (city, batch_id),
  foreign key (city, batch_id) references payment_batch,
  foreign key (city, made_by_person) references person
);
select yanzhen_protect('payment_voucher', append_only => true);
