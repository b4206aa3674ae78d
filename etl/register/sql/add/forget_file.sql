-- Takes out the numbers of files that are wholly stood in for.
DELETE FROM aside.core.register_file WHERE list_contains($ids, file_id);
