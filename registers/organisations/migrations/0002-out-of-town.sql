-- A university or firm of elsewhere works with the city and stands in none of its counties.
alter table organisation alter column county drop not null;
