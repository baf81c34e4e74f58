-- A second row of one key is found while the file is read; looking for it in the table was quadratic.
drop index import_row_by_key;
alter table import_row drop column key_index;
