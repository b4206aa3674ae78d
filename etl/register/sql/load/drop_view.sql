-- Takes away the view of the files of a form, once their rows are loaded.
DROP VIEW IF EXISTS {view};
