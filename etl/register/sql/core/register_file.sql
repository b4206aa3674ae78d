-- One row per file of the register: the number that its rows carry in file_id.
CREATE TABLE core.register_file (
    file_id SMALLINT PRIMARY KEY, file VARCHAR NOT NULL, record VARCHAR NOT NULL
);
