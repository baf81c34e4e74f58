-- It reads a setting of the transaction, which the server hands to its workers: counts over a million rows may run on
-- several processors. Every policy asks for it, so that without this no statement could.
alter function yanzhen_city() parallel safe;
